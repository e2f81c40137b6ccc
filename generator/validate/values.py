"""Single values: what was typed as a date, a number, an address, a language; and what is wrong with it."""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import nh3

from generator.model import dates, lengths
from generator.model.intervals import NumberError, parse_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.model.dates import Date
    from generator.problems import Problem
    from generator.validate.entries import Entry

_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*")
_WIKIDATA = re.compile(r"Q[1-9]\d{0,11}", re.ASCII)
_COUNTRIES = frozenset(
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ "  # noqa: SIM905 -- a table of words
    "CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO "
    "FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE "
    "JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO "
    "MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW "
    "PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM "
    "TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW".split()
)
_OTHERWISE = {"UK": "GB", "EL": "GR"}  # what the codes are taken for
_WITH_ZONE = ("events", "talks")  # what has the keys tz and date_text
_IN_ADDRESS = re.compile(r"[^\s<>\"'`\\^{}|\x00-\x1f\x7f]+")


def date_of(entry: Entry, key: str = "date") -> Date | None:
    """The date of a key with its zone, length and words; None where it is absent or wrong."""
    typed = entry.text(key)
    if not typed:
        return None
    own = key == "date"
    try:
        return dates.parse(
            typed,
            entry.text("tz") or None,
            (entry.text("lasts") or None) if own else None,
            (entry.text("date_text") or None) if own else None,
        )
    except dates.DateError:
        return None


def wrong_date(entry: Entry, key: str = "date") -> Iterator[Problem]:
    """What is wrong with the date of a key, and with the length beside it."""
    typed = entry.text(key)
    if not typed:
        return
    lasts = entry.text("lasts") if key == "date" else ""
    for length in (lasts, "") if lasts else ("",):
        try:
            dates.parse(typed, entry.text("tz") or None, length or None)
        except dates.DateError as problem:
            where = key if problem.key == "date" else problem.key
            yield entry.error(entry.mark(where), *_said_here(entry, problem))
            if where != "lasts":
                return
        else:
            return


def _said_here(entry: Entry, problem: dates.DateError) -> tuple[str, str]:
    """The message and the hint without the keys that this entry cannot have."""
    message, hint = problem.message, problem.hint or ""
    if entry.path[:1] and entry.path[0] in _WITH_ZONE:
        return message, hint
    return message.replace("needs 'tz', an offset or Z", "needs an offset or Z"), "" if "'date_text'" in hint else hint


def wrong_length(entry: Entry) -> Iterator[Problem]:
    """A length without a date must be one all the same."""
    if entry.text("lasts") and not entry.text("date"):
        try:
            lengths.parse(entry.text("lasts"))
        except lengths.LengthError as problem:
            yield entry.error(entry.mark("lasts"), problem.message, problem.hint)


def wrong_number(entry: Entry, key: str) -> Iterator[Problem]:
    """What is wrong with a number."""
    if entry.text(key):
        try:
            parse_number(entry.text(key))
        except NumberError as problem:
            yield entry.error(entry.mark(key), problem.message, problem.hint)


def wrong_address(entry: Entry, key: str) -> Iterator[Problem]:
    """An address is one of the web: http or https, with a host, without blanks."""
    text = entry.text(key)
    if text and not is_web(text):
        yield entry.error(entry.mark(key), f"'{text}' is no address of the web (http or https)", _address_hint(text))


def _address_hint(text: str) -> str:
    if not text.casefold().startswith(("http://", "https://")):
        return "it begins with https://"
    if "@" in text.split("/")[2]:
        return "leave out the user name"
    return "" if _IN_ADDRESS.fullmatch(text) else "percent-encode what an address cannot hold"


def is_web(text: str) -> bool:
    """Whether a text is an address of the web that is safe to link to."""
    try:
        split = urlsplit(text)
        host, _ = split.hostname, split.port
    except ValueError:
        return False
    plain = split.username is None and split.password is None
    whole = plain and bool(host) and _IN_ADDRESS.fullmatch(text) is not None
    return split.scheme in {"http", "https"} and whole and _has_host(text)


@lru_cache(maxsize=64)
def _has_host(text: str) -> bool:
    """Whether browsers read a host in an address, by the URL standard: 999.1.1.1, xn--a and a%20b are none."""
    return "href" in nh3.clean(f'<a href="{escape(text)}">.</a>', link_rel=None)


def wrong_language(entry: Entry) -> Iterator[Problem]:
    """A language is a tag of BCP 47."""
    text = entry.text("lang")
    if text and _LANGUAGE.fullmatch(text) is None:
        yield entry.error(entry.mark("lang"), f"'{text}' is no language", "a code such as en, uk or zh-Hant")


def wrong_country(entry: Entry) -> Iterator[Problem]:
    """A country is a code of ISO 3166-1 with two letters."""
    text = entry.text("country")
    if text and text not in _COUNTRIES:
        code = _OTHERWISE.get(text.upper(), text.upper())
        hint = f"did you mean '{code}'?" if code in _COUNTRIES else "two letters, such as UA"
        yield entry.error(entry.mark("country"), f"'{text}' is no country of ISO 3166", hint)


def wrong_entry(entry: Entry) -> Iterator[Problem]:
    """An entry of Wikidata is Q and a number."""
    text = entry.text("wikidata")
    if text and _WIKIDATA.fullmatch(text) is None:
        yield entry.error(entry.mark("wikidata"), f"'{text}' is no entry of Wikidata", "such as Q7747")
