from __future__ import annotations

import gzip
import hashlib
import json
import os
import re
import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from generator.document import File, Page
from generator.site.claim import claim
from generator.site.machine import MachineError
from generator.site.publish import Site, publish
from generator.site import swap as swap_module
from generator.site.swap import put_in_place
from generator.write import write
from site_pages import CONFIG, INDEXES, ROOT, documents


def hashes(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def beside(out: Path) -> list[str]:
    return sorted(path.name for path in out.parent.iterdir() if path.name.startswith(f".{out.name}"))


def test_a_site_is_published_whole(site: Site, out: Path) -> None:
    with claim(out) as held:
        done = publish(site, held)
    assert (done.in_place, done.findings) == (True, ())
    for name in INDEXES:
        assert (out / name / "index.html").is_file()
    assert beside(out) == [".site.lock"]


def test_two_builds_are_the_same_bytes(site: Site, tmp_path: Path) -> None:
    for name in ("one", "two"):
        with claim(tmp_path / name) as held:
            publish(site, held)
    assert hashes(tmp_path / "one") == hashes(tmp_path / "two")


def test_what_a_page_says_of_itself_is_escaped(site: Site, out: Path) -> None:
    with claim(out) as held:
        publish(site, held)
    page = (out / "talks/ferry-talks/index.html").read_text()
    assert "<title>Ferry talks &lt;b&gt;&amp; more \N{EN DASH} Briefing</title>" in page
    assert 'content="Talks on the &#34;ferry&#34;"' in page
    assert "Ferry talks <b>" not in page
    assert "<script>alert" not in page
    held_in = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert held_in is not None
    assert json.loads(held_in[1])["name"] == "</script><script>alert(1)</script>"
    assert '<link rel="alternate feed" type="application/atom+xml" title="All" href="../../feeds/changes.atom">' in page


def test_every_page_has_a_policy_and_no_script_of_its_own(site: Site, out: Path) -> None:
    with claim(out) as held:
        publish(site, held)
    for path in out.rglob("*.html"):
        page = path.read_text()
        assert page.index("Content-Security-Policy") < page.index("<link"), path
        inline = re.findall(r"<script(?![^>]*\bsrc=)(?![^>]*json)[^>]*>", page)
        assert inline == [], path
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=", page), path
        assert not re.search(r'(?:src|srcset)="(?:https?:)?//', page), path


def test_files_stand_beside_the_pages(site: Site, out: Path) -> None:
    beside = [File(path="talks.md", data=b"# Talks"), File(path="talks/ferry-talks.md", data=b"# Ferry talks")]
    with claim(out) as held:
        publish(replace(site, beside=beside), held)
    assert (out / "talks.md").read_bytes() == b"# Talks"
    assert (out / "talks/ferry-talks.md").read_bytes() == b"# Ferry talks"


def test_the_sitemap_is_dated_by_the_notes(site: Site, out: Path) -> None:
    with claim(out) as held:
        publish(site, held)
    text = (out / "sitemap.xml").read_text()
    assert "<loc>https://briefing.example/talks/ferry-talks/</loc>\n    <lastmod>2022-01-10</lastmod>" in text
    assert gzip.decompress((out / "sitemap.xml.gz").read_bytes()).decode() == text


def test_pages_out_of_the_search_are_out_of_the_sitemap_too(site: Site, out: Path) -> None:
    edition = Page(
        path="as-of/2021-12-31/index.md",
        title="Then",
        description="Then",
        markdown="# Then",
        meta={"search": {"exclude": True}, "banner": "As known on 31 December 2021"},
    )
    linked = Page(
        path="index.md", title="Now", description="Now", markdown="# Now\n\n[then](as-of/2021-12-31/index.md)"
    )
    write([linked, edition, *(page for page in documents() if page.path != "index.md")], site.pages)
    with claim(out) as held:
        assert publish(site, held).findings == ()
    assert "as-of" not in (out / "sitemap.xml").read_text()
    assert "as-of" not in (out / "search/search_index.json").read_text()
    page = (out / "as-of/2021-12-31/index.html").read_text()
    assert "<strong>As known on 31 December 2021</strong>" in page
    assert '<meta name="robots" content="noindex">' in page


def test_a_dead_link_keeps_the_site_before_under_strict(site: Site, out: Path) -> None:
    with claim(out) as held:
        publish(site, held)
    before = hashes(out)
    broken = Page(path="about.md", title="About", description="A", markdown="# About\n\n[x](gone.md)")
    write([broken, *(page for page in documents() if page.path != "about.md")], site.pages)
    with claim(out) as held:
        done = publish(site, held)
    assert not done.in_place
    assert any("gone.md" in str(finding) for finding in done.findings)
    assert hashes(out) == before
    with claim(out) as held:
        assert publish(replace(site, strict=False), held).in_place
    assert hashes(out) != before


@pytest.mark.parametrize(
    ("markdown", "says"),
    [
        ('<img src="//elsewhere.example/x.png" alt="">', "from another host"),
        ('<p data-fact="nobody-said">A fact</p>', "the fact 'nobody-said' has no link to its note"),
        ('<a href="javascript:void(0)">x</a>', "would run"),
        ('<p onclick="x()">x</p>', "an attribute 'onclick'"),
    ],
)
def test_what_must_not_be_published_is_an_error(site: Site, out: Path, markdown: str, says: str) -> None:
    bad = Page(path="about.md", title="About", description="A", markdown=f"# About\n\n{markdown}")
    write([bad, *(page for page in documents() if page.path != "about.md")], site.pages)
    with claim(out) as held:
        done = publish(replace(site, strict=False), held)
    assert not done.in_place
    assert any(says in finding.message for finding in done.findings if finding.severity == "error")
    assert not out.exists()


def test_an_empty_file_is_an_error(site: Site, out: Path) -> None:
    write([*documents(), File(path="data/notes.csv", data=b"")], site.pages)
    with claim(out) as held:
        assert [str(finding) for finding in publish(site, held).findings] == [
            "/data/notes.csv: error: the file is empty"
        ]


def test_an_orphan_is_a_warning(site: Site, out: Path) -> None:
    lost = Page(path="talks/lost.md", title="Lost", description="L", markdown="# Lost")
    write([*documents(), lost], site.pages)
    with claim(out) as held:
        assert [str(finding) for finding in publish(site, held).findings] == [
            "/talks/lost/: warning: no page that a reader can reach links here"
        ]


def test_a_second_build_at_the_same_time_is_told_so(out: Path) -> None:
    code = (
        "import sys, pathlib; from generator.site.claim import claim\n"
        "with claim(pathlib.Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", code, str(out)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with other:
        assert other.stdout is not None
        other.stdout.readline()
        with pytest.raises(MachineError, match=rf"another build \(process {other.pid}\) is publishing"), claim(out):
            pass
        other.kill()
    with claim(out):
        pass


def test_leftovers_of_a_broken_off_build_are_removed(site: Site, out: Path) -> None:
    for name in (".site.next", ".site.old"):
        (out.parent / name).mkdir()
        (out.parent / name / "index.html").write_text("half")
    out.mkdir()
    with claim(out) as held:
        assert publish(site, held).in_place
    assert beside(out) == [".site.lock"]


def test_a_site_taken_out_of_its_place_is_put_back(out: Path) -> None:
    (out.parent / ".site.old").mkdir()
    (out.parent / ".site.old/index.html").write_text("whole")
    with claim(out):
        assert (out / "index.html").read_text() == "whole"


def test_without_the_systems_exchange_two_renames_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swap_module, "_exchange", lambda _one, _other: False)
    for name in ("new", "out"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(name)
    retired = put_in_place(tmp_path / "new", tmp_path / "out", tmp_path / "retired")
    assert retired == tmp_path / "retired"
    assert (tmp_path / "out/index.html").read_text() == "new"
    assert (tmp_path / "retired/index.html").read_text() == "out"


@pytest.mark.parametrize("content", ["thesis.odt", "index.html"])
def test_a_folder_that_is_no_site_is_not_replaced(site: Site, out: Path, content: str) -> None:
    out.mkdir()
    (out / content).write_text("mine")
    with claim(out) as held, pytest.raises(MachineError, match="not empty and no built site"):
        publish(site, held)
    assert (out / content).read_text() == "mine"


def test_a_folder_that_the_site_is_made_of_is_not_replaced(site: Site) -> None:
    with claim(site.pages.parent) as held, pytest.raises(MachineError, match="which the site is made of"):
        publish(site, held)
    assert site.pages.is_dir()


def test_settings_that_mkdocs_refuses_are_told_in_one_line(site: Site, out: Path, tmp_path: Path) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text("site_name: x\nplugins: [no-such-plugin]\n")
    with claim(out) as held, pytest.raises(MachineError, match="no-such-plugin") as caught:
        publish(replace(site, config=config), held)
    assert "\n" not in str(caught.value)
    assert beside(out) == [".site.lock"]


def test_the_reading_date_is_all_that_dates_a_site(site: Site, tmp_path: Path) -> None:
    for name, day in (("one", date(2022, 1, 11)), ("two", date(2022, 1, 12))):
        with claim(tmp_path / name) as held:
            publish(replace(site, as_of=day), held)
    one, two = hashes(tmp_path / "one"), hashes(tmp_path / "two")
    assert {path for path in one if one[path] != two[path]} == {"sitemap.xml.gz"}
