from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.problems import Mark
from generator.settings import Settings, read_settings

BRIEFING = "extra:\n  briefing:\n    "


def said(text: str) -> list[str]:
    _, problems = read_settings(text, "mkdocs.yml")
    return [problem.line().removeprefix("mkdocs.yml:") for problem in problems]


def test_all_settings_of_a_site() -> None:
    text = (
        "site_name: The Desk\nsite_url: https://desk.example/sub/\nextra:\n  other: [1]\n  briefing:\n"
        '    as_of: "2022-01-11"\n    time_zones: [Europe/Kyiv, UTC, Europe/Kyiv]\n'
        "    editions: ['2022-01-02', '2021-12-31', '2022-01-02']\n    at_least: {actors: 40, \"talks\": '0'}\n"
        "    edit_uri: https://code.example/edit/\n"
    )
    assert read_settings(text, "mkdocs.yml") == (
        Settings(
            file="mkdocs.yml",
            site_name="The Desk",
            site_url="https://desk.example/sub/",
            as_of=date(2022, 1, 11),
            time_zones=("Europe/Kyiv", "UTC"),
            editions=(date(2021, 12, 31), date(2022, 1, 2)),
            floors={"actors": (40, Mark(9, 16)), "talks": (0, Mark(9, 28))},
            edit_uri="https://code.example/edit/",
        ),
        (),
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# nothing\n",
        "site_name:\nsite_url:\nextra:\n",
        "site_name: ~\nsite_url: null\nextra: {briefing: }\n",
        'site_url: ""\nextra:\n  briefing: {as_of: , editions: [], time_zones: , at_least: , edit_uri: }\n',
        "extra:\n  briefing:\n    at_least: {actors: }\n    editions: ['']\n    time_zones: ['']\n",
    ],
)
def test_settings_that_are_not_given(text: str) -> None:
    assert read_settings(text, "m.yml") == (Settings(file="m.yml"), ())


def test_one_value_may_stand_for_a_list() -> None:
    settings, problems = read_settings(BRIEFING + "editions: '2022-01-02'\n    time_zones: UTC\n", "m.yml")
    assert (settings.editions, settings.time_zones, problems) == ((date(2022, 1, 2),), ("UTC",), ())


def test_tags_of_the_site_engine_are_none_of_ours() -> None:
    text = (
        "site_name: A\nrepo_url: !ENV [REPO, https://code.example/]\ncopyright: !ENV C\nmarkdown_extensions:\n"
        "  - pymdownx.emoji:\n      emoji_index: !!python/name:material.extensions.emoji.twemoji\n"
        "  - x: !!python/object/apply:os.system [exit]\n  - y: !relative $docs_dir\n"
        "a: &b {c: d}\ne: *b\nf: {<<: *b}\nextra:\n  analytics: !ENV KEY\n  briefing:\n    as_of: '2022-01-11'\n"
    )
    settings, problems = read_settings(text, "mkdocs.yml")
    assert (settings.site_name, settings.as_of, problems) == ("A", date(2022, 1, 11), ())


def test_the_settings_of_this_site_are_right() -> None:
    text = (Path(__file__).parent.parent / "mkdocs.yml").read_text("utf-8")
    settings, problems = read_settings(text, "mkdocs.yml")
    assert problems == ()
    assert settings.site_url


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (
            "as_of: 2022-01-11\n",
            ["3:12: error: 'as_of' holds the bare date 2022-01-11: dates here are quoted (write \"2022-01-11\")"],
        ),
        ("as_of: today\n", ["3:12: error: 'today' in 'as_of' is no day (write it as \"2022-01-11\")"]),
        ("as_of: '2022-02-30'\n", ["3:12: error: '2022-02-30' in 'as_of' is no day (write it as \"2022-01-11\")"]),
        ("as_of: '2022-01'\n", ["3:12: error: '2022-01' in 'as_of' is no day (write it as \"2022-01-11\")"]),
        ("as_of: ['2022-01-11']\n", ["3:12: error: 'as_of' must be one value"]),
        (
            "as_of: !ENV [DAY, '2022-01-11']\n",
            ["3:12: error: 'as_of' has the tag !ENV, which is not followed here (type the value itself)"],
        ),
        (
            "editions:\n      - 2022-01-11\n      - '2022-01-02'\n      - soon\n",
            [
                "4:9: error: 'editions' holds the bare date 2022-01-11: dates here are quoted (write \"2022-01-11\")",
                "6:9: error: 'soon' in 'editions' is no day (write it as \"2022-01-11\")",
            ],
        ),
        ("editions: {a: b}\n", ["3:15: error: 'editions' must be a list"]),
        ("editions: [['2022-01-02']]\n", ["3:16: error: 'editions' must be one value"]),
        (
            "editions: !ENV [DAYS]\n",
            ["3:15: error: 'editions' has the tag !ENV, which is not followed here (type the value itself)"],
        ),
        ("asof: '2022-01-11'\n", ["3:5: error: unknown setting 'asof' (did you mean 'as_of'?)"]),
        ("colour: red\n", ["3:5: error: unknown setting 'colour'"]),
        ("edit_uri:\n    edit_uri: b\n", ["4:5: error: duplicate setting 'edit_uri', first on line 3"]),
        ("? [a]\n    : b\n", ["3:7: error: the name of a setting must be a word"]),
        (
            "time_zones: [Europe/Kiyv, '../../etc/passwd', Kyiv]\n",
            [
                "3:18: error: 'Europe/Kiyv' is no time zone (did you mean 'Europe/Kyiv'?)",
                "3:31: error: '../../etc/passwd' is no time zone (time zones are IANA names such as Europe/Kyiv)",
                "3:51: error: 'Kyiv' is no time zone (time zones are IANA names such as Europe/Kyiv)",
            ],
        ),
        (
            "at_least: {actor: 1, talks: many, notes: -1, quotes: 1.5, claims: [1], x: 1}\n",
            [
                "3:16: error: unknown kind 'actor' in 'at_least' (did you mean 'actors'?)",
                "3:33: error: 'many' in 'at_least' is no whole number",
                "3:46: error: '-1' in 'at_least' is no whole number",
                "3:58: error: '1.5' in 'at_least' is no whole number",
                "3:71: error: 'claims' must be one value",
                "3:76: error: unknown kind 'x' in 'at_least'",
            ],
        ),
        ("at_least: 40\n", ["3:15: error: 'at_least' must be a mapping of settings"]),
        (
            "edit_uri: code.example\n",
            ["3:15: error: 'code.example' in 'edit_uri' is no address of the web (it begins with https://)"],
        ),
    ],
)
def test_what_is_wrong_with_a_setting(typed: str, expected: list[str]) -> None:
    assert said(BRIEFING + typed) == expected


@pytest.mark.parametrize("zone", ["America", "Europe/", "/etc/localtime", "a\\0b", "UTC+1", "é"])
def test_a_zone_that_is_a_folder_or_no_name_at_all(zone: str) -> None:
    (line,) = said(BRIEFING + f'time_zones: "{zone}"\n')
    assert "is no time zone" in line


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "site_url: javascript:alert(1)\n",
            "1:11: error: 'javascript:alert(1)' in 'site_url' is no address of the web (it begins with https://)",
        ),
        ("site_url: https://[\n", "1:11: error: 'https://[' in 'site_url' is no address of the web"),
        ("site_url: https://\n", "1:11: error: 'https://' in 'site_url' is no address of the web"),
        (
            "site_url: https://a.example:x/\n",
            "1:11: error: 'https://a.example:x/' in 'site_url' is no address of the web",
        ),
        (
            "site_url: https://a b.example/\n",
            "1:11: error: 'https://a b.example/' in 'site_url' is no address of the web",
        ),
        (
            "site_url: 'https://a.example/\"><b>'\n",
            "1:11: error: 'https://a.example/\"><b>' in 'site_url' is no address of the web",
        ),
        ("site_url: [a]\n", "1:11: error: 'site_url' must be one value"),
        (
            "site_url: !ENV URL\n",
            "1:11: error: 'site_url' has the tag !ENV, which is not followed here (type the value itself)",
        ),
        ("site_name: {a: b}\n", "1:12: error: 'site_name' must be one value"),
        ("site_name: a\nsite_name: b\n", "2:1: error: duplicate setting 'site_name', first on line 1"),
        ("- a\n", "1:1: error: the file must be a mapping of settings"),
        ("a\n", "1:1: error: the file must be a mapping of settings"),
        ("extra: [briefing]\n", "1:8: error: extra: must be a mapping of settings"),
        ("extra:\n  briefing: on\n", "2:13: error: extra: briefing: must be a mapping of settings"),
        ("a: b: c\n", "1:5: error: this is no YAML: mapping values are not allowed in this context"),
        ("a: [b\n", "2:1: error: this is no YAML: did not find expected ',' or ']'"),
        ("a: b\n---\nc: d\n", "2:1: error: this is no YAML: but found another document"),
        ("a: *b\n", "1:4: error: this is no YAML: found undefined alias"),
        ("a: \x07\n", "1:1: error: this is no YAML: it cannot be read"),
        (
            'extra: {briefing: {as_of: "a\\nb"}}\n',
            "1:27: error: 'a\ufffdb' in 'as_of' is no day (write it as \"2022-01-11\")",
        ),
    ],
)
def test_what_is_wrong_with_the_file(text: str, expected: str) -> None:
    assert said(text) == [expected]


def test_every_problem_of_the_file_in_one_run() -> None:
    text = "site_url: x\nextra:\n  briefing:\n    asof: y\n    as_of: 2022-01-11\n    editions: [z]\n"
    assert [line.split(":")[0] for line in said(text)] == ["1", "4", "5", "6"]


def test_wrong_settings_count_as_not_given() -> None:
    settings, _ = read_settings(BRIEFING + "as_of: 2022-01-11\n    editions: [x]\n    edit_uri: y\n", "mkdocs.yml")
    assert (settings.as_of, settings.editions, settings.edit_uri) == (None, (), "")
