"""Many actors that a page names: those that come first stay on it, all of them stand on pages by name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import addresses
from generator.addresses import FEW
from generator.pages import splitting, words
from generator.pages.rows import Rows
from generator.pages.splitting import letters, named
from generator.pages.views import Link

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.addresses import Stretch
    from generator.document import Page
    from generator.model.briefing import Briefing
    from generator.pages.desk import Desk
    from generator.pages.sheet import Sheet

_SHOWN = 40  # of many, that stay on the page


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """Actors as a page names them; `apart`: where of many all of `number` stand by name."""

    shown: tuple[Link, ...]
    number: int
    apart: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """What `indexes/names.md.j2` shows: actors or tags, or the letters and parts `apart` that hold them."""

    shown: tuple[Link, ...]
    apart: tuple[Link, ...]
    up: tuple[Link, ...]


def company(rows: Rows, section: str, found: Sequence[tuple[str, str]]) -> Company:
    """Actors with small words beside each, in the order in which they are told; `section` is in addresses."""
    known = rows.desk.briefing.actors
    told = [(name, beside) for name, beside in found if name in known]
    many = len(told) > FEW
    whole = _whole(rows.desk.briefing, f"{rows.here}{section}/", [name for name, _ in told]) if many else None
    shown = ((rows.thing(name), beside) for name, beside in (told[:_SHOWN] if many else told))
    return Company(
        shown=tuple(Link(one.text, one.href, beside) for one, beside in shown),
        number=len(told),
        apart=letters(rows, whole.apart or (whole,)) if whole else (),
    )


def pages(desk: Desk, kind: str, owner: str, section: str, found: Sequence[str]) -> Iterator[Sheet]:
    """The pages by name of the many actors that the page of an actor or story names."""
    known = [name for name in found if name in desk.briefing.actors]
    if len(known) > FEW:
        address = f"{addresses.page(kind, owner)}{section}/"
        yield from splitting.sheets(desk, _whole(desk.briefing, address, known), _list, kind, owner)


def _whole(briefing: Briefing, address: str, found: Sequence[str]) -> Stretch[str]:
    """Its pages; the last part of the address in words is what they are called."""
    title = words.capital(address.rstrip("/").rpartition("/")[2].replace("-", " "))
    told = ((briefing.actors[name].file.name, name) for name in found)
    return addresses.names(address, title, sorted(told, key=lambda one: (one[0].casefold(), one[1])))


def _list(desk: Desk, kind: str, owner: str, one: Stretch[str], within: tuple[Link, ...]) -> Page:
    """The actors of a letter, or a part of it; `within` are the ways to what it is a part of."""
    rows, briefing = Rows(desk, one.address), desk.briefing

    def name_of(name: str) -> str:
        return briefing.actors[name].file.name

    of_story = kind == "story"
    title = briefing.stories[owner].file.title if of_story else name_of(owner)
    return desk.page(
        one.address,
        "indexes/names.md.j2",
        Listed(
            shown=tuple(Link(name_of(name), rows.link(addresses.page("actor", name))) for name in one.rows),
            apart=letters(rows, one.apart, name_of),
            up=(Link(f"All of {title}", rows.link(addresses.page(kind, owner))), *within),
        ),
        title=f"{title}: {named(one)}",
        notes=briefing.stories[owner].notes if of_story else briefing.actors[owner].notes,
        listed=False,
    )
