"""Where the commands meet people: what is handed to each of them, how problems are told, how a command ends."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from leaflets.model import Library
    from leaflets.problems import Problem

# Exit codes: what went wrong, for scripts. 2 is click's own for a command that was typed wrongly.
CONTENT, USAGE, FAILED, COMPUTER, UNSAVED = 1, 2, 3, 4, 5


@dataclass(frozen=True)
class Desk:
    """What every command is handed, read once in `build.py`: the project's folder, the date of today, what was typed.

    `asked` is the folder in which the command was typed, and its words.
    """

    root: Path
    today: date
    asked: tuple[str, ...]


class BuildByDefault(click.Group):
    """A group whose first word may be left out: `build.py guide` is `build.py build guide`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Puts `build` before whatever is not a command of ours; before nothing too, but where the Tab key asks."""
        ours = args[0] in {*self.commands, "--help", "-h"} if args else ctx.resilient_parsing
        return super().parse_args(ctx, args if ours else ["build", *args])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """What may come first: a command, or whatever may come after `build`."""
        build = self.commands["build"]
        with build.make_context("build", [], parent=ctx, resilient_parsing=True) as inner:
            leaflets = build.params[0].shell_complete(inner, incomplete)
            found = [*super().shell_complete(ctx, incomplete), *leaflets, *build.shell_complete(inner, incomplete)]
        return list({item.value: item for item in found}.values())


def library_of(desk: Desk) -> Library:
    """The library, for commands that only read it; what is wrong in it ends the command."""
    from leaflets import line

    library, problems = line.checked(desk.root, desk.today)
    return library if library is not None else leave(problems, CONTENT)


def ready_library(desk: Desk) -> Library:
    """The library, for commands that act on it; errors in it end the command."""
    from leaflets import line
    from leaflets.problems import ProblemsFound

    try:
        library, _ = line.ready(desk.root, desk.today)
    except ProblemsFound as found:
        leave(found.problems, CONTENT)
    return library


def count(problems: Sequence[Problem]) -> str:
    """How many problems there are, in one line."""
    from leaflets.problems import errors_in, without_remarks

    told = without_remarks(problems)
    errors, remarks = len(errors_in(told)), len(problems) - len(told)
    more = f" {remarks} remarks on style: “python build.py check --reading” shows them." if remarks else ""
    if not told:
        return f"No problems found.{more}"
    return f"\n{errors} to mend, {len(told) - errors} to look at.{more}"


def tell(problems: Sequence[Problem]) -> None:
    """Says what is wrong, with places and hints; remarks are for who asks for them."""
    from leaflets.problems import report, without_remarks

    if told := without_remarks(problems):
        click.echo(report(told), err=True)


def leave(problems: Sequence[Problem], code: int) -> NoReturn:
    """Says what is wrong and ends with this exit code; what was made before stays where it was."""
    tell(problems)
    click.echo(count(problems), err=True)
    sys.exit(code)
