"""A coach's own scenes and partners on the desk: kept, or shown again with every fault; theirs alone."""

import pytest
from sqlmodel import select

from bot.content.library import prompts
from bot.store.coaching import Uploaded
from bot.store.store import Store
from tests.desk.conftest import HOME, Browser

PARTNER = (prompts() / "partners" / "dana.yaml").read_text("utf-8").replace('name: "Dana Okafor"', 'name: "Petra Lang"')


async def bring(browser: Browser, source: str | bytes, name: str = "petra.yaml"):
    return await browser.post("/desk/content", data={"seal": browser.seal}, files={"file": (name, source)}, headers={"origin": HOME})


async def test_a_good_partner_is_kept_and_can_be_read_again(maria: Browser, tom: Browser):
    answer = await bring(maria, PARTNER)
    place = answer.headers["location"].partition("?")[0]
    assert "Petra Lang" in await maria.look(place) and "Petra Lang" in await maria.look("/desk/content")
    await tom.look(place, 404)
    number = place.rpartition("/")[2]
    build = f"/desk/exercise/new?partner=own{number}"
    chosen = f'<option value="own{number}" selected>'
    assert chosen in await maria.look(build) and f"own{number}" not in await tom.look(build)
    assert (await tom.send_form(f"{place}/drop")).status_code == 404
    await maria.send_form(f"{place}/drop")
    await maria.look(place, 404)


@pytest.mark.parametrize(
    "source", [b"", b"\x00\x01", b"a: &a [*a]", b"!!python/object/apply:os.system ['true']", b"- " * 50_000, "title: '{{ cycler }}'"]
)
async def test_a_broken_file_is_shown_again_with_its_faults_and_not_kept(store: Store, maria: Browser, source: bytes):
    answer = await bring(maria, source)
    assert answer.status_code == 422 and ("Line 1" in answer.text or "Choose a file" in answer.text)
    async with store.work() as work:
        assert not (await work.exec(select(Uploaded))).all()


async def test_what_was_typed_in_is_still_there_with_its_faults(maria: Browser):
    answer = await maria.send_form("/desk/content", source='title: "A <b>lunch</b>"\nstates: nonsense')
    assert answer.status_code == 422 and "A &lt;b&gt;lunch&lt;/b&gt;" in answer.text and "pasted.yaml" in answer.text


@pytest.mark.parametrize("kind", ["partner", "scene"])
async def test_an_example_is_good_enough_to_be_brought_back(maria: Browser, kind: str):
    text = await maria.look(f"/desk/content/example/{kind}.yaml")
    assert (await bring(maria, text)).status_code == 303
    await maria.look("/desk/content/example/../../../etc.yaml", 404)
