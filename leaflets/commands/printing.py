"""The command that hands a finished leaflet to a printer."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import click

from leaflets.commands import completion
from leaflets.commands.desk import COMPUTER, FAILED, USAGE, Desk, leave, ready_library

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leaflets.line import Ticket


@click.command(name="print")
@click.argument("leaflet", shell_complete=completion.leaflets)
@click.option("--copies", type=click.IntRange(1, 999), default=1, show_default=True, help="How many copies.")
@click.option(
    "--format",
    "shape",
    shell_complete=completion.formats,
    default="",
    help="The printed shape.  [default: the leaflet's first]",
)
@click.option(
    "--region",
    shell_complete=completion.regions,
    default="",
    help="For this region, such as uk.  [default: that of the house]",
)
@click.option(
    "--language",
    shell_complete=completion.languages,
    default="",
    help="In this language, such as en.  [default: that of the house]",
)
@click.option("--clinic", shell_complete=completion.clinics, default="", help="For this clinic of content/clinics/.")
@click.option("--printer", default="", help="The printer's name.  [default: that of the computer]")
@click.option(
    "--one-sided-printer", is_flag=True, help="The printer prints one side only: first odd pages, then even ones."
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("out"),
    show_default=True,
    help="The folder of finished leaflets.",
)
@click.pass_obj
def print_(  # noqa: PLR0913 - one argument for each thing that people may choose
    desk: Desk, /, leaflet: str, out: Path, *, copies: int, printer: str, one_sided_printer: bool, **asked: str
) -> None:
    """Hand a finished leaflet to the printer, set as it has to be. Print one copy first, and look at it.

    It goes to the printing system CUPS (Linux, macOS). Without it the file opens, and you are told what to set.
    """
    from leaflets import line, plan
    from leaflets.problems import ProblemsFound

    library = ready_library(desk)
    choices = ([asked[name]] if asked[name] else [] for name in ("shape", "language", "region", "clinic"))
    try:
        (job, *_) = plan.jobs(library, plan.Asked([leaflet], *choices))
    except ProblemsFound as found:
        leave(found.problems, USAGE)
    try:
        ticket = line.to_print(library, job, out)
    except ProblemsFound as found:
        leave(found.problems, FAILED)
    click.echo(f"{ticket.file.name}: {_told(ticket)}.")
    if ticket.state != "signed":
        click.echo(_STATES.get(ticket.state, ""))
    _printed(ticket, copies, printer, one_sided=one_sided_printer and ticket.sides > 1)


# As IPP and CUPS name them (RFC 8011, 5.2.8).
_SIDES = {"one side": "one-sided", "long edge": "two-sided-long-edge", "short edge": "two-sided-short-edge"}

_STATES = {
    "draft": "This is a draft: it says so on every page, and is not to be given to patients.",
    "overdue": "This leaflet is past its review date, and says so.",
}


def _told(ticket: Ticket) -> str:
    """How the printer is set, in the words of its dialog."""
    turn = ticket.turn if ticket.sides == 1 else f"both sides, flip on the {ticket.turn}"
    return f"{ticket.paper}, actual size (100 %), {turn}"


def _printed(ticket: Ticket, copies: int, printer: str, *, one_sided: bool) -> None:
    """Hands the file to CUPS; where there is none, opens it, for a person to print."""
    if shutil.which("lp") is None:
        _opened(ticket, copies, one_sided=one_sided)
    elif one_sided:
        _sent_twice(ticket, copies, printer)
    else:
        _sent(ticket, copies, printer, _SIDES[ticket.turn])


def _opened(ticket: Ticket, copies: int, *, one_sided: bool) -> None:
    """The file in the window that shows PDFs here, and what to do in it."""
    opens = click.launch(str(ticket.file)) == 0
    click.echo("It opens now." if opens else f"Open it: {ticket.file.resolve()}")
    click.echo(f"Print {copies if copies > 1 else 'it'} from there, set as it says above.")
    if one_sided:
        click.echo("Print the odd pages first. Put the stack back into the tray, and print the even pages.")


def _sent_twice(ticket: Ticket, copies: int, printer: str) -> None:
    """Odd pages, then even ones; a last page without a back comes alone, or the backs of the next copies would slip."""
    single = ticket.sides % 2
    paired = ("-o", f"page-ranges=1-{ticket.sides - 1}") if single else ()
    _sent(ticket, copies, printer, "one-sided", "-o", "page-set=odd", *paired)
    click.echo("Wait for the last sheet. Put the stack back into the tray to print its other side, and press a key …")
    click.pause("")
    _sent(ticket, copies, printer, "one-sided", "-o", "page-set=even", *paired)
    if single:
        click.echo(f"The last page comes by itself: put it behind {'each copy' if copies > 1 else 'the others'}.")
        _sent(ticket, copies, printer, "one-sided", "-o", f"page-ranges={ticket.sides}")


def _sent(ticket: Ticket, copies: int, printer: str, sides: str, *more: str) -> None:
    """One job for CUPS (options as in its “Command-Line Printing and Options”); pages are never scaled.

    Copy by copy: without `collate` it gives all copies of the first sheet, then of the second.
    """
    options = ("-o", f"sides={sides}", "-o", f"media={ticket.paper}", "-o", "print-scaling=none", "-o", "collate=true")
    place: Sequence[str] = ("-d", printer) if printer else ()
    command = ["lp", *place, "-n", str(copies), "-t", ticket.title, *options, *more, "--", str(ticket.file)]
    done = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603 - our own words
    click.echo(done.stdout.strip())
    if done.returncode:
        from leaflets.problems import Problem

        hint = "Look whether the printer is on, and which there are: type “lpstat -p”. Name one with --printer."
        leave([Problem("print-refused", f"The printer did not take it: {done.stderr.strip()}.", hint)], COMPUTER)
