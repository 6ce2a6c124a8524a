"""The command that stays awake while people write."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from leaflets.commands.build import choices
from leaflets.commands.desk import COMPUTER, Desk, count, leave, tell

if TYPE_CHECKING:
    from leaflets.watch import Happening


@click.command()
@choices
@click.pass_obj
def watch(desk: Desk, /, out: Path, cache: Path | None, **asked: Sequence[str]) -> None:
    """Make the leaflets, and make them again after each save, until you press Ctrl and C.

    Name the leaflet that you are looking at: it is made first.
    """
    from leaflets import line, plan
    from leaflets import watch as watching
    from leaflets.problems import ProblemsFound

    folders = line.Folders(desk.root, out, cache or desk.root / ".cache")
    what = watching.Desk(folders, plan.Asked(**asked), desk.today)
    try:
        for happening in watching.watch(what, watching.saves(desk.root)):
            _told(happening)
    except KeyboardInterrupt:
        click.echo("\nStopped. Every leaflet is whole.")
    except ProblemsFound as found:
        leave(found.problems, COMPUTER)


def _told(happening: Happening) -> None:
    """What happened, in a line or two; what was told of the save before is cleared away on a terminal."""
    from leaflets import watch as watching

    match happening:
        case watching.Saved(names):
            if sys.stdout.isatty():
                click.clear()
            click.echo(f"Saved: {', '.join(names)}" if names else "Making what is not up to date …")
        case watching.Stopped(problems):
            tell(problems)
            click.echo(f"{count(problems)}\nThe leaflets stay as they were. Mend it and save again.")
        case watching.Rested(made, warnings):
            tell(warnings)
            click.echo(f"{_made(made)} Waiting for the next save; Ctrl and C end it.")
        case _ if happening.files:
            click.echo(f"{happening.files[0]}  {happening.pages} pages  {happening.seconds:.1f} s")
            tell(happening.problems)
        case _:
            click.echo(f"{happening.job.name} could not be made; the last good one stays.")
            tell(happening.problems)


def _made(made: int) -> str:
    return {0: "Nothing to make.", 1: "1 leaflet made."}.get(made, f"{made} leaflets made.")
