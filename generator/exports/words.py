"""A change in words, for readers who see nothing else of the page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from generator.model.briefing import News
    from generator.model.facts import FigureFact

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_ISO = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?(?:T(\d{2}:\d{2})(?::\d{2})?(Z|[+-]\d{2}:?\d{2})?)?")
_KINDS = {
    "moved": "Moved",
    "cancelled": "Cancelled",
    "postponed": "Postponed",
    "suspended": "Broken off",
    "held": "Held",
    "status": "Status changed",
    "changed": "Changed",
    "refined": "Told more precisely",
    "disputed": "Told otherwise",
    "again": "Reported again",
    "note": "New note",
}
_NEW = {
    "talk": "New talk",
    "event": "New event",
    "quote": "Quote",
    "claim": "Claim",
    "figure": "New figure",
    "position": "Position",
    "demand": "Demand",
}
_PROPERTIES = {
    "where": "place",
    "lasts": "length",
    "what": "name",
    "format": "form",
    "who": "party",
    "date_text": "date",
}
_TOLD = {"refined": "told more precisely", "disputed": "told otherwise"}
_ADDED = frozenset({"who", "agenda"})  # what adds up over the reports


def date_in_words(typed: str) -> str:
    """A date as typed, its days and months spelled out: `2022-01/2022-02` is "January 2022 to February 2022"."""
    text = _ISO.sub(_spelled, typed)
    if text.startswith("../"):
        return f"until {text[3:]}"
    if text.endswith("/.."):
        return f"since {text[:-3]}"
    if text.startswith(".."):
        return f"not after {text[2:]}"
    if text.endswith(".."):
        return f"not before {text[:-2]}"
    if ".." in text:
        return "some day within " + text.replace("..", " to ")
    return _about(text.replace("/", " to "))


def _about(text: str) -> str:
    """The marks of what is approximate or uncertain, in words."""
    if not text.endswith(("~", "?", "%")):
        return text
    words = {"~": "about {}", "?": "{} (uncertain)", "%": "about {} (uncertain)"}
    return words[text[-1]].format(text[:-1])


def _spelled(found: re.Match[str]) -> str:
    year, month, day, time, zone = found.groups()
    if not 1 <= int(month) <= len(_MONTHS):
        return found[0]
    text = f"{_MONTHS[int(month) - 1]} {year}"
    if day:
        text = f"{int(day)} {text}"
    if time:
        text += f", {time}" + (" UTC" if zone == "Z" else f" UTC{zone}" if zone else "")
    return text


def day_in_words(day: date) -> str:
    """A day: 11 January 2022."""
    return date_in_words(day.isoformat())


def change_in_words(news: News, speaker: str, now: str = "") -> str:
    """A change in one line: `Moved: Talks: 10 January 2022 → 12 January 2022`.

    `speaker` is who says the words, makes the demand or takes the side, "" of all else; `now` the new value in words
    where these are not those of the change.
    """
    kind = _NEW.get(news.entity_kind, "New") if news.kind == "new" else _KINDS[news.kind]
    if news.kind in {"changed", "refined", "disputed"}:
        kind = f"{_PROPERTIES.get(news.property, news.property)} {_verb(news)}".capitalize()
    return ": ".join(part for part in (kind, speaker, news.title, _values(news, now or news.now)) if part)


def number_in_words(fact: FigureFact, unit: str) -> str:
    """A number as typed with its qualifier, unit, scope and kind: "more than 60 boats, Port Vail, forecast"."""
    number = " ".join(part for part in (fact.how.replace("-", " "), fact.shown, unit) if part)
    kind = "" if fact.kind == "observed" else fact.kind
    return ", ".join(part for part in (number, fact.scope, kind) if part)


def _verb(news: News) -> str:
    if news.kind in _TOLD:
        return _TOLD[news.kind]
    return "added" if news.property in _ADDED else "changed" if news.was else "given"


def _values(news: News, now: str) -> str:
    """What it was and what it is, where that says more than the kind does."""
    if news.kind in {"held", "cancelled", "postponed", "suspended"} or (
        news.kind == "new" and news.property == "status"
    ):
        return ""
    was, now = (date_in_words(value) if news.property == "date" else value for value in (news.was, now))
    if news.kind == "moved":
        now = now or "date to be set"
    if news.kind == "disputed":
        return f"{now}, where others say {was}"
    if was and now:
        return f"{was} → {now}"
    return now or (f"no longer {was}" if was else "")
