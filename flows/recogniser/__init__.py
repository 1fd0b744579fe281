"""The recogniser of moves: phrase families (`PhraseRecogniser`), and the trained ear on top of them (`trained.TrainedRecogniser`).

What computes with numbers (`encoder`, `trained`) is not imported here: what hears nothing need not wait for numpy.
"""

from flows.recogniser.book import Book, Certain, Exchange, Family, Feeling, Forms, Guards, Lines, Opening, Signs, Told, Vocabulary
from flows.recogniser.ear import PhraseRecogniser

__all__ = [
    "Book",
    "Certain",
    "Exchange",
    "Family",
    "Feeling",
    "Forms",
    "Guards",
    "Lines",
    "Opening",
    "PhraseRecogniser",
    "Signs",
    "Told",
    "Vocabulary",
]
