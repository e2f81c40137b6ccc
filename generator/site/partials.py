"""Partials of the theme that come out the same on many pages, rendered once for all of these.

While a partial is rendered it is given a page that notes what is read of it, and a context that notes the names. The
next page for which all these readings give the same is given the same text. What cannot be noted, such as a page's
content, keeps a partial from being remembered: it is rendered for each page, as by MkDocs.
"""

from __future__ import annotations

import marshal
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from jinja2 import Template, pass_context
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, Undefined
from jinja2.utils import missing
from mkdocs.structure.pages import Page
from mkdocs.utils import normalize_url
from mkdocs.utils.templates import url_filter

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    _Root = Callable[[Context], Iterator[str]]

_PLACES = ("partials/", ".icons/")
_BASE = "base.html"  # whose blocks are as good as partials
# Of a build, and so the same on each of its pages. A language's words are a module, made anew for each page.
_SAME = {"config", "nav", "lang"}
_LONG = 400  # characters of a text that is worth to be known when the page is looked through
_AT_ONCE = 1_000  # texts of a partial that are known at a time
_VARIANTS = 40  # of a partial; one that has more must have been of use as often
_Value = str | bytes


class Read(NamedTuple):
    """One reading: of a name, of the page, of its front matter, the way from it, whether its address begins so."""

    kind: str
    what: Any


class UnnotedError(Exception):
    """Something is read that cannot be noted. Not one of the errors that a template takes for a missing value."""


def remember_partials(env: Any, listed: Collection[str]) -> list[str]:  # noqa: ANN401 - the theme's templates
    """Has the templates remember partials; gives back the list to which long ones are added as they are printed.

    `listed` are the sources of pages in the navigation, which a partial shows as the present one: nothing is
    remembered of them, or told to them.
    """
    printed: list[str] = []

    class Remembering(_Template):
        """A template of this build."""

        @staticmethod
        def remembered(plain: _Root) -> _Root:
            return _Partial(plain, listed, printed)

    env.template_class, env.context_class = Remembering, _Context
    env.filters["url"] = _way
    env.get_template = cache(env.get_template)  # which looks whether a template is there still
    return printed


class _Template(Template):
    """A template whose text is remembered where it is included, not where its macros are imported."""

    plain: _Root

    @classmethod
    def from_code(cls, *given: Any) -> _Template:  # noqa: ANN401 - as jinja2 has it
        """The template of this code."""
        made: Any = super().from_code(*given)
        made.plain = made.root_render_func
        if made.name.startswith(_PLACES):
            made.root_render_func = made.remembered(made.plain)
        if made.name == _BASE:
            made.blocks = {name: made.remembered(block) for name, block in made.blocks.items()}
        return made  # type: ignore[no-any-return] # one of this class

    def make_module(self, *given: Any) -> TemplateModule:  # noqa: ANN401 - as jinja2 has it
        """The template's macros."""
        context = self.new_context(*given)
        return TemplateModule(self, context, list(self.plain(context)))


class _Context(Context):
    """The names of a template; where its page is watched, that is told which are read."""

    def resolve_or_missing(self, key: str) -> Any:  # noqa: ANN401 - of any kind
        """The value of a name."""
        value = super().resolve_or_missing(key)
        page = self.parent.get("page")
        if type(page) is _Watched and value is not self.environment.globals.get(key, missing):
            page.named(key, value)
        return value


@pass_context
def _way(context: Any, value: str) -> str:  # noqa: ANN401 - MkDocs' filter `url`
    page = context.parent.get("page")
    return page.read("way", str(value)) if type(page) is _Watched else url_filter(context, value)


class _Watched:
    """A page as a partial sees it. `given` are the names around the partial; `noted` what was read, and what it gave."""

    def __init__(self, page: Any, given: Mapping[str, Any]) -> None:  # noqa: ANN401 - MkDocs' page, which has no types
        self._page, self._given = page, given
        self.noted: dict[Read, _Value] = {}

    def gives(self, read: Read) -> Any:  # noqa: ANN401 - of any kind
        """What a reading gives."""
        kind, what = read
        if kind == "way":
            return normalize_url(what, page=self._page)
        if kind == "begins":
            return self._page.url[: what[0]] == what[1]
        if kind == "name":
            return self._given.get(what, missing)
        if kind == "meta":
            return self._page.meta.get(what, missing)
        return getattr(self._page, what, missing)

    def read(self, kind: str, what: Any) -> Any:  # noqa: ANN401 - of any kind
        """What a reading gives, and notes it."""
        read = Read(kind, what)
        value = self.gives(read)
        self.noted.setdefault(read, told(value))
        return value

    def named(self, key: str, value: object) -> None:
        """Notes that a name is read, if the partial has it from around it."""
        if key != "page" and key not in _SAME and value is self._given.get(key, missing):
            self.read("name", key)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - of any kind
        if name in _PARTS:
            return _PARTS[name](self)
        value = self.read("page", name)
        if value is missing:
            raise AttributeError(name)
        return value


class _Part:
    """A part of a watched page; what cannot be noted of it raises UnnotedError."""

    def __init__(self, page: _Watched) -> None:
        self._page = page


def _refuse(_: object, *_given: object) -> Any:  # noqa: ANN401 - never returns
    raise UnnotedError


for _name in ("getattr", "getitem", "str", "iter", "len", "bool", "contains", "eq", "hash"):
    setattr(_Part, f"__{_name}__", _refuse)


class _Address(_Part):
    """A page's address."""

    def __bool__(self) -> bool:
        return not self._page.read("begins", (1, ""))

    def __getitem__(self, part: object) -> _Beginning:
        if isinstance(part, slice) and part.start is None and part.step is None and isinstance(part.stop, int):
            return _Beginning(self._page, part.stop)
        raise UnnotedError("a part of the address")


class _Beginning(_Part):
    """The first characters of a page's address."""

    def __init__(self, page: _Watched, length: int) -> None:
        super().__init__(page)
        self._length = length

    def __eq__(self, other: object) -> bool:
        return bool(self._page.read("begins", (self._length, other)))

    __hash__ = _Part.__hash__


class _Meta(_Part):
    """A page's front matter."""

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - never returns
        raise UnnotedError(name) if hasattr(dict, name) else AttributeError(name)

    def __getitem__(self, key: str) -> Any:  # noqa: ANN401 - front matter
        value = self._page.read("meta", key)
        if value is missing:
            raise KeyError(key)
        return value

    def __contains__(self, key: object) -> bool:
        return self._page.read("meta", key) is not missing

    def __bool__(self) -> bool:
        return True  # a page of ours has some: see `_Partial`

    def get(self, key: str, default: Any = None) -> Any:  # noqa: ANN401 - front matter
        """One value."""
        return self[key] if key in self else default


_PARTS = {"url": _Address, "meta": _Meta}


def told(value: Any) -> _Value:  # noqa: ANN401 - of any kind
    """A value by which equal ones are known; UnnotedError of one that is not plain."""
    if type(value) is str:
        return value
    if value is missing or isinstance(value, Undefined):
        return b""
    try:
        return marshal.dumps(value, 2)  # a version that tells equal values in the same way
    except ValueError as problem:
        raise UnnotedError(type(value).__name__) from problem


class _Node:
    """What is read next after these readings, with what follows on each value; or the text, where all is read."""

    def __init__(self) -> None:
        self.read: Read | None = None
        self.next: dict[_Value, _Node] = {}
        self.text: str | None = None

    def find(self, page: _Watched) -> str | None:
        """The text of a page, if one was kept that was read in the same way."""
        node: _Node | None = self
        while node is not None and node.read is not None:
            node = node.next.get(told(page.gives(node.read)))
        return node.text if node is not None else None

    def keep(self, page: _Watched, text: str) -> None:
        """Keeps the text of a page that was read."""
        node = self
        for read, value in page.noted.items():
            if node.text is not None or node.read not in {None, read}:
                raise UnnotedError(f"{read} is not always read")
            node.read = read
            node = node.next.setdefault(value, _Node())
        node.text = text


class _Partial:
    """A partial that knows what it gave."""

    def __init__(self, plain: _Root, listed: Collection[str], printed: list[str]) -> None:
        self._plain, self._listed, self._printed = plain, listed, printed
        self._known, self._found, self._kept, self._in_use = _Node(), 0, 0, True

    def __call__(self, context: Context) -> Iterator[str]:
        """The text for the page of this context."""
        page = context.parent.get("page")
        if not self._in_use or not isinstance(page, Page) or not page.meta or page.file.src_uri in self._listed:
            return self._plain(context)
        return self._remembered(context, page)

    def _remembered(self, context: Context, page: Page) -> Iterator[str]:
        yield (text := self._text(context, page))
        if len(text) >= _LONG:
            self._printed.append(text)

    def _text(self, context: Context, page: Page) -> str:
        try:
            text = self._known.find(_Watched(page, context.get_all()))
            self._found += text is not None
            return self._noted(context, page) if text is None else text
        except UnnotedError:
            self._in_use, self._known = False, _Node()
            return "".join(self._plain(context))

    def _noted(self, context: Context, page: Page) -> str:
        names = context.get_all()
        watched = _Watched(page, names)
        names = {**names, "page": watched}
        made = type(context)(context.environment, names, context.name, {})
        made.blocks = context.blocks
        text = "".join(self._plain(made))
        self._known.keep(watched, text)
        self._kept += 1
        if self._kept > _VARIANTS + self._found:
            raise UnnotedError("too seldom the same")
        if self._kept % _AT_ONCE == 0:
            self._known = _Node()  # those that come again are soon known again
        return text
