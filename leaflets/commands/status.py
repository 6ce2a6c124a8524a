"""The commands that say how the leaflets stand, whether a printed copy is still good, and what has changed."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from leaflets.commands import completion
from leaflets.commands.desk import CONTENT, FAILED, USAGE, Desk, leave, ready_library

if TYPE_CHECKING:
    from leaflets.line import Standing
    from leaflets.model import Library
    from leaflets.signoff import Change

_MOST_CHANGES = 12


@click.command()
@click.argument("names", nargs=-1, metavar="[LEAFLET|CODE]...", shell_complete=completion.leaflets)
@click.option("--json", "as_json", is_flag=True, help="For machines: names and values, in JSON.")
@click.pass_obj
def status(desk: Desk, names: Sequence[str], *, as_json: bool) -> None:
    """Show who signed which version, until when it stands and what has changed since; or judge a printed copy.

    A leaflet's name shows all that is known of it. The code at the foot of a printed copy, such as
    MMN-GUIDE-EN-UK-1.2, is answered with one sentence: is this copy still good?
    """
    from leaflets import line
    from leaflets.problems import ProblemsFound

    library, problems = line.checked(desk.root, desk.today)
    if library is None:
        leave(problems, CONTENT)
    if names and all(name not in library.leaflets and any(map(str.isdigit, name)) for name in names):
        _copies(desk, library, names, as_json=as_json)
        return
    try:
        found = line.standings(library, problems, desk.today, names)
    except ProblemsFound as unknown:
        leave(unknown.problems, USAGE)
    if as_json:
        click.echo(json.dumps([standing.as_data() for standing in found], ensure_ascii=False, indent=2))
    elif names:
        click.echo("\n\n".join("\n".join(_whole(standing)) for standing in found))
    else:
        click.echo("\n".join(_table(found)))


@click.command()
@click.argument("leaflet", shell_complete=completion.leaflets)
@click.option("--since", required=True, help="The signed version to compare with, such as 1.0.")
@click.option(
    "--language",
    shell_complete=completion.languages,
    help="In this language, such as en.  [default: that of the house]",
)
@click.option(
    "--region", shell_complete=completion.regions, help="For this region, such as uk.  [default: that of the house]"
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("out"),
    show_default=True,
    help="The folder for finished leaflets.",
)
@click.pass_obj
def changes(desk: Desk, leaflet: str, *, since: str, language: str | None, region: str | None, out: Path) -> None:  # noqa: PLR0913
    """Write down what has changed since a signed version: a slip for readers, one for reviewers."""
    from leaflets import line, plan
    from leaflets.problems import ProblemsFound

    library = ready_library(desk)
    asked = plan.Asked(
        [leaflet], languages=[language or library.house.language], regions=[region or library.house.region]
    )
    try:
        paths = line.changes(library, plan.jobs(library, asked)[0], since, out)
    except ProblemsFound as found:
        leave(found.problems, USAGE if found.problems[0].code.endswith("-unknown") else FAILED)
    click.echo("\n".join(str(path) for path in paths if path.suffix != ".json"))


def _copies(desk: Desk, library: Library, codes: Sequence[str], *, as_json: bool) -> None:
    """The answer to the code of each copy; a code that nobody knows ends the command as one typed wrongly."""
    from leaflets import line

    copies = [line.copy_of(library, code, desk.today) for code in codes]
    if as_json:
        click.echo(json.dumps([vars(copy) for copy in copies], ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(copy.said for copy in copies))
    sys.exit(USAGE if any(copy.state == "unknown" for copy in copies) else 0)


def _table(found: Sequence[Standing]) -> Iterator[str]:
    """One line for each leaflet, language and region, and then how to learn more."""
    width = max((len(standing.reference) for standing in found), default=0)
    for standing in found:
        yield f"{standing.reference:{width}}  {_state(standing)}. {_review(standing)}.{_beyond(standing)}"
    yield "\n“python build.py status guide” says more of one leaflet; its code says whether a copy is still good."


def _state(standing: Standing) -> str:
    approval = standing.approval
    if approval.withdrawn:
        return f"WITHDRAWN on {approval.withdrawn.date}"
    if approval.missing:
        return f"Draft: not signed by {_and([f'a {kind}' for kind in approval.missing])}"
    return f"Signed on {max(entry.date for entry in approval.signed)}"


def _review(standing: Standing) -> str:
    if standing.days < 0:
        return f"PAST ITS REVIEW DATE, {standing.review}"
    near = f", in {standing.days} days" if standing.due_soon else ""
    return f"Review by {standing.review}{near}"


def _beyond(standing: Standing) -> str:
    """What else somebody should know at a glance."""
    said = []
    if standing.issue and standing.changes:
        said.append(f"{_count(len(standing.changes), 'change')} since version {standing.issue.version}")
    if standing.warnings:
        said.append(f"{len(standing.warnings)} to look at")
    return f" {'; '.join(said).capitalize()}." if said else ""


def _tested(standing: Standing) -> Iterator[str]:
    """What came of each test with readers."""
    from leaflets import line

    for test in standing.tests:
        count = f"{line.passed(test)} of {len(test.right)} questions passed"
        yield f"  readers   {test.date}, version {test.version}, {test.people} people: {count}"


def _whole(standing: Standing) -> Iterator[str]:
    """All that is known of one leaflet in one language and region."""
    approval, job = standing.approval, standing.job
    yield f"{standing.reference}   ({job.leaflet}, {job.language}, {job.region})"
    yield f"  version   {standing.version}"
    yield f"  state     {_state(standing)}."
    if approval.withdrawn:
        yield f"            {approval.withdrawn.withdrawn}"
    for entry in approval.signed:
        yield f"  signed    {entry.name}, {entry.role} ({entry.kind}), {entry.date}"
    yield f"  review    {_review(standing)}."
    yield from _tested(standing)
    yield from _changed(standing)
    for problem in standing.warnings:
        where = f"{problem.place.file}:{problem.place.line or 1}"
        yield f"  look at   [{problem.code}] {problem.message} ({where})"
    for doubt in standing.doubts:
        yield f"  not sure  {doubt.address}, which rests on {', '.join(doubt.sources)}"
    for each in standing.silenced:
        yield f"  silenced  [{each.code}] in {each.address}: {each.reason}"


def _changed(standing: Standing) -> Iterator[str]:
    issue, changes = standing.issue, standing.changes
    if issue is None:
        yield "  changed   No version has been signed by all who must sign it, so nothing can be compared."
    elif not changes:
        yield f"  changed   Nothing since version {issue.version}, signed on {issue.signed_on}."
    else:
        count = _count(len(changes), "change")
        yield f"  changed   {count} since version {issue.version}, signed on {issue.signed_on}:"
        yield from (line for change in changes[:_MOST_CHANGES] for line in _change(change))
        if len(changes) > _MOST_CHANGES:
            command = f"python build.py changes {standing.job.leaflet} --since {issue.version}"
            yield f"              … and {len(changes) - _MOST_CHANGES} more: “{command}” writes all of them down."


def _change(change: Change) -> Iterator[str]:
    old, new = change.brief
    yield f"    {change.at}: {change.what}"
    yield from [f"      was: {old}"] if old and change.what != "moved" else []
    yield from [f"      now: {new}"] if new and change.what != "moved" else []


def _and(words: Sequence[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _count(number: int, what: str) -> str:
    return f"1 {what}" if number == 1 else f"{number} {what}s"
