"""How people write times: "Thursday 7pm", "in two weeks", "12/3", and whole sentences around them."""

from flows.when.read import read
from flows.when.reading import Doubt, Outcome, When

__all__ = ["Doubt", "Outcome", "When", "read"]
