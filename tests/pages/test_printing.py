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
    calls: list[object] = []

    def called(value: object) -> str:
        calls.append(value)
        return f"{value};"

    text = "{% macro chip(a) %}{{ called(a) }}{% endmacro %}{% for a in many %}{{ chip(a) }}{% endfor %}"
    room = environment({"x": text})
    room.globals["called"] = called
    assert room.get_template("x").render(many=["a", 1, "a", True, "a", 1]) == "a;1;a;True;a;1;"
    assert calls == ["a", 1, True]
