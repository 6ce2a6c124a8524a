"""The commands that only look: at the words, at what there is, at finished files, at this computer."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from leaflets.commands.desk import COMPUTER, CONTENT, FAILED, Desk, count, leave, library_of

if TYPE_CHECKING:
    from leaflets.model import Library
    from leaflets.preflight import Result, State

_STATES: Mapping[State, str] = {
    "pass": "met",
    "fail": "missed",
    "a person must look": "for a person to judge",
    "not yet measured": "not measured in a file",
    "not applicable": "not for this file",
}


@click.command()
@click.option(
    "--report",
    "style",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="For people, for machines, or for the pages of a pull request.",
)
@click.option("--reading", is_flag=True, help="Show how hard the words are to read, the hardest sentences first.")
@click.pass_obj
def check(desk: Desk, style: str, *, reading: bool) -> None:
    """Look for problems in content/ without making anything."""
    from leaflets import line
    from leaflets.problems import errors_in, report, without_remarks

    library, problems = line.checked(desk.root, desk.today)
    shown = problems if reading or style != "text" else without_remarks(problems)
    if shown:
        click.echo(report(shown, style))
    if reading and library:
        _show_reading(library)
    if style == "text":
        click.echo(count(problems))
    sys.exit(CONTENT if errors_in(problems) else 0)


_SENTENCES = 15  # as many of the hardest as somebody mends in one go


def _show_reading(library: Library) -> None:
    """Each leaflet and section with its scores, the hardest first; then the hardest sentences with their places."""
    from leaflets import check as checking

    for told in checking.report(library, _SENTENCES):
        for what, scores in (("Leaflet", told.leaflets), ("Section", told.sections)):
            click.echo(f"\n{what + ' (' + told.language + ')':24} {'SMOG':>6} {'grade':>6} {'words a sentence':>18}")
            for scored in sorted(scores, key=lambda each: -each.reading.smog):
                reading = scored.reading
                click.echo(f"{scored.name:24} {reading.smog:6.1f} {reading.grade:6.1f} {reading.mean:18.1f}")
        click.echo("\nThe hardest sentences, with how many long words and how many words they have")
        for hard in told.hardest:
            where = f"{hard.place.file}:{hard.place.line}"
            click.echo(f"{hard.reading.long_words:3} {hard.reading.words:3}  {where}\n         {hard.text}")


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--all", "whole", is_flag=True, help="Show all 54 goals, and what was measured.")
def preflight(files: Sequence[Path], whole: bool) -> None:  # noqa: FBT001 - Click hands flags over like that
    """Measure finished PDFs against the 54 goals of a good leaflet."""
    from leaflets import preflight as measuring
    from leaflets.problems import ProblemsFound

    missed = 0
    for path in files:
        try:
            results = measuring.measure_file(path.read_bytes(), path.name)
        except ProblemsFound as found:
            leave(found.problems, FAILED)
        click.echo(f"{path}")
        for line in _measured(results, whole=whole):
            click.echo(f"  {line}")
        missed += sum(result.state == "fail" for result in results)
    click.echo(f"{missed} goal{'' if missed == 1 else 's'} missed.")
    sys.exit(FAILED if missed else 0)


def _measured(results: Sequence[Result], *, whole: bool) -> Iterator[str]:
    """What was missed, with place and numbers, and of the others how many there are; or all of them."""
    for result in results:
        if whole or result.state == "fail":
            place = f" (page {result.page})" if result.page else ""
            state = f"{result.state}: " if whole else ""
            yield f"{result.number:2}  {state}{result.name}{place}. {result.evidence}"
    if not whole:
        counts = Counter(result.state for result in results)
        yield ", ".join(f"{count} {_STATES[state]}" for state, count in counts.items()) + ". --all shows each."


@click.command(name="list")
@click.pass_obj
def list_(desk: Desk) -> None:
    """Show the leaflets, formats, regions, languages and clinics there are."""
    library = library_of(desk)
    for name, leaflet in library.leaflets.items():
        click.echo(f"{name:24} {leaflet.reference} {leaflet.version}   {', '.join(leaflet.formats)}")
    for what, names in [("regions", library.regions), ("languages", library.titles), ("clinics", library.clinics)]:
        click.echo(f"{what + ':':24} {', '.join(names) or 'none yet'}")


@click.command()
@click.pass_obj
def doctor(desk: Desk) -> None:
    """Say what this computer lacks, and what to type about it."""
    from leaflets import doctor as surgery

    findings = list(surgery.examine(desk.root))
    for finding in findings:
        mark = "well   " if finding.well else "MISSING" if finding.needed else "slower "
        click.echo(f"{mark} {finding.name}: {finding.found}")
    fixes = dict.fromkeys(finding.fix for finding in findings if not finding.well)
    for fix in fixes:
        click.echo(f"\nType this:\n  {fix}")
    sys.exit(COMPUTER if any(finding.needed and not finding.well for finding in findings) else 0)
