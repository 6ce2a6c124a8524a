"""The commands of those who answer for the words: sign them, take a leaflet back."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import click

from leaflets.commands import completion
from leaflets.commands.desk import CONTENT, UNSAVED, USAGE, Desk, leave, ready_library

_DAY = click.DateTime(["%Y-%m-%d"])


@click.command(name="sign-off")
@click.argument("leaflet", shell_complete=completion.leaflets)
@click.option(
    "--language",
    shell_complete=completion.languages,
    help="The language that you have read, such as en.  [default: that of the house]",
)
@click.option(
    "--region",
    shell_complete=completion.regions,
    help="The region that you have read, such as uk.  [default: that of the house]",
)
@click.option("--by", required=True, help="Your name, as it is to stand in the leaflet.")
@click.option("--role", required=True, help="What you are, such as “Consultant neurologist”.")
@click.option("--kind", required=True, help="author, clinician, patient reader, communications or translator.")
@click.option("--version", default="", help="The version that stands on the proof that you have read, such as 1.0.")
@click.option("--review-by", type=_DAY, help="Until when the words may stand.  [default: as the job ticket says]")
@click.pass_obj
def sign_off(  # noqa: PLR0913 - one argument for each thing that somebody who signs says
    desk: Desk,
    leaflet: str,
    language: str | None,
    region: str | None,
    *,
    by: str,
    role: str,
    kind: str,
    version: str,
    review_by: datetime | None,
) -> None:
    """Sign the words of a leaflet as they stand now."""
    from leaflets import line
    from leaflets.problems import ProblemsFound

    library = ready_library(desk)
    house = library.house
    review = review_by.date() if review_by else None
    signing = line.Signing(leaflet, language or house.language, region or house.region, by, role, kind, version, review)
    try:
        entry = line.sign(library, signing, desk.today)
    except ProblemsFound as found:
        leave(found.problems, UNSAVED if found.problems[0].code == "not-written" else CONTENT)
    click.echo(f"{entry.name} has signed version {entry.version} of “{leaflet}” as {entry.kind}.")
    click.echo(f"It stands until {entry.review}, or until one of its words changes. See “python build.py status”.")


@click.command()
@click.argument("leaflet", shell_complete=completion.leaflets)
@click.option("--reason", required=True, help="Why, in a sentence that staff will read.")
@click.option(
    "--language",
    shell_complete=completion.languages,
    default="",
    help="Only in this language.  [default: in every one]",
)
@click.option(
    "--region", shell_complete=completion.regions, default="", help="Only for this region.  [default: for every one]"
)
@click.option("--by", default="", help="Who says so.")
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("out"),
    show_default=True,
    help="The folder for finished leaflets: its files of this leaflet move to superseded/ there.",
)
@click.pass_obj
def withdraw(desk: Desk, leaflet: str, *, reason: str, language: str, region: str, by: str, out: Path) -> None:  # noqa: PLR0913
    """Take a leaflet back: nobody is to use it until a new version is signed."""
    from leaflets import line
    from leaflets.problems import ProblemsFound

    library = ready_library(desk)
    recall = line.Recall(leaflet, reason, language, region, by)
    try:
        entry = line.withdraw(library, recall, desk.today)
        moved = line.retire(out, recall)
        if moved:
            line.shelve(ready_library(desk), (), out, desk.today)
    except ProblemsFound as found:
        leave(found.problems, UNSAVED if found.problems[0].code == "not-written" else USAGE)
    click.echo(f"“{leaflet}” is withdrawn, version {entry.version} and all before it.")
    click.echo(f"Moved from {out}{os.sep} to superseded{os.sep}: {len(moved)} of its finished leaflets.")
    click.echo("Now make it again, so that its draft says so too; take printed copies away; tell who handed them out.")
