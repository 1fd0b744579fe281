"""The dashboard asks for nothing that is not measured, and shows all that is."""

import json
import re
from pathlib import Path

from bot.metrics import REGISTRY

BOARD = json.loads((Path(__file__).parents[2] / "deploy" / "grafana.json").read_text())


def measured() -> set[str]:
    endings = {"counter": ("_total",), "histogram": ("_bucket", "_sum", "_count"), "gauge": ("",)}
    return {family.name + ending for family in REGISTRY.collect() for ending in endings[family.type]}


def asked() -> set[str]:
    shown = " ".join(target["expr"] for panel in BOARD["panels"] for target in panel["targets"])
    return set(re.findall(r"second_coffee_\w+", shown + json.dumps(BOARD["templating"])))


def test_every_metric_it_names_exists():
    assert asked() and asked() <= measured()


def test_everything_we_measure_is_shown():
    ours = {name for name in measured() if not name.startswith("second_coffee_process_")}
    assert ours <= asked()


def test_panels_do_not_overlap_and_take_their_source_from_the_choice():
    places = [panel["gridPos"] for panel in BOARD["panels"]]
    cells = [(x, y) for at in places for x in range(at["x"], at["x"] + at["w"]) for y in range(at["y"], at["y"] + at["h"])]
    assert len(cells) == len(set(cells)) and max(x for x, _ in cells) < 24
    assert len({panel["id"] for panel in BOARD["panels"]}) == len(BOARD["panels"])
    assert {panel["datasource"]["uid"] for panel in BOARD["panels"]} == {"${datasource}"}
    assert [each["type"] for each in BOARD["templating"]["list"]] == ["datasource", "query"]
