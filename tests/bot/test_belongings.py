"""A table that holds something of a learner's is handed over and erased, or it says here why not."""

from __future__ import annotations

from sqlmodel import SQLModel

from bot.belongings import BELONGINGS
from bot.export.kept import Kept
from bot.store import tables
from bot.store.tables import Paced

NOBODYS = {Paced}  # when a chat may be written to again: erased with the chat, and nothing anybody would read


def test_every_table_is_somebodys_or_is_known_to_be_nobodys() -> None:
    found = {each for each in vars(tables).values() if isinstance(each, type) and issubclass(each, SQLModel) and each is not SQLModel}
    assert found == {its.table for its in BELONGINGS.values()} | NOBODYS


def test_an_export_has_a_place_for_everything() -> None:
    assert set(Kept.__slots__) == {*BELONGINGS, "coaching"}


def test_what_refers_to_another_table_stands_behind_it() -> None:
    order = [its.table.__tablename__ for its in BELONGINGS.values()]
    for at, its in enumerate(BELONGINGS.values()):
        refers = {key.column.table.name for key in its.table.metadata.tables[order[at]].foreign_keys}
        assert refers <= set(order[:at]), order[at]
