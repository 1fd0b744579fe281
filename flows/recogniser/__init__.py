"""The recogniser of moves: `PhraseRecogniser(book)` reads messages; `Book` is what it knows."""

from flows.recogniser.book import Book, Exchange, Family, Forms, Guards, Lines, Opening, Signs, Told, Vocabulary
from flows.recogniser.ear import PhraseRecogniser

__all__ = ["Book", "Exchange", "Family", "Forms", "Guards", "Lines", "Opening", "PhraseRecogniser", "Signs", "Told", "Vocabulary"]
