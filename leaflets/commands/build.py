"""The command that makes the leaflets."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from leaflets.commands import completion
from leaflets.commands.desk import COMPUTER, CONTENT, FAILED, UNSAVED, USAGE, Desk, leave, tell

if TYPE_CHECKING:
    from leaflets.line import Done
    from leaflets.memory import Snapshot
    from leaflets.model import Library
    from leaflets.problems import Problem


def choices(command: Callable[..., None]) -> Callable[..., None]:
    """The words by which people choose leaflets, and where they go: the same for every command that makes them."""
    for option in reversed(_CHOICES):
        command = option(command)
    return command


_CHOICES = (
    click.argument("leaflets", nargs=-1, metavar="[LEAFLET]...", shell_complete=completion.leaflets),
    click.option(
        "--format",
        "formats",
        shell_complete=completion.formats,
        multiple=True,
        help="Only this printed shape, such as handout. May be repeated.",
    ),
    click.option(
        "--region",
        "regions",
        shell_complete=completion.regions,
        multiple=True,
        help="For this region, such as us. May be repeated.",
    ),
    click.option(
        "--language",
        "languages",
        shell_complete=completion.languages,
        multiple=True,
        help="In this language, such as en. May be repeated.",
    ),
    click.option(
        "--clinic",
        "clinics",
        shell_complete=completion.clinics,
        multiple=True,
        help="For this clinic of content/clinics/. May be repeated.",
    ),
    click.option(
        "--out",
        type=click.Path(file_okay=False, path_type=Path),
        default=Path("out"),
        show_default=True,
        help="The folder for finished leaflets.",
    ),
    click.option(
        "--cache",
        type=click.Path(file_okay=False, path_type=Path),
        help="What is remembered between builds; may be deleted at any time.  [default: .cache]",
    ),
)


@click.command()
@choices
@click.option("--press", is_flag=True, help="Make files for a print shop too (booklet, trifold, card).")
@click.option(
    "--force",
    is_flag=True,
    help="Make all of them anew, those that nothing changed for too; what is remembered does not count.",
)
@click.option("--why", is_flag=True, help="Say of each leaflet why it is made.")
@click.pass_obj
def build(  # noqa: PLR0913 - click hands each option over by its name
    desk: Desk, /, out: Path, cache: Path | None, *, press: bool, force: bool, why: bool, **asked: Sequence[str]
) -> None:
    """Make the leaflets (all that content/house.yaml names, or those you name), as far as anything changed."""
    from leaflets import memory

    cache = cache or desk.root / ".cache"
    now = memory.snapshot(desk.root)
    if not force and (last := memory.unchanged(cache, desk.asked, now, desk.today.isoformat())):
        click.echo(last.said)
        return
    library, warnings, done = _built(desk, _Wanted(out, cache, now, force, why, press), asked)
    _end(done)
    paths = [*(path for result in done for path in result.files), out / "index.html", out / "report.json"]
    outputs = {str(path.resolve()): memory.digest_of_file(path) for path in paths}
    told = len(warnings) + sum(len(result.problems) for result in done)
    last = memory.Last(
        now.whole, desk.today.isoformat(), _until(library, desk), outputs, _nothing(done, told), beside={}
    )
    memory.remember(cache, desk.asked, last)


@dataclass(frozen=True)
class _Wanted:
    """Where leaflets go and what is remembered, from which bytes they are made, and how."""

    out: Path
    cache: Path
    now: Snapshot
    force: bool
    why: bool
    press: bool


def _built(
    desk: Desk, wanted: _Wanted, asked: Mapping[str, Sequence[str]]
) -> tuple[Library, Sequence[Problem], list[Done]]:
    """What came of each job, in the order in which it was asked for; the words' warnings are told first."""
    from leaflets.line.opening import opened
    from leaflets.problems import ProblemsFound

    try:
        library, warnings, crew = opened(desk.root, desk.today)
    except ProblemsFound as found:
        leave(found.problems, FAILED if found.problems[0].code == "process-lost" else CONTENT)

    from leaflets import line, plan  # loaded by now, and not before: the words were read meanwhile

    try:
        jobs = plan.jobs(library, plan.Asked(**asked))
    except ProblemsFound as found:
        leave(found.problems, USAGE)
    try:
        profile = line.profile(library, jobs) if wanted.press else None
    except ProblemsFound as found:
        leave(found.problems, CONTENT)
    tell(warnings)
    folders = line.Folders(desk.root, wanted.out, wanted.cache)
    how = line.How(wanted.now, force=wanted.force, crew=crew, profile=profile, problems=warnings)
    try:
        done = _make(line.build(library, jobs, folders, how), len(jobs), why=wanted.why)
    except ProblemsFound as found:
        leave(found.problems, COMPUTER if found.problems[0].code == "library-missing" else FAILED)
    done.sort(key=lambda result: jobs.index(result.job))
    _table(done)
    _shelve(library, done, wanted.out, desk)
    return library, warnings, done


def _shelve(library: Library, done: Sequence[Done], out: Path, desk: Desk) -> None:
    """The page that lists all that lies on the shelf; where it is, is said last."""
    from leaflets import line
    from leaflets.problems import ProblemsFound

    try:
        index = line.shelve(library, done, out, desk.today)[0]
    except ProblemsFound as found:
        leave(found.problems, UNSAVED)
    click.echo(f"{index} lists all of them: open it in a browser.")


def _end(done: Sequence[Done]) -> None:
    """Tells what was wrong; a leaflet that could not be made ends the command with its own exit code."""
    problems = [problem for result in done for problem in result.problems]
    failed = [problem for result in done if not result.files for problem in result.problems]
    if failed:
        leave(problems, UNSAVED if all(problem.code == "not-written" for problem in failed) else FAILED)
    tell(problems)


def _make(results: Iterable[Done], count: int, *, why: bool) -> list[Done]:
    """All results, with a bar that names the leaflet that was made last (on a terminal; plain lines elsewhere)."""
    if why or not sys.stderr.isatty():
        return list(_announced(results, why=why))
    show = lambda result: result.job.name if result else ""  # noqa: E731 - a name for one line
    with click.progressbar(results, count, "Making", file=sys.stderr, item_show_func=show) as bar:
        return list(bar)


def _announced(results: Iterable[Done], *, why: bool) -> Iterator[Done]:
    """Each result, after a line that says what was made, and why when that was asked for."""
    for result in results:
        if result.why:
            click.echo(f"Made {result.job.name}" + (f": {'; '.join(result.why)}." if why else ""), err=True)
        elif why and result.files:
            click.echo(f"Left {result.job.name}: nothing changed.", err=True)
        yield result


def _table(done: Iterable[Done]) -> None:
    """What was made: file, pages, size, seconds, and how full panels are."""
    made = [result for result in done if result.files]
    width = max((len(str(result.files[0])) for result in made), default=0)
    for result in made:
        size = f"{result.size / 1000:,.0f} kB"
        took = f"{result.seconds:5.1f} s" if result.why else "  as it was"
        click.echo(f"{result.files[0]!s:{width}}  {result.pages:3} pages  {size:>9}  {took}{_full(result)}")


def _full(result: Done) -> str:
    """How full the panels are, where there are any: the words may not run over."""
    from leaflets.formats import FORMATS

    if not FORMATS[result.job.format].panelled:
        return ""
    return f"  panels {min(result.fullness)} to {max(result.fullness)} % full"


def _nothing(done: Sequence[Done], told: int) -> str:
    """What the next build says when nothing has changed until then."""
    count = "The leaflet is" if len(done) == 1 else f"All {len(done)} leaflets are"
    more = f" {told} to look at: “python build.py check” and “--force” tell." if told else ""
    return f"Nothing to do. {count} as they should be.{more}".replace("leaflet is as they", "leaflet is as it")


def _until(library: Library, desk: Desk) -> str:
    """The next day on which the same words are told or printed otherwise, as 2028-11-22."""
    from leaflets import check

    return check.next_change(library, desk.today).isoformat()
