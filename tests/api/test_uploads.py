"""A coach's own scenes and partners, brought by a program."""

from __future__ import annotations

import pytest

from bot.coaching import uploads
from bot.content import uploaded
from bot.store.store import Store
from tests.api.calls import BY_NAME, Numbers, Program, is_refused
from tests.desk.access import OWN

BROKEN = {
    "neither": "a: 1\nb: 2\n",
    "a bomb": "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
    "a tag": "name: !!python/object/apply:os.system ['true']\n",
    "a template": OWN.replace("Petra Lang", "{{ cycler.__init__.__globals__ }}"),
    "no YAML": "{{{{",
    "NUL": "name: \x00",
    "too much": "x" * 900_000,
}


async def test_what_was_brought_is_there_and_can_be_built_with(maria: Program, numbers: Numbers):
    made = (await maria.call(BY_NAME["upload"], numbers, json={"source": "\ufeff" + OWN})).json()
    assert made["kind"] == "partner" and made["title"] == "Petra Lang" and made["known_as"] == f"own{made['id']}"
    told = await maria.get(f"/api/v1/uploads/{made['id']}")
    assert told.json() == made | {"source": OWN}
    exercise = {"title": "With Petra", "scene": "coffee", "partner": made["known_as"]}
    assert (await maria.call(BY_NAME["make_exercise"], numbers, json=exercise)).status_code == 201
    await maria.delete(f"/api/v1/uploads/{made['id']}")
    assert made["id"] not in [each["id"] for each in (await maria.call(BY_NAME["uploads"], numbers)).json()["items"]]
    assert is_refused(await maria.call(BY_NAME["make_exercise"], numbers, json=exercise), 422)


async def test_another_coach_builds_nothing_with_it(tom: Program, numbers: Numbers):
    exercise = {"title": "With Petra", "scene": "coffee", "partner": f"own{numbers['content']}"}
    answer = await tom.call(BY_NAME["make_exercise"], numbers, json=exercise)
    assert is_refused(answer, 422) and answer.json()["faults"][0]["field"] == "partner"


@pytest.mark.parametrize("source", BROKEN.values(), ids=BROKEN)
async def test_a_broken_file_is_refused_with_its_faults_by_line(maria: Program, numbers: Numbers, source: str):
    answer = await maria.call(BY_NAME["upload"], numbers, json={"name": "x.yaml", "source": source})
    assert is_refused(answer, 422) and answer.json()["faults"]
    assert all(each["line"] >= 1 and each["says"] for each in answer.json()["faults"])


async def test_hundreds_of_faults_are_told_of_and_the_rest_counted(maria: Program, numbers: Numbers):
    unknown = "".join(f"field{number}: 1\n" for number in range(300))
    faults = (await maria.call(BY_NAME["upload"], numbers, json={"source": OWN + unknown})).json()["faults"]
    assert len(faults) <= uploaded.MOST_FAULTS + 1 and (len(faults) < uploaded.MOST_FAULTS or "more faults" in faults[-1]["says"])


async def test_nobody_waits_for_the_database_while_a_file_is_looked_through(
    store: Store, maria: Program, numbers: Numbers, monkeypatch: pytest.MonkeyPatch
):
    from bot.content.uploads import apart

    really = apart.examined

    async def while_others_write(source: bytes, name: str) -> uploaded.Examined:
        async with store.work():
            return await really(source, name)

    monkeypatch.setattr(apart, "examined", while_others_write)
    assert (await maria.call(BY_NAME["upload"], numbers)).status_code == 201


async def test_the_thirty_first_is_one_too_many(maria: Program, numbers: Numbers, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(uploads, "MOST", 1)
    answer = await maria.call(BY_NAME["upload"], numbers)
    assert is_refused(answer, 422) and "thirty" in answer.json()["error"]
