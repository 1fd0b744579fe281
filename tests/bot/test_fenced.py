"""What a coach writes into a sentence can choose and put in, and do nothing else."""

import pytest
from jinja2.exceptions import SecurityError, TemplateError, UndefinedError

from bot.fenced import LONGEST, Fenced, rendered


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("Hello {{ name }}.", "Hello Ada."),
        ("{% if count > 1 %}{{ count }} times{% else %}once{% endif %}", "3 times"),
        ("{{ '%.1f'|format(count * 2) }}", "6.0"),
        ("{{ name.upper() }} {{ name|length }}", "ADA 3"),
    ],
)
def test_what_sentences_need_is_there(source: str, says: str) -> None:
    assert rendered(Fenced().sentence(source), {"name": "Ada", "count": 3}) == says


@pytest.mark.parametrize(
    "source",
    [
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ name.__init__.__globals__ }}",
        "{{ (name|attr('__class__')) }}",
        "{{ self.__init__.__globals__ }}",
        "{{ cycler.__init__.__globals__.os }}",
        "{{ lipsum(1000) }}",
        "{{ range(1000000000)|list }}",
        "{{ 'x' * 1000000000 }}",
        "{{ [1] * 1000000000 }}",
        "{{ 9 ** 9 ** 9 }}",
        "{{ '%1000000000d'|format(1) }}",
        "{{ '%1000000000d' % 1 }}",
        "{{ '{:>1000000000}'.format(1) }}",
        "{{ 'x'.center(1000000000) }}",
        "{{ 'x'|center(1000000000) }}",
        "{{ 'x'.join(name) }}",
        "{% for a in name %}{% for b in name %}x{% endfor %}{% endfor %}",
        "{% macro again() %}{{ again() }}{% endmacro %}{{ again() }}",
        "{% include '/etc/passwd' %}",
        "{% import 'os' as os %}",
        "{{ config }}{{ missing.attribute }}",
    ],
)
def test_nothing_reaches_out_and_nothing_grows(source: str) -> None:
    with pytest.raises((TemplateError, UndefinedError, TypeError)):
        rendered(Fenced().sentence(source), {"name": "Ada"})


def test_what_is_too_long_is_stopped() -> None:
    with pytest.raises(SecurityError):
        rendered(Fenced().sentence("{{ a }}{{ a }}{{ a }}"), {"a": "x" * (LONGEST // 2)})
