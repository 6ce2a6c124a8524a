"""Makes the leaflets. `python build.py` does what `content/house.yaml` says; `--help` tells the rest."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

if TYPE_CHECKING:
    from leaflets.line import Done
    from leaflets.model import Job
    from leaflets.problems import Problem

ROOT = Path(__file__).resolve().parent
# Exit codes: what went wrong, for scripts. 2 is click's own for a command that was typed wrongly.
CONTENT, USAGE, FAILED, COMPUTER, UNSAVED = 1, 2, 3, 4, 5


class BuildByDefault(click.Group):
    """A group whose first word may be left out: `build.py guide` is `build.py build guide`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Puts `build` before whatever is not a command of ours."""
        if not args or args[0] not in {*self.commands, "--help", "-h"}:
            args = ["build", *args]
        return super().parse_args(ctx, args)


@click.group(
    cls=BuildByDefault,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 all is well; 1 something in content/ must be mended; 2 the command was typed wrongly; "
    "3 a leaflet could not be made whole; 4 this computer lacks something; 5 a file could not be saved.",
)
def main() -> None:
    """Turns the words in content/ into leaflets to print. With no command: build."""


@main.command()
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
    default=ROOT / ".cache",
    help="What is remembered between builds; may be deleted at any time.  [default: .cache]",
)
def build(  # noqa: PLR0913, PLR0917 - one parameter for each option that people may type
    leaflets: Sequence[str],
    formats: Sequence[str],
    regions: Sequence[str],
    languages: Sequence[str],
    clinics: Sequence[str],
    out: Path,
    cache: Path,
) -> None:
    """Make the leaflets (all that content/house.yaml names, or those you name)."""
    from leaflets import line, plan
    from leaflets.problems import ProblemsFound

    try:
        library, warnings = line.ready(ROOT, date.today())
    except ProblemsFound as found:
        _leave(found.problems, CONTENT)
    try:
        jobs = plan.jobs(library, plan.Asked(leaflets, formats, languages, regions, clinics))
    except ProblemsFound as found:
        _leave(found.problems, USAGE)
    _tell(warnings)
    try:
        done = _make(line.build(library, jobs, line.Folders(ROOT, out, cache)), jobs)
    except ProblemsFound as found:
        _leave(found.problems, COMPUTER if found.problems[0].code == "library-missing" else FAILED)
    _table(done)
    problems = [problem for result in done for problem in result.problems]
    failed = [problem for result in done if not result.files for problem in result.problems]
    if failed:
        _leave(problems, UNSAVED if all(problem.code == "not-written" for problem in failed) else FAILED)
    _tell(problems)


@main.command()
@click.option(
    "--report",
    "style",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="For people, for machines, or for the pages of a pull request.",
)
def check(style: str) -> None:
    """Look for problems in content/ without making anything."""
    from leaflets import line
    from leaflets.problems import errors_in, report

    _, problems = line.checked(ROOT, date.today())
    if problems:
        click.echo(report(problems, style))
    if style == "text":
        click.echo(_count(problems))
    sys.exit(CONTENT if errors_in(problems) else 0)


@main.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def preflight(files: Sequence[Path]) -> None:
    """Measure finished PDFs against the 54 goals of a good leaflet."""
    from leaflets import preflight as desk
    from leaflets.problems import ProblemsFound

    missed = 0
    for path in files:
        try:
            results = desk.measure_file(path.read_bytes(), path.name)
        except ProblemsFound as found:
            _leave(found.problems, FAILED)
        click.echo(f"{path}")
        for result in results:
            place = f" (page {result.page})" if result.page else ""
            click.echo(f"{result.number:3} {result.state:18} {result.name}{place}. {result.evidence}")
        missed += sum(result.state == "fail" for result in results)
    click.echo(f"{missed} goals missed.")
    sys.exit(FAILED if missed else 0)


@main.command(name="list")
def list_() -> None:
    """Show the leaflets, formats, regions, languages and clinics there are."""
    from leaflets import line

    library, problems = line.checked(ROOT, date.today())
    if library is None:
        _leave(problems, CONTENT)
    for name, leaflet in library.leaflets.items():
        click.echo(f"{name:24} {leaflet.reference} {leaflet.version}   {', '.join(leaflet.formats)}")
    for what, names in [("regions", library.regions), ("languages", library.titles), ("clinics", library.clinics)]:
        click.echo(f"{what + ':':24} {', '.join(names) or 'none yet'}")


@main.command()
def doctor() -> None:
    """Say what this computer lacks, and what to type about it."""
    from leaflets import doctor as surgery

    findings = list(surgery.examine(ROOT))
    for finding in findings:
        mark = "well   " if finding.well else "MISSING" if finding.needed else "slower "
        click.echo(f"{mark} {finding.name}: {finding.found}")
    fixes = dict.fromkeys(finding.fix for finding in findings if not finding.well)
    for fix in fixes:
        click.echo(f"\nType this:\n  {fix}")
    sys.exit(COMPUTER if any(finding.needed and not finding.well for finding in findings) else 0)


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


def _count(problems: Sequence[Problem]) -> str:
    from leaflets.problems import errors_in

    errors = len(errors_in(problems))
    if not problems:
        return "No problems found."
    return f"\n{errors} to mend, {len(problems) - errors} to look at."


def _tell(problems: Sequence[Problem]) -> None:
    from leaflets.problems import report

    if problems:
        click.echo(report(problems), err=True)


def _leave(problems: Sequence[Problem], code: int) -> NoReturn:
    """Says what is wrong and ends with this exit code; what was made before stays where it was."""
    _tell(problems)
    click.echo(_count(problems), err=True)
    sys.exit(code)


if __name__ == "__main__":
    main()
