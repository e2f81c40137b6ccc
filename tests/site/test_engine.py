"""The incremental build: the same bytes as MkDocs' own, whatever was edited and wherever it was broken off."""

from __future__ import annotations

import fcntl
import os
import threading
import random
import re
import shutil
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator.document import Document, File, Json, Page
from generator.site import engine
from generator.site.claim import claim
from generator.site.machine import Finding
from generator.site.publish import Site, publish
from generator.site.publish import publish_all
from generator.write import write
from site_pages import CONFIG, ROOT, documents

WORDS = ("talks", "border", "envoy", "[to the talks](../talks/index.md)", "*said*", "[lost](../gone.md)", "## A part")
PUBLISHING = sys.modules["generator.site.publish"]
Found = tuple[Finding, ...]


def contents(root: Path) -> dict[str, bytes]:
    """The bytes of every file."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def incremental(site: Site, out: Path) -> Found:
    """Publishes with the engine, which must not hand the site over to MkDocs."""
    with claim(out) as held, pytest.MonkeyPatch.context() as patch:
        patch.setattr(PUBLISHING, "build_stock", lambda *_: pytest.fail("not built by the engine"))
        return publish(site, held).findings


def clean(site: Site, out: Path) -> Found:
    """Publishes what MkDocs makes of it."""
    with claim(out) as held:
        return publish_all(site, held).findings


def assert_same(site: Site, out: Path) -> Found:
    """The site that the engine makes is the one that MkDocs makes, and the same is found in both."""
    found = incremental(site, out)
    other = out.with_name("clean")
    assert found == clean(site, other)
    assert contents(out) == contents(other)
    return found


def made_at(path: Path) -> tuple[int, int]:
    """What tells a file from one that was made later; the number of a file that is gone may come again."""
    found = path.stat()
    return found.st_ino, found.st_mtime_ns


def many(number: int) -> list[Document]:
    """Pages of notes and talks that link to each other."""
    docs = {document.path: document for document in documents()}
    for n in range(number):
        table = "| a | b |\n|---|--:|\n| 1 | 2 |"
        text = f"# Note {n} {{: #top }}\n\n## One\n\n[talk](../talks/x-{n}.md#top)\n\n## One\n\n{table}"
        meta: dict[str, Json] = {"updated": "2022-01-10", "tags": ["a", "b"], "search": {"boost": 2}} if n % 3 else {}
        docs[f"notes/x-{n}.md"] = Page(
            path=f"notes/x-{n}.md", title=f"Note & {n}", description=str(n), markdown=text, meta=meta
        )
        text = f'# Talk {n} {{: #top }}\n\n<div markdown="1">*in* [note](../notes/x-{n * 7 % number}.md)</div>'
        docs[f"talks/x-{n}.md"] = Page(path=f"talks/x-{n}.md", title=f"Talk {n}", description=str(n), markdown=text)
    for group in ("notes", "talks"):
        links = "\n".join(f"- [{n}](x-{n}.md)" for n in range(number))
        extra = "- [a](ferry-talks.md)" if group == "talks" else "- [b](first-note.md)"
        docs[f"{group}/index.md"] = Page(
            path=f"{group}/index.md", title=group.title(), description="", markdown=f"# {group}\n\n{links}\n{extra}"
        )
    return list(docs.values())


def test_the_sample_site_is_mkdocs_own_to_the_byte(site: Site, out: Path) -> None:
    beside = [File(path="talks.md", data=b"# Talks"), File(path="talks/ferry-talks.md", data=b"# Ferry talks")]
    asked = replace(site, beside=beside, home="https://briefing.example/")
    assert assert_same(asked, out) == ()
    assert {"sitemap.xml.gz", "search/search_index.json", "404.html", "talks.md"} <= contents(out).keys()
    assert assert_same(replace(asked, beside=beside[:1], as_of=date(2022, 1, 12)), out) == ()
    assert not (out / "talks/ferry-talks.md").exists()


def test_hundreds_of_pages_in_two_processes_are_mkdocs_own_to_the_byte(
    site: Site, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copies: list[int] = []
    fork = os.fork

    def counted() -> int:
        copies.append(1)
        return fork()

    monkeypatch.setattr(os, "fork", counted)
    write(many(120), site.pages)
    alone = threading.active_count() == 1  # another test's browser may still have a thread; then nothing is copied
    assert assert_same(site, out) == ()
    assert copies == ([1] if alone else [])


def test_nothing_changed_makes_nothing(site: Site, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    incremental(site, out)
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*")}
    monkeypatch.setattr(engine, "_build", lambda *_: pytest.fail("built"))
    assert incremental(site, out) == ()
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*")} == before


def test_an_edit_makes_the_pages_that_it_concerns(site: Site, out: Path) -> None:
    write(many(20), site.pages)
    incremental(site, out)
    before = {path: made_at(out / path) for path in contents(out)}
    page = site.pages / "notes/x-3.md"
    page.write_text(page.read_text().replace("# Note 3", "# Note three"))
    assert_same(site, out)
    made = {path for path in contents(out) if made_at(out / path) != before[path]}
    assert made == {"notes/x-3/index.html", "search/search_index.json"}
    (site.pages / "notes/x-4.md").unlink()
    assert len(assert_same(replace(site, strict=False), out)) > 0
    made = {path for path in contents(out) if made_at(out / path) != before[path]}
    assert made - {"sitemap.xml", "sitemap.xml.gz", "404.html"} == {
        "notes/index.html",
        "notes/x-3/index.html",
        "search/search_index.json",
        *(f"talks/x-{n}/index.html" for n in range(20) if n * 7 % 20 == 4),
    }


def test_what_no_template_reads_of_a_page_in_the_navigation_concerns_it_alone(site: Site, out: Path) -> None:
    write(many(20), site.pages)
    incremental(site, out)
    for turn in ("first", "second"):  # after the first, nothing has been read but what was read before
        before = {path: made_at(out / path) for path in contents(out)}
        page = site.pages / "talks/index.md"
        page.write_text(re.sub("description: .*", f'description: "Another one, the {turn}"', page.read_text()))
        assert_same(site, out)
        made = {path for path in contents(out) if made_at(out / path) != before[path]}
        assert made - {"sitemap.xml", "sitemap.xml.gz", "404.html"} == {"talks/index.html"}


def test_a_warning_is_told_again_as_long_as_it_holds(site: Site, out: Path) -> None:
    broken = Page(
        path="about.md", title="About", description="A", markdown="# About\n\n[x](gone.md) [y](index.md#gone)"
    )
    write([broken, *(page for page in documents() if page.path != "about.md")], site.pages)
    first = assert_same(replace(site, strict=False), out)
    assert {"gone.md" in str(one) for one in first} == {True, False}
    assert incremental(replace(site, strict=False), out) == first
    (site.pages / "actors/ruritania.md").write_text("# Ruritania, edited\n")
    with claim(out) as held:
        done = publish(site, held)
    assert (done.in_place, done.findings) == (False, first)
    assert "edited" not in (out / "actors/ruritania/index.html").read_text()
    assert assert_same(replace(site, strict=False), out) == first
    assert "edited" in (out / "actors/ruritania/index.html").read_text()


def test_a_published_file_that_somebody_changed_is_made_again(site: Site, out: Path) -> None:
    incremental(site, out)
    for path in ("index.html", "assets/briefing.css", "search/search_index.json", "sitemap.xml"):
        (out / path).write_text("mine")
    shutil.rmtree(out / "talks")
    (out / "foreign.html").write_text("mine")
    assert_same(site, out)
    shutil.rmtree(out)
    assert_same(site, out)


@pytest.mark.parametrize("damage", [b"", b"\0" * 100, None])
def test_a_state_that_is_none_is_not_trusted(site: Site, out: Path, damage: bytes | None) -> None:
    incremental(site, out)
    (state,) = site.pages.parent.glob(".state/*/state")
    data = bytearray(state.read_bytes())
    data[-100] ^= 1
    state.write_bytes(bytes(data) if damage is None else damage)
    (site.pages / "actors/ruritania.md").write_text("# Ruritania, edited\n")
    assert_same(site, out)


def test_a_pile_that_is_damaged_is_not_trusted(site: Site, out: Path) -> None:
    incremental(site, out)
    (pile,) = site.pages.parent.glob(".state/*/pages-*")
    data = bytearray(pile.read_bytes())
    pile.write_bytes(bytes(byte ^ 1 for byte in data))
    (site.pages / "actors/ruritania.md").write_text("# Ruritania, edited\n")
    assert_same(site, out)
    (pile,) = site.pages.parent.glob(".state/*/pages-*")
    pile.unlink()
    (site.pages / "actors/ruritania.md").write_text("# Ruritania, edited again\n")
    assert_same(site, out)


def settings(site: Site, text: str, folder: Path) -> Site:
    """The site with a line added to its settings, and templates of its own."""
    if not (folder / "theme").exists():
        shutil.copytree(ROOT / "templates/theme", folder / "theme")
    config = folder / "mkdocs.yml"
    plain = CONFIG.read_text("utf-8").replace("custom_dir: templates/theme", "custom_dir: theme")
    config.write_text(f"{plain}\n{text}\n", "utf-8")
    return replace(site, config=config)


@pytest.mark.parametrize(
    "text", ["repo_name: !ENV [NO_SUCH, x]", "hooks: []", "extra_templates: [x.html]", "use_directory_urls: false"]
)
def test_what_the_engine_does_not_know_is_built_by_mkdocs(site: Site, out: Path, tmp_path: Path, text: str) -> None:
    asked = settings(site, text, tmp_path)
    if text.startswith("use_directory_urls"):
        asked.config.write_text(asked.config.read_text().replace("use_directory_urls: true", ""))
    called: list[Path] = []

    def built(config: Path, *_: object) -> Found:
        called.append(config)
        return ()

    with claim(out) as held, pytest.MonkeyPatch.context() as patch:
        patch.setattr(PUBLISHING, "build_stock", built)
        assert publish(asked, held).unsuited
    assert called == [asked.config]


def test_where_a_file_has_one_name_only_mkdocs_builds(site: Site, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def link(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", link)
    with claim(out) as held:
        done = publish(site, held)
    assert done.in_place
    assert done.unsuited.startswith("a file cannot have two names there: Operation not permitted")


def test_a_template_that_asks_for_all_pages_is_mkdocs_own_to_run(site: Site, out: Path, tmp_path: Path) -> None:
    asked = settings(site, "", tmp_path)
    main = tmp_path / "theme/main.html"
    main.write_text(main.read_text().replace("{% block htmltitle %}", "{% block htmltitle %}{{ pages | length }}"))
    with claim(out) as held:
        publish(replace(asked, strict=False), held)
    clean(replace(asked, strict=False), tmp_path / "clean")
    assert contents(out) == contents(tmp_path / "clean")


def edit(draw: random.Random, site: Site) -> Site:
    """The site after an edit of any kind."""
    pages = sorted(site.pages.rglob("*.md"))
    page, kind = draw.choice(pages), draw.randrange(10)
    text = page.read_text()
    if kind == 0:
        page.unlink()
    elif kind == 1 and not page.with_name("renamed.md").exists():
        page.rename(page.with_name("renamed.md"))
    elif kind == 2:
        (site.pages / f"talks/new-{draw.randrange(3)}.md").write_text(
            "---\ntitle: New\n---\n\n# New\n\n[x](index.md#talks)"
        )
    elif kind == 3:
        theme = site.config.parent / "theme" / draw.choice(["main.html", "partials/sharing.html", "404.html"])
        theme.write_text(theme.read_text() + f"{{#- {draw.random()} -#}}<!-- {draw.random()} -->")
    elif kind == 4:
        return settings(site, f"extra_css: [x-{draw.random()}.css]", site.config.parent)
    elif kind == 5:
        page.write_text(
            f"---\nicon: material/{draw.choice(['abacus', 'account'])}\nsubtitle: {draw.random()}\n---\n{text}"
        )
    elif kind == 6:
        (site.pages / "feeds/changes.atom").write_text(f"<feed>{draw.random()}</feed>")
    elif kind == 7:
        return replace(site, as_of=date(2022, 1, draw.randrange(1, 28)))
    else:
        page.write_text(f"{text}\n\n{draw.choice(WORDS)} {draw.random()} {draw.choice(WORDS)}\n")
    return site


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(6))
def test_after_any_edits_the_site_is_mkdocs_own_to_the_byte(site: Site, out: Path, tmp_path: Path, seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311 - edits, no secret
    now = settings(replace(site, strict=False), "", tmp_path)
    incremental(now, out)
    for _ in range(5):
        for _ in range(draw.randrange(1, 4)):
            now = edit(draw, now)
        if (now.pages / "index.md").exists():
            assert_same(now, out)


# Publishes, and kills itself just before the file system is changed for the given time; says how often it was.
KILLED = """
import datetime, os, pathlib, signal, sys
from generator.site.claim import claim
from generator.site.publish import Site, publish
config, pages, out = map(pathlib.Path, sys.argv[1:4])
moment, me, changes = int(sys.argv[4]), os.getpid(), 0
CHANGING = {"os.remove", "os.rename", "os.link", "os.mkdir", "os.rmdir", "ctypes.dlsym"}
def hook(event, args):
    global changes
    if event in CHANGING or (event == "open" and isinstance(args[1], str) and args[1][0] in "wax"):
        changes += os.getpid() == me
        if changes == moment:
            os.kill(me, signal.SIGKILL)
with claim(out) as held:
    sys.addaudithook(hook)
    publish(Site(config=config, pages=pages, as_of=datetime.date(2022, 1, 11)), held)
print(changes)
"""


def killed(site: Site, out: Path, moment: int) -> int:
    """How often a build changed the file system that was killed at this moment; 0 where it was."""
    command = [sys.executable, "-c", KILLED, str(CONFIG), str(site.pages), str(out), str(moment)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode in {0, -signal.SIGKILL}, done.stderr
    with out.with_name(f".{out.name}.lock").open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # until its second process has seen that it is alone
    return int(done.stdout or 0)


@pytest.mark.slow
def test_builds_killed_at_any_moment_leave_whole_sites_and_no_state_that_lies(site: Site, out: Path) -> None:
    now = replace(site, strict=False)
    write(many(80), site.pages)
    incremental(now, out)
    edited = [path for path in sorted(site.pages.rglob("x-*.md")) if "7" not in path.name]

    def edit_pages(step: int) -> None:
        for page in edited:
            page.write_text(f"{page.read_text()}\n\nEdit {step}\n")
        (site.pages / f"notes/x-7{step}.md").unlink()

    edit_pages(0)
    last = killed(now, out, 0)
    assert last > len(edited)
    for step, moment in enumerate([1, 3, last // 3, last // 2, last - 6, last - 3, last - 2, last - 1, last], 1):
        edit_pages(step)
        stood = contents(out)
        assert killed(now, out, moment) == 0
        stands = contents(out)
        if step % 2:
            clean(now, out.with_name("clean"))
        else:
            assert_same(now, out)
        assert stands in (stood, contents(out.with_name("clean"))), moment
