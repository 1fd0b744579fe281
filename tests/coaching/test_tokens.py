"""Keys to the API: shown once, kept as a hash, good for their time, ended by whom they belong to."""

from datetime import timedelta

import pytest
from sqlmodel import select

from bot.coaching import leaving, tokens
from bot.store.coaching import Token
from bot.store.store import Store
from tests.coaching.group import coach
from tests.coaching.test_cohorts import NOBODYS
from tests.conftest import NOW

DAY = timedelta(days=1)


async def test_a_key_is_good_until_it_expires_and_only_as_it_was_shown(store: Store):
    async with store.work() as work:
        maria = await coach(work, 100)
        row, secret = await tokens.made(work, maria, " Moodle\x00 \n", NOW, reads_only=True, lasts=DAY)
        assert (row.name, row.reads_only, secret.startswith(row.beginning)) == ("Moodle", True, True)
        found = await tokens.of(work, secret, NOW + DAY - timedelta(seconds=1))
        assert found is not None and found[1].id == maria.id and row.used == NOW + DAY - timedelta(seconds=1)
        assert await tokens.of(work, secret, NOW + DAY) is None
        for wrong in (
            "",
            secret[:-1],
            secret + "x",
            secret.swapcase(),
            secret.removeprefix("sc_"),
            row.beginning,
            row.digest,
            "\ud83d",
            "\x00",
        ):
            assert await tokens.of(work, wrong, NOW) is None
        assert secret not in str([each.model_dump() for each in (await work.exec(select(Token))).all()])


async def test_a_key_is_ended_by_its_coach_alone_and_at_once(store: Store):
    async with store.work() as work:
        maria, ben = await coach(work, 100), await coach(work, 200, "Ben Adler")
        (first, secret), (second, other) = await tokens.made(work, maria, "one", NOW), await tokens.made(work, maria, "two", NOW)
        for number in (first.id or 0, *NOBODYS):
            assert not await tokens.end(work, ben, number, NOW)
        assert not any([await tokens.end(work, maria, number, NOW) for number in NOBODYS])
        assert await tokens.of(work, secret, NOW) and await tokens.end(work, maria, first.id or 0, NOW)
        assert not await tokens.end(work, maria, first.id or 0, NOW), "ended before"
        assert await tokens.of(work, secret, NOW) is None and await tokens.of(work, other, NOW)
        assert [each.id for each in await tokens.open_ones(work, maria, NOW)] == [second.id] and not await tokens.open_ones(work, ben, NOW)
        await leaving.end(work, maria, NOW)
        assert await tokens.of(work, other, NOW) is None


@pytest.mark.parametrize(("name", "lasts"), [("", DAY), (" \x00", DAY), ("one", 0 * DAY), ("one", -DAY), ("one", 367 * DAY)])
async def test_a_key_has_a_name_and_an_end(store: Store, name: str, lasts: timedelta):
    async with store.work() as work:
        with pytest.raises(ValueError):
            await tokens.made(work, await coach(work, 100), name, NOW, lasts=lasts)


async def test_twenty_keys_are_enough(store: Store):
    async with store.work() as work:
        maria = await coach(work, 100)
        made = [await tokens.made(work, maria, f"number {number}", NOW, lasts=DAY) for number in range(tokens.MOST)]
        with pytest.raises(ValueError):
            await tokens.made(work, maria, "one more", NOW)
        await tokens.end(work, maria, made[0][0].id or 0, NOW)
        assert await tokens.made(work, maria, "one more", NOW) and await tokens.made(work, maria, "and later", NOW + DAY)
