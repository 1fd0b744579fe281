"""A random walk over a whole desk, held against a small model of who belongs where after every step."""

from __future__ import annotations

import random
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot import practice
from bot.coaching import cohorts, exercises, invitations, leaving, overruling, remarks, sharing, sight, tasks, trying
from bot.store.coaching import Coach, Cohort, Member, Overruled, Remark, Shared, Task
from bot.store.store import Store
from bot.store.tables import Learner, Rehearsed, Taken
from flows.assignment import Reason
from flows.exercise import Counts, Passing
from flows.moves import Move
from tests.coaching.group import EXERCISE, KIND, SLIP, coach, joined, played, rows
from tests.conftest import NOW

NOBODYS = (0, -1, 9_999, 1 << 31, 1 << 80)
Rows = dict[str, list[dict[str, Any]]]
Step = Callable[[AsyncSession], Awaitable[object]]


class Walk:
    """Three coaches, three learners, and whatever chance makes of them; `done` is what happened, for whoever reads a failure."""

    def __init__(self, store: Store, seed: int) -> None:
        self.store, self.chance, self.now = store, random.Random(seed), NOW
        self.coaches: list[Coach] = []
        self.learners: list[Learner] = []
        self.theirs: dict[int, set[int]] = {}  # the coaches of each open cohort
        self.members: dict[int, dict[int, bool]] = {}  # the learners of each open cohort, and whether they show scores
        self.read = 0  # readings so far, those of the erased not counted
        self.done: list[str] = []

    async def begin(self) -> None:
        """Everybody is there, and there is one cohort."""
        async with self.store.work() as work:
            self.coaches = [await coach(work, 10 + number, f"Coach {number}") for number in range(3)]
            self.learners = [await practice.learner_of(work, 20 + number, NOW) for number in range(3)]
            for each in self.coaches:
                await exercises.keep(work, each, EXERCISE, NOW)
            await self.makes(work)
            await self.joins(work)

    async def step(self) -> None:
        """Something happens, and all that must hold is looked at."""
        often = [self.joins, self.assigns, self.plays, self.plays, self.shares, self.shares, self.comments, self.answers, self.overrules]
        seldom = [self.makes, self.lets_in, self.agrees, self.reads, self.takes_back, self.consents, self.excuses, self.withdraws]
        rarely = [self.leaves, self.leaves_to_others, self.closes, self.erases, self.rules_otherwise, self.ends, self.sweeps]
        what = self.chance.choice(self.chance.choices((often, seldom, rarely), (14, 5, 1))[0])
        self.now += timedelta(hours=self.chance.randint(1, 30))
        async with self.store.work() as work:
            await what(work)
        self.done.append(what.__name__)
        await self.check()

    async def makes(self, work: AsyncSession) -> None:
        """A cohort."""
        by = self.chance.choice(self.coaches)
        made = await cohorts.made(work, by, f"Cohort {len(self.done)}", self.now)
        self.theirs[made.id or 0], self.members[made.id or 0] = {by.id or 0}, {}

    async def lets_in(self, work: AsyncSession) -> None:
        """A colleague joins, by a code made for that."""
        by, cohort = await self._coached(work)
        other = self.chance.choice(self.coaches)
        if cohort is not None:
            code = await invitations.invite(work, by, cohort, self.now, most=1, as_coach=True)
            assert await cohorts.join_as_coach(work, other, code, self.now) is not None
            code.withdrawn = self.now
            self.theirs[cohort.id or 0].add(other.id or 0)

    async def joins(self, work: AsyncSession) -> None:
        """A learner, with consent or without."""
        by, cohort = await self._coached(work)
        if cohort is not None:
            learner, scores = self.chance.choice(self.learners), self.chance.random() < 0.5
            await joined(work, cohort, by, learner, f"Learner {learner.id}", scores)
            self.members[cohort.id or 0][learner.id or 0] = scores

    async def assigns(self, work: AsyncSession) -> None:
        """To all or to one."""
        by, cohort = await self._coached(work)
        if cohort is not None:
            some = await cohorts.members_of(work, cohort)
            only = self.chance.choice(some) if some and self.chance.random() < 0.4 else None
            (designed, *_) = await exercises.of(work, by)
            rule = Passing(most_slips=0, follow_up=self.chance.random() < 0.3)
            designed = await exercises.keep(
                work,
                by,
                replace(EXERCISE, passing=rule, tries=self.chance.choice((0, 2)), counts=self.chance.choice([*Counts])),
                NOW,
                designed,
            )
            await tasks.assign(work, by, designed, cohort, self.now, only, due=self.chance.choice((None, self.now + timedelta(days=3))))

    async def plays(self, work: AsyncSession) -> None:
        """A try, or just so."""
        learner = self.chance.choice(self.learners)
        mine = await tasks.mine(work, learner, self.now)
        task = self.chance.choice(mine)[0] if mine and self.chance.random() < 0.8 else None
        if task is not None:
            await trying.begun(work, task, self.now)
        scene = "follow_up" if task is None and self.chance.random() < 0.5 else "coffee"
        await played(work, learner, self.chance.choice((KIND, SLIP)), task=(task.id if task else 0) or 0, scene=scene, at=self.now)

    async def shares(self, work: AsyncSession) -> None:
        """One of their talks, with a cohort they are in."""
        learner = self.chance.choice(self.learners)
        told = (await work.exec(select(Rehearsed).where(Rehearsed.learner == learner.id))).all()
        for row in self.chance.sample(told, min(2, len(told))):
            for _, cohort in await sharing.may_be_shared(work, learner, row):
                assert await sharing.share(work, learner, row, cohort.id or 0, self.now) is not None

    async def takes_back(self, work: AsyncSession) -> None:
        """What they had shared."""
        if found := await self._shared(work):
            learner = next(each for each in self.learners if each.id == found.learner)
            assert await sharing.take_back(work, learner, found.id or 0)

    async def reads(self, work: AsyncSession) -> None:
        """A coach."""
        if found := await self._shared(work):
            by = next(each for each in self.coaches if each.id in self.theirs[found.cohort])
            assert await sharing.read(work, by, found.id or 0, "desk", self.now) is not None
            self.read += 1

    async def comments(self, work: AsyncSession) -> None:
        """A coach, on a turn or the whole talk."""
        if found := await self._shared(work):
            by = self.chance.choice([each for each in self.coaches if each.id in self.theirs[found.cohort]])
            turns = (await work.exec(select(Taken.id).where(Taken.rehearsal == found.rehearsal))).all()
            await remarks.comment(work, by, found, self.chance.choice((0, *turns)) or 0, "Well done.", self.now)

    async def answers(self, work: AsyncSession) -> None:
        """The learner."""
        said = (await work.exec(select(Remark).where(Remark.coach != 0))).all()
        if said:
            remark = self.chance.choice(said)
            told = [await remarks.answer(work, learner, remark.id or 0, "Thank you.", self.now) for learner in self.learners]
            assert sum(each is not None for each in told) == 1

    async def overrules(self, work: AsyncSession) -> None:
        """A coach, a slip."""
        found = await self._shared(work)
        talk = (
            await sharing.shared(work, next(each for each in self.coaches if each.id in self.theirs[found.cohort]), found.id or 0)
            if found
            else None
        )
        for turn in (await work.exec(select(Taken.id).where(Taken.rehearsal == talk.rehearsal))).all() if talk else ():
            by = self.chance.choice([each for each in self.coaches if talk and each.id in self.theirs[talk.cohort]])
            for move in (Move.REFERRAL_ASK, Move.RESUME_PUSH):
                try:
                    assert talk and await overruling.overrule(work, by, talk, turn or 0, move, "", self.now)
                except ValueError:
                    continue

    async def rules_otherwise(self, work: AsyncSession) -> None:
        """The mentor was right."""
        for number in (await work.exec(select(Overruled.id))).all()[:1]:
            found = await overruling.by_number(work, number or 0)
            assert found is not None
            await overruling.take_back(work, *found)

    async def agrees(self, work: AsyncSession) -> None:
        """To have a sentence kept, or not."""
        for number in (await work.exec(select(Overruled.id))).all():
            yes = self.chance.random() < 0.7
            assert sum([await overruling.agreed(work, learner, number or 0, yes, self.now) for learner in self.learners]) == 1

    async def consents(self, work: AsyncSession) -> None:
        """Or no longer."""
        members = (await work.exec(select(Member))).all()
        if members:
            member = self.chance.choice(members)
            await cohorts.consent(work, member, not member.scores)
            self.members[member.cohort][member.learner] = member.scores

    async def excuses(self, work: AsyncSession) -> None:
        """Somebody."""
        every = (await work.exec(select(Task))).all()
        if every:
            task = self.chance.choice(every)
            await tasks.excuse(work, task, not task.excused, self.now)

    async def withdraws(self, work: AsyncSession) -> None:
        """An assignment."""
        by, cohort = await self._coached(work)
        if cohort is not None and (given := await tasks.assignments(work, cohort)) and by is not None:
            await tasks.withdraw(work, self.chance.choice(given), self.now)

    async def leaves(self, work: AsyncSession) -> None:
        """A learner."""
        members = (await work.exec(select(Member))).all()
        if members:
            member = self.chance.choice(members)
            await cohorts.leave(work, member)
            del self.members[member.cohort][member.learner]

    async def leaves_to_others(self, work: AsyncSession) -> None:
        """A coach, a cohort."""
        by, cohort = await self._coached(work)
        if cohort is not None:
            await cohorts.leave_to_others(work, cohort, by, self.now)
            self._left(cohort.id or 0, by.id or 0)

    async def closes(self, work: AsyncSession) -> None:
        """A cohort."""
        _, cohort = await self._coached(work)
        if cohort is not None:
            await cohorts.close(work, cohort, self.now)
            del self.theirs[cohort.id or 0], self.members[cohort.id or 0]

    async def ends(self, work: AsyncSession) -> None:
        """A coach is none any more, and is named again, without cohorts."""
        by = self.chance.choice(self.coaches)
        await leaving.end(work, by, self.now)
        for cohort in [each for each, theirs in self.theirs.items() if by.id in theirs]:
            self._left(cohort, by.id or 0)
        by.ended = None
        work.add(by)

    async def erases(self, work: AsyncSession) -> None:
        """A learner, from the desk; as somebody new they come again."""
        learner = self.chance.choice(self.learners)
        await leaving.erase(work, learner, self.now)
        self.read = len((await work.exec(select(sharing.Looked))).all())
        for members in self.members.values():
            members.pop(learner.id or 0, None)

    async def sweeps(self, work: AsyncSession) -> None:
        """Old talks go, as they do after RETENTION_DAYS; readings that are younger stay."""
        before = self.now - timedelta(days=20)
        gone = select(Rehearsed.id).where(Rehearsed.status == "done", Rehearsed.began < before)
        await leaving.let_go(work, gone, before)
        for number in (await work.exec(gone)).all():
            for table in (Taken, Rehearsed):
                mine = Taken.rehearsal == number if table is Taken else Rehearsed.id == number
                for row in (await work.exec(select(table).where(mine))).all():
                    await work.delete(row)
        await work.flush()
        self.read = len((await work.exec(select(sharing.Looked))).all())

    async def check(self) -> None:
        """All that must hold."""
        everything = await rows(self.store)
        self._nobody_is_kept_where_they_left(everything)
        self._letters_are_about_what_is_there(everything)
        assert len(everything["looks"]) == self.read, "readings stay"
        async with self.store.reading() as work:
            for each in self.coaches:
                await self._a_coach_reaches_what_is_theirs(work, each, everything)
            for learner in self.learners:
                await self._a_learner_reaches_what_is_theirs(work, learner, everything)
            for number in self.theirs:
                await self._only_who_agreed_shows_scores(work, number)

    def _nobody_is_kept_where_they_left(self, everything: Rows) -> None:
        there = {(cohort, learner) for cohort, members in self.members.items() for learner in members}
        assert {(each["cohort"], each["learner"]) for each in everything["members"]} == there
        for table in ("tasks", "shared"):
            assert {(each["cohort"], each["learner"]) for each in everything[table]} <= there, table
        assert {(each["cohort"], each["learner"]) for each in everything["assignments"] if each["learner"]} <= there
        assert {each["task"] for each in everything["tries"]} <= {each["id"] for each in everything["tasks"]}
        assert {each["task"] for each in everything["rehearsals"]} <= {0, *(each["id"] for each in everything["tasks"])}
        talks = {each["id"] for each in everything["shared"]}
        assert {each["shared"] for table in ("remarks", "overruled") for each in everything[table]} <= talks
        assert {each["overruled"] for each in everything["corrections"]} <= {
            each["id"] for each in everything["overruled"] if each["consent"] == "yes"
        }

    def _letters_are_about_what_is_there(self, everything: Rows) -> None:
        talks = {each["id"]: each for each in everything["shared"]}
        whose = {
            **{(kind, each["id"]): {each["learner"]} for each in everything["tasks"] for kind in ("task", "task_due")},
            **{("comment", each["id"]): {talks[each["shared"]]["learner"]} for each in everything["remarks"] if each["coach"]},
            **{("overruled", each["id"]): {talks[each["shared"]]["learner"]} for each in everything["overruled"]},
            **{
                ("answer", each["id"]): self._chats_of(talks[each["shared"]]["cohort"])
                for each in everything["remarks"]
                if not each["coach"]
            },
        }
        for each in everything["reminders"]:
            if each["status"] == "waiting":
                assert each["learner"] in whose.get((each["kind"], each["about"]), ()), each

    async def _a_coach_reaches_what_is_theirs(self, work: AsyncSession, by: Coach, everything: Rows) -> None:
        mine = {cohort for cohort, theirs in self.theirs.items() if by.id in theirs}
        assert {each.id for each in await cohorts.of(work, by)} == mine
        talks = {each["id"]: each["cohort"] for each in everything["shared"]}
        gone = {each["id"] for each in everything["assignments"] if each["withdrawn"]}
        reach: dict[str, tuple[Any, dict[int, int]]] = {
            "cohort": (cohorts.by_number, {each["id"]: each["id"] for each in everything["cohorts"]}),
            "member": (cohorts.member, {each["id"]: each["cohort"] for each in everything["members"]}),
            "invitation": (invitations.by_number, {each["id"]: each["cohort"] for each in everything["invitations"]}),
            "assignment": (tasks.assignment, {each["id"]: each["cohort"] for each in everything["assignments"] if each["id"] not in gone}),
            "withdrawn": (tasks.assignment, dict.fromkeys(gone, 0)),
            "task": (tasks.task_of, {each["id"]: 0 if each["assignment"] in gone else each["cohort"] for each in everything["tasks"]}),
            "shared": (sharing.shared, talks),
            "remark": (remarks.to_read, {each["id"]: talks[each["shared"]] for each in everything["remarks"]}),
        }
        for name, (found, numbers) in reach.items():
            for number in (*numbers, *NOBODYS):
                reached = await found(work, by, number) is not None
                assert reached == (numbers.get(number) in mine), f"{name} {number} of coach {by.id}"
        for row in everything["exercises"]:
            assert (await exercises.by_number(work, by, row["id"]) is not None) == (row["coach"] == by.id)

    async def _a_learner_reaches_what_is_theirs(self, work: AsyncSession, learner: Learner, everything: Rows) -> None:
        here = {cohort for cohort, members in self.members.items() if learner.id in members}
        assert {cohort.id for _, cohort in await cohorts.memberships(work, learner)} == here
        talks = {each["id"]: each["learner"] for each in everything["shared"]}
        for each in everything["tasks"]:
            assert await tasks.my_task(work, learner, each["id"], self.now) is None or each["learner"] == learner.id
        for each in everything["remarks"]:
            may = bool(each["coach"]) and talks[each["shared"]] == learner.id
            assert (await remarks.to_answer(work, learner, each["id"]) is not None) == may
        for number in NOBODYS:
            assert await remarks.to_answer(work, learner, number) is None and await tasks.my_task(work, learner, number, self.now) is None
        assert {each.id for each, _, _ in await sharing.shared_by(work, learner)} == {
            number for number, whose in talks.items() if whose == learner.id
        }

    async def _only_who_agreed_shows_scores(self, work: AsyncSession, number: int) -> None:
        cohort = await work.get(Cohort, number)
        assert cohort is not None
        agreed, shown = self.members[number], {each.rehearsal: each.id for each in await sharing.shared_with(work, cohort)}
        seats = await sight.seats(work, cohort, self.now)
        assert {seat.member.learner for seat in seats} == {*agreed}
        results = [each for row in await tasks.assignments(work, cohort) for each in await sight.results(work, row)]
        for seat in seats:
            path = [each for _, each in await sight.path_of(work, seat.member)]
            hidden = not agreed[seat.member.learner]
            assert not hidden or (seat.stuck_on is None and Reason.OVERCORRECTING not in seat.reasons)
            for one in (*path, *(each for each in results if each.member.learner == seat.member.learner)):
                self._shows(one, hidden, shown)
            assert [each.state for _, _, each in seat.work] == [each.work.state for each in path], "how it stands is told either way"
            assert not hidden or not [each for _, _, work_ in seat.work for tried in work_.tries for each in tried.missed]

    def _shows(self, one: sight.Result, hidden: bool, shown: dict[int, int | None]) -> None:
        assert [each.passed for each in one.shots] == [each.passed for each in one.work.tries]
        assert (one.counting is None) == (one.work.counting is None)
        for shot, tried in zip(one.shots, one.work.tries, strict=True):
            assert shot.shared == (shown.get(shot.rehearsal) or 0)
            assert not hidden or (shot.past, shot.curve, shot.missed, tried.missed) == (None, (), (), ())
            assert hidden or shot.missed == tried.missed

    def _left(self, cohort: int, by: int) -> None:
        self.theirs[cohort].discard(by)
        if not self.theirs[cohort]:
            del self.theirs[cohort], self.members[cohort]

    def _chats_of(self, cohort: int) -> set[int]:
        return {each.learner for each in self.coaches if each.id in self.theirs[cohort]}

    async def _coached(self, work: AsyncSession) -> tuple[Coach, Cohort | None]:
        by = self.chance.choice(self.coaches)
        mine = await cohorts.of(work, by)
        return by, self.chance.choice(mine) if mine else None

    async def _shared(self, work: AsyncSession) -> Shared | None:
        every = (await work.exec(select(Shared))).all()
        return self.chance.choice(every) if every else None
