"""Cold: `python build.py guide` against WeasyPrint's own command on the same HTML, side by side in one run.

Both start a new process each time. Ours reads and checks all content, lays out, tags, writes, proves (from a clean
cache) and publishes; WeasyPrint's command lays out and writes. Prints the medians and their ratio.

    python benchmarks/cold.py [rounds]
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from leaflets import compose, load, plan, signoff  # noqa: E402 - the project's folder has to be on the path first

LEAFLET, FORMAT = "guide", "handout"


def composed() -> compose.Composed:
    """The HTML that our build lays out, contents numbers not yet in."""
    library = load.load(ROOT).library
    if library is None:
        sys.exit("content/house.yaml cannot be read")
    job = plan.jobs(library, plan.Asked([LEAFLET], [FORMAT]))[0]
    manuscript = plan.manuscript(library, job)
    approval = signoff.approval(library, manuscript)
    return compose.compose(compose.Edition(library, manuscript, plan.overlay(library, job), approval))


def timed(run: Callable[[], None]) -> float:
    """Seconds of one run."""
    started = time.perf_counter()
    run()
    return time.perf_counter() - started


def ours(folder: Path) -> None:
    """One cold build of ours into an empty folder, from a clean cache."""
    with tempfile.TemporaryDirectory(dir=folder) as fresh:
        folders = ["--out", f"{fresh}/out", "--cache", f"{fresh}/cache"]
        subprocess.run(
            [sys.executable, str(ROOT / "build.py"), LEAFLET, "--format", FORMAT, *folders],
            check=True,
            capture_output=True,
        )


def theirs(folder: Path, made: compose.Composed) -> None:
    """WeasyPrint's command on the same HTML, tagged."""
    sheets = [word for name in made.stylesheets for word in ("--stylesheet", str(ROOT / name))]
    page, pdf = folder / "guide.html", folder / "guide.pdf"
    page.write_text(made.html, "utf-8")
    command = [sys.executable, "-m", "weasyprint", "--base-url", f"{ROOT.as_uri()}/", *sheets]
    subprocess.run([*command, "--pdf-variant", "pdf/ua-1", str(page), str(pdf)], check=True, capture_output=True)


def main() -> None:
    """Takes turns, so that what else the machine does falls on both alike."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    made = composed()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pairs = [(timed(lambda: ours(folder)), timed(lambda: theirs(folder, made))) for _ in range(rounds)]
    mine, peer = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(f"build.py {LEAFLET}: {mine:.2f} s   weasyprint: {peer:.2f} s   ratio {mine / peer:.2f}   ({rounds} rounds)")


if __name__ == "__main__":
    main()
