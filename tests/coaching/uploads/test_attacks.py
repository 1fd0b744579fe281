"""No text of a coach reaches anything but the plain values meant for it: every template is refused wherever it stands."""

import re
from pathlib import Path

import pytest
import yaml

from bot.content.library import prompts
from bot.content.uploaded import examine
from bot.words import PLAIN
from tests.rows import rows_of

BUILT_IN = Path(str(prompts() / "topics.yaml")).parent
CALL = rows_of(BUILT_IN / "scenes" / "call.yaml")
DANA = yaml.load((BUILT_IN / "partners" / "dana.yaml").read_text("utf-8"), Loader=yaml.CSafeLoader)  # noqa: S506
ATTACKS = [
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ name.__class__.__init__.__globals__ }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ lipsum.__globals__ }}",
    "{{ lipsum(n=1000000) }}",
    "{{ range(10**9)|list }}",
    "{{ 'x' * 10**9 }}",
    "{{ ('x' * 10**5)|center(10**9) }}",
    "{{ '%999999999d'|format(1) }}",
    "{{ '{0.__class__}'.format(name) }}",
    "{{ name|attr('__class__') }}",
    "{{ [name]|map(attribute='__class__')|list }}",
    "{{ dict(a=1).__class__ }}",
    "{{ namespace(x=1) }}",
    "{{ joiner.__init__.__globals__ }}",
    "{{ self.__init__.__globals__ }}",
    "{{ 9**9**9 }}",
    "{% for a in 'xxxxxxxxxx' %}{% for b in 'xxxxxxxxxx' %}x{% endfor %}{% endfor %}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{% include '/etc/passwd' %}",
    "{% import 'export.j2' as x %}",
    "{% extends 'debrief.j2' %}",
    "{% set x = name.__class__ %}",
    "{% trans %}hello{% endtrans %}",
    "{{ _('hello') }}{{ gettext('hello') }}",
    "{%- raw -%}{{ x }}{%- endraw -%}",
    "{# a remark #}",
    "{{ name",
    "{{name.upper()}}",
    "{{ name }}{{ name|upper }}",
    "{{-name-}}",
    "{{\nname\n}}",
    "{{ partner }}{{ target }}{{ field }}{{ aim }}",
    "{%",
    "{{",
]


def paths(value: object, path: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
    """Where every text stands; of each list and group with free names only the first."""
    if isinstance(value, str):
        return [path]
    if isinstance(value, dict):
        return [found for key, inner in value.items() for found in paths(inner, (*path, key))]
    return [found for found in paths(value[0], (*path, 0))] if isinstance(value, list) and value else []


def shape(path: tuple[object, ...]) -> str:
    free = re.sub(r"(topics|reactions|grants|views|tries|parts|states)\.\w+", r"\1.*", ".".join(map(str, path)))
    return re.sub(r"\.(open|even|cool|warm|polite|late)\b", ".*", free)


def places(value: object) -> list[tuple[object, ...]]:
    return list({shape(path): path for path in paths(value)}.values())


def with_texts(value: dict[str, object], texts: dict[tuple[object, ...], object]) -> bytes:
    """A copy with other texts at these paths, each in a line of its own; written as JSON is, which is YAML too."""
    copy = yaml.load(yaml.dump(value, Dumper=yaml.CSafeDumper), Loader=yaml.CSafeLoader)  # noqa: S506
    for path, text in texts.items():
        node = copy
        for step in path[:-1]:
            node = node[step]
        node[path[-1]] = text
    return yaml.dump(copy, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10**6).encode()


def lines_with(source: bytes, text: str) -> set[int]:
    return {number for number, line in enumerate(source.decode().splitlines(), 1) if text in line}


@pytest.mark.parametrize("path", [("title",), ("states", "on_the_line", "means")], ids=str)
@pytest.mark.parametrize("attack", ATTACKS[::4])
def test_a_template_in_a_scene_is_refused(attack: str, path: tuple[object, ...]):
    found = examine(with_texts(CALL, {path: attack}), "mine.yaml")
    assert found.value is None
    assert any("can't stand here" in fault.says for fault in found.faults), found.faults


@pytest.mark.parametrize("path", [("tells", "noise"), ("goals",)], ids=str)
def test_each_of_many_templates_in_a_scene_is_refused(path: tuple[object, ...]):
    found = examine(with_texts(CALL, {path: ATTACKS}), "mine.yaml")
    assert found.value is None
    assert sum("can't stand here" in fault.says for fault in found.faults) >= len(ATTACKS), found.faults


@pytest.mark.parametrize("chosen", [places(DANA)[first::8] for first in range(8)], ids=lambda chosen: shape(chosen[0]))
def test_a_template_anywhere_in_a_partner_is_refused(chosen: list[tuple[object, ...]]):
    source = with_texts(DANA, dict.fromkeys(chosen, "{{ cycler.__init__.__globals__ }}"))
    found = examine(source, "mine.yaml")
    assert found.value is None
    assert lines_with(source, "cycler") <= {fault.line for fault in found.faults}, found.faults


def test_every_template_where_a_name_may_stand_is_refused():
    found = examine(with_texts(DANA, {("recalls", "name"): ATTACKS}), "mine.yaml")
    assert found.value is None
    assert sum("only {{ name }} can stand here" in fault.says for fault in found.faults) >= len(ATTACKS), found.faults


def test_what_a_learner_says_is_put_in_and_not_read_as_a_template():
    assert PLAIN.text("Well now, {{ name }}.", name="{{ 7*7 }}{% for %}") == "Well now, {{ 7*7 }}{% for %}."
