"""How an update comes in, is kept and handled, and what it causes goes out: nothing lost, nothing twice, in order."""
