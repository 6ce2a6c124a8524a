"""Each figure of docs/performance.md: our work beside somebody else's on the same words, in one run, taking turns.

    python benchmarks/run.py [-n ROUNDS] [ROW]...

Without a row all are measured, some minutes. Prints a row of a table for each: medians in seconds, and their ratio.
"""

from __future__ import annotations

import argparse
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from leaflets import compose, line, plan, render, signoff  # noqa: E402 - the project's folder has to be on the path first

TODAY = datetime.now(tz=UTC).date()
REGION = "uk"
Run = Callable[[], object]
Row = tuple[str, float, float, float]
_BLOCK = (
    "<h2>Head</h2><p>" + "Words that are set in lines of a common length. " * 12 + "</p><ul>" + "<li>A point</li>" * 6
)
_COPIES_OF_EIGHT_PAGES = 20


def composed(leaflet: str, form: str) -> compose.Composed:
    """The HTML that our build lays out first, contents numbers not yet in."""
    library, _ = line.ready(ROOT, TODAY)
    job = plan.jobs(library, plan.Asked([leaflet], [form], regions=[REGION]))[0]
    manuscript = plan.manuscript(library, job)
    approval = signoff.approval(library, manuscript)
    return compose.compose(compose.Edition(library, manuscript, plan.overlay(library, job), approval))


def editions() -> list[tuple[str, str]]:
    """Leaflet and format of the whole range of one region."""
    library, _ = line.ready(ROOT, TODAY)
    return [(job.leaflet, job.format) for job in plan.jobs(library, plan.Asked(regions=[REGION]))]


def timed(run: Run) -> float:
    """Seconds of one run."""
    started = time.perf_counter()
    run()
    return time.perf_counter() - started


def medians(rounds: int, *runs: Run) -> list[float]:
    """The median of each, all of them taking turns, so that what else the machine does falls on all alike."""
    turns = [[timed(run) for run in runs] for _ in range(rounds)]
    return [statistics.median(column) for column in zip(*turns, strict=True)]


def build(folder: Path, *words: str) -> None:
    """Our command, in a process of its own; what it makes and remembers goes below this folder."""
    folders = ["--out", f"{folder}/out", "--cache", f"{folder}/cache"]
    subprocess.run([sys.executable, str(ROOT / "build.py"), *words, *folders], check=True, capture_output=True)


def build_afresh(*words: str) -> None:
    """Our command from nothing: no file, no cache."""
    with tempfile.TemporaryDirectory() as fresh:
        build(Path(fresh), *words)


def weasyprint(folder: Path, made: compose.Composed) -> None:
    """WeasyPrint's command on this HTML, tagged, in a process of its own."""
    sheets = [word for name in made.stylesheets for word in ("--stylesheet", str(ROOT / name))]
    page = folder / "page.html"
    page.write_text(made.html, "utf-8")
    command = [sys.executable, "-m", "weasyprint", "--base-url", f"{ROOT.as_uri()}/", *sheets]
    subprocess.run(
        [*command, "--pdf-variant", "pdf/ua-1", str(page), f"{folder}/page.pdf"], check=True, capture_output=True
    )


def python(code: str) -> float:
    """The number that these lines print in a process of their own."""
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True, cwd=ROOT)
    return float(done.stdout.split()[-1])


def cold(rounds: int) -> Iterator[Row]:
    """`guide` as a handout, proofs and all."""
    made = composed("guide", "handout")
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs = medians(
            rounds,
            lambda: build_afresh("guide", "--format", "handout", "--region", REGION),
            lambda: weasyprint(Path(folder), made),
        )
    yield "`guide`, one format, from a clean cache, proofs included", ours, theirs, 0.8


_WARM = """
import sys
sys.path.insert(0, "benchmarks")
import run
from leaflets import haste, render
from leaflets.line.setting import Setter
made = run.composed("guide", "handout")
if {theirs}:
    haste.quicken = lambda: None
press = render.Press(run.ROOT)
def once():
    if {theirs}:
        press.lay_out(made.html, made.stylesheets).document.write_pdf(pdf_variant="pdf/ua-1")
    else:
        press.write(Setter(press, made.stylesheets, alone=True).lay_out(made.html), made.direction)
once()
print(run.timed(once))
"""


def warm(rounds: int) -> Iterator[Row]:
    """Layout and writing of the same HTML, both warm; ours tags better, blackens and claims two standards besides."""
    turns = [(python(_WARM.format(theirs=False)), python(_WARM.format(theirs=True))) for _ in range(rounds)]
    ours, theirs = (statistics.median(column) for column in zip(*turns, strict=True))
    yield "the same, layout and writing alone, warm", ours, theirs, 0.5


def nothing(rounds: int) -> Iterator[Row]:
    """Nothing to do for the whole shelf, against Typst, which makes its file each time."""
    page = "= Head\n" + ("Words that are set in lines. " * 60 + "\n\n- A point\n- A point\n\n") * 40
    code = "import sys, typst; [typst.compile(sys.argv[1], sys.argv[1] + '.pdf') for _ in range(int(sys.argv[2]))]"
    many = len(editions())
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder) / "page.typ"
        text.write_text(page, "utf-8")
        build(Path(folder), "--region", REGION)

        def typst(times: int) -> None:
            subprocess.run([sys.executable, "-c", code, str(text), str(times)], check=True)

        ours, one, all_ = medians(
            rounds, lambda: build(Path(folder), "--region", REGION), lambda: typst(1), lambda: typst(many)
        )
    yield "nothing to do, the whole shelf, against one cold compile by `typst`", ours, one, 1.0
    yield f"the same, against {many} compiles by `typst`", ours, all_, 0.1


def shelf(rounds: int) -> Iterator[Row]:
    """The full range of one region, an edition of it on the average."""
    made = [composed(*each) for each in editions()]

    def theirs(folder: Path) -> None:
        for each in made:
            weasyprint(folder, each)

    with tempfile.TemporaryDirectory() as folder:
        ours, others = medians(rounds, lambda: build_afresh("--region", REGION), lambda: theirs(Path(folder)))
    yield "the full range of one region, per edition, proofs included", ours / len(made), others / len(made), 0.3


class Watched:
    """A copy of the project with `watch` at work in it, the whole range of one region."""

    def __init__(self, root: Path) -> None:
        """Waits until the first round is over."""
        self.root = root
        for room in ("content", "templates", "leaflets"):
            shutil.copytree(ROOT / room, root / room, ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "build.py", root)
        command = [sys.executable, "-u", "build.py", "watch", "--region", REGION]
        self.process = subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.settle()

    def settle(self) -> list[tuple[str, float]]:
        """The name of each PDF that is made in this round, and the seconds until it is in place."""
        started, done = time.perf_counter(), []
        for told in iter(self.process.stdout.readline, ""):  # type: ignore[union-attr]  # it is a pipe
            if found := re.match(r"(\S+\.pdf) +[0-9]+ pages", told):
                done.append((Path(found[1]).name, time.perf_counter() - started))
            if "Waiting for the next save" in told:
                break
        return done

    def edit(self, section: str, word: str) -> None:
        """Puts this word in the place of the first of the sentence that a section opens with."""
        path = self.root / f"content/mmn/en/{section}.yaml"
        path.write_text(re.sub(r"(?m)^(point: )\w+", rf"\g<1>{word}", path.read_text("utf-8")), "utf-8")

    def end(self) -> None:
        """As Ctrl and C do."""
        self.process.send_signal(signal.SIGINT)
        self.process.wait()


_SECTIONS = ("faq", "symptoms", "living")


def word(rounds: int) -> Iterator[Row]:
    """One word of one section edited under a watch of one region, until all editions with it are in place."""
    made: list[list[tuple[str, float]]] = []
    with tempfile.TemporaryDirectory() as folder:
        watched = Watched(Path(folder) / "project")
        for number in range(rounds):
            watched.edit(_SECTIONS[number % len(_SECTIONS)], ("Here", "There")[number // len(_SECTIONS) % 2])
            made.append(watched.settle())
        watched.end()
        known = {f"mmn-{leaflet}-{form}-draft.pdf": composed(leaflet, form) for leaflet, form in editions()}
        needed = {name for done in made for name, _ in done}
        theirs = {name: timed(partial(weasyprint, Path(folder), known[name])) for name in sorted(needed)}
    last = sum(done[-1][1] for done in made) / sum(map(len, made))
    yield (
        "one word edited under `watch`, per edition",
        last,
        _mean(theirs[name] for done in made for name, _ in done),
        0.35,
    )
    first = _mean(done[0][1] for done in made)
    yield "the same, until the first edition is in place", first, _mean(theirs[done[0][0]] for done in made), 0.35


def _mean(seconds: Iterable[float]) -> float:
    return statistics.mean(seconds)


def growth(rounds: int) -> Iterator[Row]:
    """A page of 128 pages against a page of 8, the same blocks."""
    press = render.Press(ROOT)

    def pages(copies: int) -> tuple[Run, int]:
        html = f'<!doctype html><html lang="en"><title>A title</title><body>{(_BLOCK + "</ul>") * copies}</body></html>'
        sheets = ["templates/css/2-fonts.css"]
        count = len(press.lay_out(html, sheets).sizes)
        return (lambda: press.write(press.lay_out(html, sheets), "ltr")), count

    short, few = pages(_COPIES_OF_EIGHT_PAGES)
    long, many = pages(16 * _COPIES_OF_EIGHT_PAGES)
    small, large = medians(rounds, short, long)
    yield f"growth: a page of {many} pages, against one of {few}", large / many, small / few, 1.2


_MEMORY = """
import re, sys
from pathlib import Path
sys.path.insert(0, "benchmarks")
import run
from leaflets import render
made = run.composed("alert-card", "card")
press = render.Press(run.ROOT)
for number in range({many}):
    press.write(press.lay_out(made.html, made.stylesheets), made.direction)
print(int(re.search("VmHWM: *\\s*([0-9]+)", Path("/proc/self/status").read_text())[1]) / 1024)
"""


def memory(_: int) -> Iterator[Row]:
    """Megabytes at the most over 200 editions in one process, against 20."""
    yield "memory over 200 editions in one process, MB, against 20", _megabytes(200), _megabytes(20), 1.1


def _megabytes(editions: int) -> float:
    return python(_MEMORY.format(many=editions))


ROWS = {row.__name__: row for row in (cold, warm, nothing, shelf, word, growth, memory)}


def main() -> None:
    """Measures the rows that were asked for."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("-n", type=int, default=3, help="how many rounds; medians are told")
    asked.add_argument("rows", nargs="*", choices=[*ROWS, []], help="all when none is named")
    given = asked.parse_args()
    print("| work | ours | against | ratio | reach |\n|---|---|---|---|---|")
    for name in given.rows or ROWS:
        for work, ours, theirs, reach in ROWS[name](given.n):
            print(f"| {work} | {ours:.2f} | {theirs:.2f} | {ours / theirs:.2f} | {reach} |", flush=True)


if __name__ == "__main__":
    main()
