"""The command that makes the leaflets."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from leaflets.commands.desk import COMPUTER, CONTENT, FAILED, UNSAVED, USAGE, Desk, leave, tell

if TYPE_CHECKING:
    from leaflets.line import Done
    from leaflets.model import Job


@click.command()
@click.argument("leaflets", nargs=-1, metavar="[LEAFLET]...")
@click.option("--format", "formats", multiple=True, help="Only this printed shape, such as handout. May be repeated.")
@click.option("--region", "regions", multiple=True, help="For this region, such as us. May be repeated.")
@click.option("--language", "languages", multiple=True, help="In this language, such as en. May be repeated.")
@click.option("--clinic", "clinics", multiple=True, help="For this clinic of content/clinics/. May be repeated.")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("out"),
    show_default=True,
    help="The folder for finished leaflets.",
)
@click.option(
    "--cache",
    type=click.Path(file_okay=False, path_type=Path),
    help="What is remembered between builds; may be deleted at any time.  [default: .cache]",
)
@click.pass_obj
def build(desk: Desk, /, out: Path, cache: Path | None, **asked: Sequence[str]) -> None:
    """Make the leaflets (all that content/house.yaml names, or those you name)."""
    from leaflets import line, plan
    from leaflets.problems import ProblemsFound

    try:
        library, warnings = line.ready(desk.root, desk.today)
    except ProblemsFound as found:
        leave(found.problems, CONTENT)
    try:
        jobs = plan.jobs(library, plan.Asked(**asked))
    except ProblemsFound as found:
        leave(found.problems, USAGE)
    tell(warnings)
    folders = line.Folders(desk.root, out, cache or desk.root / ".cache")
    try:
        done = _make(line.build(library, jobs, folders), jobs)
    except ProblemsFound as found:
        leave(found.problems, COMPUTER if found.problems[0].code == "library-missing" else FAILED)
    _table(done)
    _end(done)


def _end(done: Sequence[Done]) -> None:
    """Tells what was wrong; a leaflet that could not be made ends the command with its own exit code."""
    problems = [problem for result in done for problem in result.problems]
    failed = [problem for result in done if not result.files for problem in result.problems]
    if failed:
        leave(problems, UNSAVED if all(problem.code == "not-written" for problem in failed) else FAILED)
    tell(problems)


def _make(results: Iterable[Done], jobs: Sequence[Job]) -> list[Done]:
    """All results, with a bar that names the leaflet at work (on a terminal; plain lines elsewhere)."""
    if not sys.stderr.isatty():
        return list(_announced(results, jobs))
    names = [*(job.name for job in jobs), ""]
    bar: Any = click.progressbar(results, len(jobs), "Making", file=sys.stderr, item_show_func=lambda _: names[bar.pos])
    with bar:
        return list(bar)


def _announced(results: Iterable[Done], jobs: Sequence[Job]) -> Iterator[Done]:
    """Each result, after a line that says what is being made."""
    waiting = iter(results)
    for job in jobs:
        click.echo(f"Making {job.name} …", err=True)
        yield next(waiting)


def _table(done: Iterable[Done]) -> None:
    """What was made: file, pages, size, seconds."""
    made = [result for result in done if result.files]
    width = max((len(str(result.files[0])) for result in made), default=0)
    for result in made:
        size = f"{result.size / 1000:,.0f} kB"
        click.echo(f"{result.files[0]!s:{width}}  {result.pages:3} pages  {size:>9}  {result.seconds:5.1f} s")
