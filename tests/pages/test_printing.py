"""What templates print: as Jinja prints it, and what recurs once."""

from __future__ import annotations

from decimal import Decimal

import pytest
from jinja2 import Environment, UndefinedError
from markupsafe import Markup

from generator.pages import environment


def test_what_is_printed_is_as_jinja_prints_it() -> None:
    text = "{% macro x(a) %}[{{ a }}]{% endmacro %}{{ x(one) }}{{ x(one) }}{{ x('<b>') }}{{ one }}{{ one | safe }}"
    for one in ("plain", "<a> & 'b' \"c\"", Markup("<i>kept</i>"), 7, 1.5, True, None, ["<", 1], Decimal("1.50")):
        stock = Environment(autoescape=True).from_string(text).render(one=one)
        assert environment({"x": text}).get_template("x").render(one=one) == stock
    with pytest.raises(UndefinedError):
        environment({"x": "{{ nobody }}"}).get_template("x").render()


def test_a_recurring_macro_is_run_once_for_equal_values() -> None:
    calls: list[str] = []
    room = environment(
        {"x": "{% macro chip(a) %}{{ call(a) }}{% endmacro %}{% for a in many %}{{ chip(a) }}{% endfor %}"}
    )
    room.globals["call"] = lambda text: calls.append(text) or text.upper()
    assert room.get_template("x").render(many=["a", "b", "a", "a", "b"]) == "ABAAB"
    assert calls == ["a", "b"]
