"""Which file of a finished leaflet goes to an office printer, and how it has to be set."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from leaflets import manifest, pdffile, plan, signoff
from leaflets.formats import FORMATS, Turn
from leaflets.line.fresh import Given, draught, reasons
from leaflets.memory import snapshot
from leaflets.model import Job, Library
from leaflets.problems import Problem, ProblemsFound


@dataclass(frozen=True)
class Ticket:
    """What to print: the file, its sides, the paper, which edge to flip on; `state` is that of its words."""

    file: Path
    title: str
    sides: int
    paper: str
    turn: Turn
    state: str


def to_print(library: Library, job: Job, out: Path) -> Ticket:
    """The ticket for the finished edition of this job. Raises `ProblemsFound` when there is none that is good."""
    stem = plan.file_stem(library, job, draft=signoff.approval(library, plan.manuscript(library, job)).draft)
    place = out / f"{stem}{manifest.ENDING}"
    said = manifest.read(place)
    if problem := _unfit(library, job, place, said):
        raise ProblemsFound([problem])
    shape = FORMATS[job.format]
    file = out / f"{stem}{shape.to_print}"
    sides = len(pdffile.page_sizes(file.read_bytes()))
    paper, title = library.regions[job.region].paper, said["title"] if said else ""
    return Ticket(file, title, sides, paper, shape.turn(sides), _state(said))


def _state(said: dict[str, Any] | None) -> str:
    return str(said.get("state", "")) if said else ""


def _unfit(library: Library, job: Job, place: Path, said: dict[str, Any] | None) -> Problem | None:
    """Why this edition is not to be printed, if so."""
    again = f"Type “python build.py {job.leaflet} --format {job.format} --region {job.region}” first."
    if said is None:
        return Problem("print-not-made", f"“{job.name}” has not been made yet.", again)
    if _state(said) == "withdrawn":
        hint = "Throw away the copies that are left. It can be printed when a new version has been signed."
        return Problem("print-withdrawn", f"“{job.name}” has been withdrawn: {said['withdrawn']}.", hint)
    wanted = draught(library, job, Given(snapshot(library.root))).inputs
    why = reasons(wanted, said, lambda: manifest.whole(place, said))
    if why:
        return Problem("print-not-current", f"The finished “{job.name}” is an old one: {why[0]}.", again)
    return None
