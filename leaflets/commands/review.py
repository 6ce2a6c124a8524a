"""The commands for those who look at a leaflet before patients do: a proof to read, a kit to test it with readers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from leaflets.commands import completion
from leaflets.commands.desk import FAILED, UNSAVED, USAGE, Desk, leave, ready_library

if TYPE_CHECKING:
    from leaflets.line import Folders
    from leaflets.model import Job, Library


def _edition(command: Callable[..., None]) -> Callable[..., None]:
    """The words by which people say which edition they mean."""
    options = (
        click.argument("leaflet", shell_complete=completion.leaflets),
        click.option(
            "--language",
            shell_complete=completion.languages,
            default="",
            help="The language, such as en.  [default: that of the house]",
        ),
        click.option(
            "--region",
            shell_complete=completion.regions,
            default="",
            help="The region, such as uk.  [default: that of the house]",
        ),
        click.option(
            "--format",
            "shape",
            shell_complete=completion.formats,
            default="",
            help="The printed shape.  [default: the leaflet's first]",
        ),
        click.option(
            "--out",
            type=click.Path(file_okay=False, path_type=Path),
            default=Path("out"),
            show_default=True,
            help="The folder for what is made.",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.command()
@_edition
@click.pass_obj
def proof(desk: Desk, /, out: Path, **asked: str) -> None:
    """Make the copy to read and sign: numbered, with sources and room for notes, as PDF and as a Word file."""
    from leaflets import line

    def made(library: Library, job: Job, folders: Folders) -> list[Path]:
        return line.proof(library, job, folders, line.checked(desk.root, desk.today)[1])

    _make(desk, out, asked, made)


@click.command(name="user-test")
@_edition
@click.pass_obj
def user_test(desk: Desk, /, out: Path, **asked: str) -> None:
    """Make the sheet for a test with readers: questions, answers with their pages, a tally for 20 people."""
    from leaflets import line

    _make(desk, out, asked, line.user_test)


def _make(desk: Desk, out: Path, asked: dict[str, str], make: Callable[[Library, Job, Folders], list[Path]]) -> None:
    from leaflets import line, plan
    from leaflets.problems import ProblemsFound

    library = ready_library(desk)
    try:
        (job, *_) = plan.jobs(library, plan.Asked(*([asked[name]] if asked[name] else [] for name in _NAMES)))
    except ProblemsFound as found:
        leave(found.problems, USAGE)
    try:
        for path in make(library, job, line.Folders(desk.root, out, desk.root / ".cache")):
            click.echo(path)
    except ProblemsFound as found:
        leave(found.problems, UNSAVED if found.problems[0].code == "not-written" else FAILED)


_NAMES = ("leaflet", "shape", "language", "region")
