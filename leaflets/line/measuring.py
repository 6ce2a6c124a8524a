"""Each finished file of a set, measured against what was promised of it, and the page that tells people of it."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from leaflets import compose, plan, preflight
from leaflets.formats import PAPER_MM, flat_mm, page_mm
from leaflets.line.fresh import Draught
from leaflets.line.making import Made
from leaflets.preflight import Kind, Promise, Result
from leaflets.problems import Problem, ProblemsFound, errors_in

PAGE = "-goals.html"
"""The ending of the page for people."""

# What each file is for, by its ending, and what staff call it. Their own sheets are no leaflet.
_KINDS: Mapping[str, Kind] = {
    ".pdf": "screen",
    "-fillable.pdf": "screen",
    "-sheets.pdf": "imposed",
    "-press.pdf": "press",
}
_CALLED = {
    ".pdf": "On screen",
    "-fillable.pdf": "To fill in",
    "-sheets.pdf": "On sheets",
    "-press.pdf": "For the print shop",
}


@dataclass(frozen=True)
class Finished:
    """A set with the page about its goals, what the manifest keeps of them, and what was missed that is only advice."""

    files: dict[str, bytes]
    goals: list[dict[str, Any]]
    warnings: tuple[Problem, ...]


def measured(made: Made, draught: Draught, files: Mapping[str, bytes]) -> Finished:
    """The set (ending -> bytes), once each of its files is measured.

    Raises `ProblemsFound` with every goal that is missed when one of them is more than advice.
    """
    name = draught.stem.rpartition("/")[2]
    found = results(made, draught, files)
    missed = tuple(_misses(found, made.direction, draught.told))
    if errors_in(missed):
        raise ProblemsFound([*made.warnings, *missed])
    goals = _told(found, name)
    called = {f"{name}{ending}": _CALLED[ending] for ending in found}
    return Finished({**files, PAGE: _page(made, goals, called)}, _kept(goals), missed)


def results(made: Made, draught: Draught, files: Mapping[str, bytes]) -> dict[str, list[Result]]:
    """The results of all goals, by the ending of each file that is handed to patients or to printers."""
    name, promise = draught.stem.rpartition("/")[2], _promise(made, draught, files)
    return {
        ending: _asked(preflight.measure(files[ending], _for(promise, made, kind), f"{name}{ending}"), kind)
        for ending, kind in _KINDS.items()
        if ending in files
    }


def _asked(found: list[Result], kind: Kind) -> list[Result]:
    """The results of what is asked of such a file: a print shop's is judged by the goals that are about printing."""
    if kind != "press":
        return found
    reason = "a file for a print shop is not judged by this goal"
    return [
        each if each.number in preflight.PRESS_GOALS else Result(each.number, each.name, "not applicable", reason)
        for each in found
    ]


def _misses(found: Mapping[str, list[Result]], direction: str, told: Container[int]) -> Iterator[Problem]:
    """Each goal that a file misses, but for those of which the check of the words has `told` already.

    The file is named where it is not the one to read.
    """
    for ending, each in found.items():
        for problem in preflight.problems([result for result in each if result.number not in told], direction):
            in_file = "" if ending == ".pdf" else f" This is in the file that ends in {ending}."
            yield replace(problem, message=f"{problem.message}{in_file}")


def _told(found: Mapping[str, list[Result]], name: str) -> list[compose.Measured]:
    """The 54 goals in order, each told of all files together."""
    return [
        compose.Measured(goal.number, goal.name, goal.state, tuple(_of_file(name, *each) for each in goal.results))
        for goal in preflight.together(found)
    ]


def _of_file(name: str, ending: str, result: Result) -> compose.Told:
    return compose.Told(f"{name}{ending}", result.evidence, result.page, result.place, result.block)


def _page(made: Made, goals: list[compose.Measured], called: Mapping[str, str]) -> bytes:
    by_number = {goal.number: goal for goal in goals}
    parts = [(heading, [by_number[number] for number in numbers]) for heading, numbers in preflight.PARTS]
    return compose.goals(made.edition, called, parts).encode()


def _kept(goals: list[compose.Measured]) -> list[dict[str, Any]]:
    """What the manifest keeps: the names of the goals stand in the page."""
    return [{key: value for key, value in asdict(goal).items() if key != "name"} for goal in goals]


def _promise(made: Made, draught: Draught, files: Mapping[str, bytes]) -> Promise:
    leaflet, job = made.edition.manuscript.leaflet, made.job
    names = [f"{draught.stem.rpartition('/')[2]}{ending}" for ending in files]
    return Promise(
        shape=made.shape,
        sizes=(),
        language=job.language,
        direction=made.direction,
        title=made.composed.title,
        draft=made.approval.draft,
        wanted=made.composed.wanted,
        issued=leaflet.issued,
        review=made.edition.leaflet.review,
        siblings=(*names, _twin(made)),
        told=draught.told,
    )


def _twin(made: Made) -> str:
    """The web page with the same words, which stands beside the first format of the leaflet."""
    first = replace(made.job, format=made.edition.manuscript.leaflet.formats[0])
    stem = plan.file_stem(made.edition.library, first, draft=made.approval.draft)
    return f"{stem.rpartition('/')[2]}.html"


def _for(promise: Promise, made: Made, kind: Kind) -> Promise:
    return replace(promise, kind=kind, sizes=tuple(_sizes(made, kind)))


def _sizes(made: Made, kind: Kind) -> Iterator[tuple[float, float]]:
    """The sizes that pages may have, in mm: sheets lie in landscape; the panels that fold in are narrower."""
    paper = made.edition.region.paper
    if kind == "press":
        yield flat_mm(made.shape, paper)
    elif kind == "imposed":
        yield PAPER_MM[paper][1], PAPER_MM[paper][0]
    else:
        narrow = (False, True) if made.shape.fold == "roll-fold" else (False,)
        yield from (page_mm(made.shape, paper, narrow=thin) for thin in narrow)
