"""Accounts of occasions become people, talk and promises; what is unsure is marked, and bad input is told apart."""

from datetime import date, datetime

import pytest

from flows.afterwards import Ask, Item, Log, Review, Told, read
from flows.afterwards.correcting import added, passed_on, renamed, with_tapped, without_person
from flows.afterwards.deadlines import deadline
from flows.afterwards.review import (
    answered,
    asks,
    due_at,
    finished,
    is_too_long,
    judged,
    next_item,
    tapped,
    worked,
)
from flows.afterwards.things import what as briefly
from flows.occasion import IfThen, Occasion, Plan
from tests.afterwards.accounts import Account, accounts, measured

NOW = datetime.fromisoformat("2026-11-24T22:10:00+01:00")  # a Tuesday
GUY = "and then there was this guy from Siemens, Tom I think, we talked about his kid's school, promised I'd send him the link by Friday"


@pytest.mark.parametrize("account", accounts("tuning"), ids=lambda each: each.text[:40])
def test_people_and_promises_of_a_tuned_account_are_all_found(account: Account) -> None:
    figures, notes = measured(account)
    assert not [note for note in notes if not note.startswith("role")], figures


def test_drills_are_read_as_well_as_they_were() -> None:
    total: dict[str, int] = {}
    for account in accounts("drills"):
        for key, value in measured(account)[0].items():
            total[key] = total.get(key, 0) + value
    assert total["whole"] >= 37 and total["promises right"] >= 38 and not total.get("promises wrong", 0)


def test_what_is_told_of_a_relative_is_theirs_and_each_keeps_their_own_clause() -> None:
    log = read("I met Ana, whose colleague Tom is a designer. Lukas works at Northvolt, Femi is a recruiter at Adyen.", NOW)
    ana, tom, lukas, femi = log.people
    assert (ana.role, tom.role, femi.role) == ("", "designer", "recruiter")
    assert (ana.talk, lukas.talk) == ((), ("Lukas works at Northvolt",)) and not any("Northvolt" in each for each in femi.talk)


@pytest.mark.parametrize(
    ("told", "what"),
    [
        ("Ana is waiting for my slides.", "my slides"),
        ("Ana wants the slides, I said sure.", "the slides"),
        ("I've to get back to Ana with two dates.", "get back to Ana with two dates"),
        ("I gave Ana my word that the chairs will be back on Saturday.", "the chairs will be back"),
        ("Met Ana. Must remember to write her about the course.", "write her about the course"),
        ("Met Ana. We left it that I email her a draft in a fortnight.", "email her a draft"),
        ("Ended up offering Ana a lift on the 2nd of December.", "a lift"),
        ("Ana asked for my rates. I told her she'll have them by noon tomorrow.", "them (my rates)"),
        ("Ana wants to borrow my pump, she can have it on Friday.", "it (my pump)"),
    ],
)
def test_ways_to_owe_something_without_saying_promise(told: str, what: str) -> None:
    assert [(each.to, each.what) for each in read(told, NOW).mine] == [("Ana", what)]


@pytest.mark.parametrize(
    "told",
    [
        "Ana told me I should talk to her boss.",
        "Ana: will call me.",
        "Met Ana. Action for her: share the job ad.",
        "I'd bring Ana cake if she does.",
    ],
)
def test_what_the_other_does_and_what_hangs_on_an_if_is_no_promise_of_mine(told: str) -> None:
    assert not read(told, NOW).mine


def test_an_answer_longer_than_is_read_is_cut_between_two_words() -> None:
    words = "somewhere by the river " * 300
    kept = answered(Review(), Ask.TALK, words).answers[Ask.TALK]
    assert len(kept) <= 4000 and kept.split()[-1] in words.split() and is_too_long(Review(), Ask.TALK, words)


def test_a_line_of_dashes_in_a_promise_is_read_in_one_way() -> None:
    """Read in every way there is, it would take for ever."""
    told = briefly(f"send him the recipe {'-' * 500} the one with plums")
    assert told.startswith("send him the recipe") and briefly(f"send him the recipe {'- ' * 500}or so") == "send him the recipe"


def test_one_promise_to_two_people_is_two() -> None:
    log = read("Told Fergal AND Una I'd WhatsApp them the route tonight. I've promised Yuki a book and Ferran a lift.", NOW)
    assert [(each.to, each.what) for each in log.mine] == [
        ("Fergal", "WhatsApp them the route"),
        ("Una", "WhatsApp them the route"),
        ("Yuki", "a book"),
        ("Ferran", "a lift"),
    ]


def test_a_stretch_of_days_is_no_day_and_never_sure() -> None:
    (answer,) = read("Promised Tom a proper answer next week.", NOW).mine
    assert (answer.due, answer.sure, answer.what) == (0, False, "a proper answer next week")


def test_a_week_later_counts_from_the_day_before_it() -> None:
    log = read("Met Noor. She's sending it on Friday and I said she'd have my comments a week later.", NOW)
    assert date.fromordinal(log.mine[-1].due) == date(2026, 12, 4)


def test_what_is_for_nobody_here_is_no_promise_of_theirs() -> None:
    for said in ("Met Ana and Tom. They are going to get married in June!", "Niamh told Brendan she'd drive him to the airport."):
        assert not read(said, NOW).promises


def test_accounts_kept_apart_are_read_at_least_as_well_as_on_the_first_day() -> None:
    total: dict[str, int] = {}
    for account in accounts("logs"):
        for key, value in measured(account)[0].items():
            total[key] = total.get(key, 0) + value
    assert total["people right"] >= 40 and total.get("people wrong", 0) <= 1
    assert total["promises right"] >= 22 and total.get("promises wrong", 0) <= 5 and total["theirs right"] >= 11


def test_a_run_on_line_is_one_person_with_talk_and_a_promise() -> None:
    log = read(GUY, NOW)
    (tom,), (link,) = log.people, log.promises
    assert (tom.name, tom.company, tom.sure) == ("Tom", "Siemens", False)
    assert "school" in tom.talk[0] and "link" not in " ".join(tom.talk)
    assert (link.to, link.what, date.fromordinal(link.due)) == ("Tom", "send him the link", date(2026, 11, 27))


def test_voice_typed_lines_without_a_mark_are_read() -> None:
    log = read(
        "um so i met priya she works at bosch as a recruiter and uh i said i'd send her my cv by monday and then i ran into marco from "
        "fiat he said he'd introduce me to his boss",
        NOW,
    )
    assert [(each.name, each.company) for each in log.people] == [("Priya", "Bosch"), ("Marco", "Fiat")]
    assert [(each.to, each.theirs) for each in log.promises] == [("Priya", False), ("Marco", True)]


@pytest.mark.parametrize(
    ("said", "promised"),
    [
        ("Met Ana. Told her I'd send the slides.", "send the slides"),
        ("Met Ana. I owe her a coffee.", "a coffee"),
        ("Met Ana, need to email her the dates", "email her the dates"),
        ("Met Ana. She wants my deck; I'll send it tonight.", "send it (my deck)"),
        ("Met Ana. She asked me to write to her boss, I said sure.", "write to her boss"),
        ("Met Ana. Promised her dinner.", "dinner"),
        ("Met Ana. I should have sent her my card.", ""),
        ("Met Ana. Maybe I'll write to her.", ""),
        ("Met Ana. I didn't promise anything.", ""),
        ("Met Ana. I'd love to see her lab one day.", ""),
        ("Met Ana. She said I could come by.", ""),
        ("Met Ana. I nearly promised her a visit.", ""),
        ("Ana - article, Fri", "article"),
        ("slides to Ana by Thursday", "slides to Ana"),
        ("For Ana: the map by Thursday", "the map"),
        ("Met Ana. She gets my drawings on Friday.", "my drawings"),
        ("Met Ana. I'll swing by with the ladder for her.", "swing by with the ladder for her"),
        ("met ana. promised: cv till friday", "cv"),
        ("Met Ana. Told her I'd scan the form and send it on Friday", "scan the form and send it"),
        ("Met Ana. I should really go to more of these.", ""),
        ("Ana is writing a book on bees. I'd read it!", ""),
        ("Told Ana I'd help her move on Saturday, then took it back.", ""),
        ("Ana - nothing", ""),
    ],
)
def test_reported_promises_are_heard_and_hedged_ones_are_none(said: str, promised: str) -> None:
    assert [each.what for each in read(said, NOW).mine] == ([promised] if promised else [])


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("", Told.EMPTY),
        ("🙃🙃 !!", Told.EMPTY),
        ("nobody", Told.NOBODY),
        ("I didn't really talk to anyone", Told.NOBODY),
        ("I didn't go", Told.ABSENT),
        ("skipped it, train strike", Told.ABSENT),
        ("Ich habe mit dem Tobias über die Schule gesprochen", Told.FOREIGN),
        ("Hablé con Inés sobre el trabajo y fue muy bien", Told.FOREIGN),
        ("it was nice", Told.UNCLEAR),
        ("no promises", Told.NOTHING),
    ],
)
def test_what_is_no_account_is_told_apart(said: str, told: Told) -> None:
    log = read(said, NOW)
    assert log.told is told and not log.people and not log.promises


def test_four_thousand_characters_and_more_are_cut_and_read_in_no_time() -> None:
    log = read("Met Ana from Bosch and promised to send her the slides. " * 200, NOW)
    assert log.is_cut and [each.name for each in log.people] == ["Ana"] and len(log.mine) == 1
    assert read("a" * 9000, NOW).is_cut
    assert read("<b>" * 1500 + "((((" * 500, NOW).is_cut


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("by Friday", "2026-11-27"),
        ("next Friday", "2026-12-04"),
        ("on Wednesday, no wait, Thursday", "2026-11-26"),
        ("tonight, no, better tomorrow", "2026-11-25"),
        ("over the weekend", "2026-11-28"),
        ("before the weekend", "2026-11-27"),
        ("within two days", "2026-11-26"),
        ("in a couple of weeks", "2026-12-08"),
        ("by the fifteenth", "2026-12-15"),
        ("end of the month", "2026-11-30"),
        ("I sat next to her", ""),
        ("he may know", ""),
    ],
)
def test_deadlines_are_days(said: str, day: str) -> None:
    found = deadline(said, NOW)
    assert (date.fromordinal(found.day).isoformat() if found else "") == day


def test_answers_become_one_account_whatever_form_they_have() -> None:
    review = answered(
        answered(answered(Review(), Ask.WHOM, "Tom and Ana"), Ask.TALK, "with Tom about bikes"), Ask.PROMISES, "send Ana the link by Friday"
    )
    assert asks(review) is None
    log = read(review.told, NOW)
    assert [each.name for each in log.people] == ["Tom", "Ana"] and log.mine[0].to == "Ana"


def test_a_log_is_corrected_without_losing_what_hangs_on_it() -> None:
    log = read(GUY, NOW)
    assert (
        renamed(log, 0, "Tim Bauer, Bosch").promises[0].to == "Tim Bauer"
        and renamed(log, 0, "Tim Bauer, Bosch").people[0].company == "Bosch"
    )
    assert without_person(log, 0) == log.evolve(people=(), promises=())
    both = with_tapped(log, ("Tom Bauer", "Inês Moura"))
    assert [each.name for each in both.people] == ["Inês Moura", "Tom Bauer"] and both.promises[0].to == "Tom Bauer"
    assert passed_on(both, 0).promises[0].to == "Inês Moura"
    assert len(added(both, log).people) == 2 and len(added(both, log).promises) <= 2
    assert tapped(tapped(Review(), "Inês"), "Inês") == Review()
    assert passed_on(Log(promises=log.promises), 0).promises == log.promises


def test_the_plan_is_looked_back_on_and_what_worked_is_kept() -> None:
    occasion = Occasion(plan=Plan(openings=("How do you know the host?",), if_thens=(IfThen("I hide", "I ask"),)))
    review = judged(Review(log=read(GUY, NOW)), occasion, Item.OPENED, "0")
    assert worked([review, review]) == ("How do you know the host?",)
    assert judged(review, occasion, Item.OPENED, "7") == review
    while (item := next_item(review, occasion)) is not None:
        review = judged(review, occasion, item, "no" if item is Item.ASKED else "yes")
    done = finished(review, occasion)
    assert done.done and done.one == "goal" and done.scores["memorable"] == 9 and done.scores["follow_up"] == 10
    assert finished(Review(), Occasion()).scores == {} and finished(Review(), Occasion()).one == "note"


@pytest.mark.parametrize(
    ("ends", "asked"),
    [
        ("2026-11-24T19:30", "2026-11-24T20:30"),
        ("2026-11-24T20:45", "2026-11-24T21:00"),
        ("2026-11-24T22:30", "2026-11-25T09:00"),
        ("2026-11-25T01:00", "2026-11-25T09:00"),
    ],
)
def test_how_it_was_is_asked_the_same_evening_or_the_next_morning(ends: str, asked: str) -> None:
    assert due_at(datetime.fromisoformat(ends)) == datetime.fromisoformat(asked)
