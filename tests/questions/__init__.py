"""Questions for each partner by people who knew only what anybody is told beforehand, with the facts that a reader found answer them."""
