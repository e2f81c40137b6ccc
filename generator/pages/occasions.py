"""A page for each talk and each event: its present state, its reports, what was said at it and about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import addresses
from generator.pages import words
from generator.pages.placing import notes_of, turns_of
from generator.pages.reports import history
from generator.pages.rows import Rows
from generator.pages.sections import Group, Section, groups, of_occasion, of_words
from generator.pages.sections import parts as parts_of
from generator.pages.structured import event_data

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from generator.document import Page
    from generator.model.briefing import Briefing
    from generator.model.things import Occasion, Party, Utterance
    from generator.pages.desk import Desk
    from generator.pages.sheet import Sheet
    from generator.pages.views import Chip, DiscrepancyRow, Link, Marks, OccasionRow
    from generator.pages.when import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One property of a talk with its sources: `chips` or `text`."""

    label: str
    marks: Marks
    text: str = ""
    chips: tuple[Chip, ...] = ()
    when: When | None = None
    link: Link | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What `pages/occasion.md.j2` shows: one talk or event."""

    row: OccasionRow
    values: tuple[Value, ...]
    history: Group
    parts: Group | None
    words: tuple[tuple[str, Group], ...]  # said there, about it; with their anchors
    stories: tuple[Link, ...]
    discrepancies: tuple[DiscrepancyRow, ...]
    calendar: str


def pages(desk: Desk) -> Iterator[Sheet]:
    """A page for each talk and event; those by month of its long sections."""
    at, about = words_by_occasion(desk.briefing)
    for one in (*desk.briefing.talks.values(), *desk.briefing.events.values()):
        here, said, told = addresses.page(one.category, one.id), at.get(one.id, ()), about.get(one.id, ())
        ids = (tuple(each.id for each in found) for found in (said, told))
        yield desk.sheet(here, _page, one.category, one.id, *ids)
        yield from parts_of(desk, here, one.what, _sections(one, said, told, desk.briefing.occasions(one.parts)))


def words_by_occasion(briefing: Briefing) -> tuple[dict[str, list[Utterance]], dict[str, list[Utterance]]]:
    """Of each talk and event: what was said at it, and what was said about it."""
    at: dict[str, list[Utterance]] = {}
    about: dict[str, list[Utterance]] = {}
    for one in (*briefing.quotes.values(), *briefing.claims.values()):
        if one.at:
            at.setdefault(one.at, []).append(one)
        for name in {*one.about, *one.denies, *one.confirms, *one.contradicts} - {one.at}:
            about.setdefault(name, []).append(one)
    return at, about


def _sections(
    one: Occasion, said: Iterable[Utterance], about: Iterable[Utterance], parts: Iterable[Occasion]
) -> tuple[Section, ...]:
    """Its reports, its parts, what was said there, and what was said about it."""
    return (
        history(one),
        Section("parts", "Parts of it", "occasion", tuple(map(of_occasion, parts))),
        Section("said", "Said there", "words", tuple(map(of_words, said))),
        Section("about", "Said about it", "words", tuple(map(of_words, about))),
    )


def _page(desk: Desk, category: str, name: str, at: tuple[str, ...], around: tuple[str, ...]) -> Page:
    """The page of a talk or event; `at` is what was said at it, `around` what was said about it."""
    here, briefing = addresses.page(category, name), desk.briefing
    rows, one = Rows(desk, here), (briefing.talks if category == "talk" else briefing.events)[name]
    parts, row = briefing.occasions(one.parts), rows.occasion(one)
    said, about = _spoken(briefing, at), _spoken(briefing, around)
    reports, *told = groups(rows, _sections(one, said, about, parts))
    view = View(
        row=row,
        values=tuple(_values(desk, rows, one)),
        history=reports,
        parts=next((group for group in told if group.sort == "occasion"), None),
        words=tuple((group.anchor.removeprefix("s--"), group) for group in told if group.sort == "words"),
        stories=rows.things(name for name in one.stories if name in briefing.stories),
        discrepancies=tuple(rows.discrepancy(briefing.discrepancies[name]) for name in one.discrepancies),
        calendar="" if desk.prefix or one.category != "talk" else rows.link(f"calendar/talks/{one.id}.ics"),
    )
    drawn = [report.note for found in (*said, *about) for report in found.reports]
    return desk.page(
        here,
        "pages/occasion.md.j2",
        view,
        title=one.what,
        description=_description(row),
        notes=[*notes_of([one, *parts]), *drawn],
        turns=turns_of([one, *parts]),
        jsonld=event_data(desk, one),
        search={"boost": 2},  # the thing itself before the notes that name it
    )


def _spoken(briefing: Briefing, names: Iterable[str]) -> list[Utterance]:
    return [one for name in names if (one := briefing.utterance(name)) is not None]


def _description(row: OccasionRow) -> str:
    """One line: what, when, where, in which state."""
    day = row.when.text if row.when else row.undated
    who = words.listed(chip.name for chip in row.parties)
    state = f"{words.capital(row.state_words)}: {day}".lstrip(": ")
    return ". ".join(part for part in (row.title, state, row.where, who) if part)


def _values(desk: Desk, rows: Rows, one: Occasion) -> Iterator[Value]:
    """Each value of the current view with the notes that say so."""

    def marks(key: str) -> Marks:
        return rows.statements(one.sources[key], f"{rows.here}#reports")

    def people(label: str, found: tuple[Party, ...]) -> Iterator[Value]:
        if found:
            told = rows.statements(_naming(one, found), f"{rows.here}#reports")
            yield Value(label=label, chips=rows.parties(found, date), marks=told)

    if one.status:
        yield Value(label="Status", text=_state(one), marks=marks("status"))
    date = one.placed_at
    yield from _dates(desk, one, marks)
    yield from (*people("Parties", one.parties), *people("Present", one.present), *people("Absent", one.absent))
    plain: tuple[tuple[str, str, Callable[[Occasion], str]], ...] = (
        ("where", "Place", lambda o: o.where),
        ("venue", "Venue", lambda o: o.venue),
        ("format", "Form", lambda o: o.format),
        ("agenda", "Agenda", lambda o: "; ".join(o.agenda)),
        ("condition", "Condition", lambda o: o.condition),
        ("outcome", "Outcome", lambda o: o.outcome),
    )
    for key, label, get in plain:
        if text := get(one):
            yield Value(label=label, text=text, marks=marks(key))
    if one.requested_by:
        yield Value(label="Requested by", chips=rows.people(one.requested_by), marks=marks("requested_by"))
    if one.part_of:
        yield Value(label="Part of", link=rows.thing(one.part_of), marks=marks("part_of"))


def _dates(desk: Desk, one: Occasion, marks: Callable[[str], Marks]) -> Iterator[Value]:
    """Its date; of what was put off without a new one, that it is to be set, and the one given up."""
    if one.date is not None:
        yield Value(label="Date", when=desk.when(one.date), marks=marks("date"))
    elif one.date_text:
        yield Value(label="Date", text=one.date_text, marks=marks("date"))
    elif one.retired is not None:
        yield Value(label="Date", text="to be set", marks=marks("status"))
    if one.date is None and one.retired is not None:
        yield Value(label="Date given up", when=desk.when(one.retired), marks=marks("retired"))


def _naming(one: Occasion, found: Sequence[Party]) -> tuple[str, ...]:
    """The reports that name them: first the newest of each, so that every name has its source in sight."""
    ranked = [r.statement for doubted in (False, True) for r in one.reports[::-1] if bool(r.fact.doubt) is doubted]
    newest = {next(name for name in ranked if name in party.statements) for party in found}
    naming = {name for party in found for name in party.statements}
    return tuple(name for group in (newest, naming - newest) for name in ranked if name in group)


def _state(one: Occasion) -> str:
    """The state; where it is derived, with the status that was typed last."""
    if one.state == "upcoming":
        return one.status
    derived = one.state in {"overdue", "unrecorded"} and one.state != one.status
    return f"{words.STATES[one.state]} (last reported as {one.status})" if derived else words.STATES[one.state]
