"""Stays awake while people write: after each save, what changed is checked and made, by a press that stays warm."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from pathlib import Path
from threading import Event

import watchfiles

from leaflets import line, plan
from leaflets.line import Done
from leaflets.problems import Problem, ProblemsFound

# Editors write a file in several steps within a few hundredths of a second; a pause as long as that ends a burst.
_QUIET_MS, _LONGEST_BURST_MS = 60, 1000
_LOOKS_UP_MS = 200


@dataclass(frozen=True)
class Saved:
    """A round begins: these files were saved, by their names below the project's folder (none in the first round)."""

    names: tuple[str, ...]


@dataclass(frozen=True)
class Stopped:
    """The words cannot be used as they are: nothing was made, and every leaflet stays as it was."""

    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Rested:
    """A round is over: how many leaflets were made, and what was warned of in the words."""

    made: int
    warnings: tuple[Problem, ...]


Happening = Saved | Stopped | Done | Rested


@dataclass(frozen=True)
class Desk:
    """What is watched and made: where things are, which leaflets, and the date of today."""

    folders: line.Folders
    asked: plan.Asked
    today: date


def watch(desk: Desk, saves: Iterable[Sequence[str]]) -> Iterator[Happening]:
    """A first round, then one after each burst of saves; what happens is given at once, each leaflet as it is done.

    The leaflet that was named first is made first; when none was named, the smallest is, since it is there soonest.
    Whatever people write, the watch goes on; it ends when `saves` does. Raises `ProblemsFound` only when this computer
    lacks a library.
    """
    crew = line.new_crew(desk.folders.root, line.Habits(first="given" if desk.asked.leaflets else "smallest"))
    yield Saved(())
    yield from _round(desk, line.How(crew=crew))
    for names in saves:
        yield Saved(tuple(names))
        if any(name.startswith("templates/") for name in names):
            crew.forget()
        yield from _round(desk, line.How(crew=crew))


def saves(root: Path, stop: Event | None = None) -> Iterator[Sequence[str]]:
    """The names of the files of each burst of saves below `content/` and `templates/`, until `stop` is set.

    What is saved from this call on is seen, even if it is asked for much later. New, deleted and renamed files count,
    and so does an editor's way of writing a temporary file and renaming it.
    """
    rooms = [root / room for room in ("content", "templates")]
    waiting = watchfiles.watch(
        *rooms,
        debounce=_LONGEST_BURST_MS,
        step=_QUIET_MS,
        stop_event=stop,
        raise_interrupt=True,
        rust_timeout=_LOOKS_UP_MS,
        yield_on_timeout=True,
    )
    first = next(waiting, set())  # it begins to watch when it is asked for the first time
    return _bursts(root, chain([first], waiting))


def _bursts(root: Path, waiting: Iterable[set[tuple[watchfiles.Change, str]]]) -> Iterator[Sequence[str]]:
    for changes in filter(None, waiting):
        yield sorted({Path(path).relative_to(root).as_posix() for _, path in changes})


def _round(desk: Desk, how: line.How) -> Iterator[Happening]:
    try:
        library, warnings = line.ready(desk.folders.root, desk.today)
        how = replace(how, problems=warnings)
        jobs = plan.jobs(library, desk.asked)
    except ProblemsFound as found:
        yield Stopped(found.problems)
        return
    results: list[Done] = []
    for done in line.build(library, jobs, desk.folders, how):
        results.append(done)
        if done.why or not done.files:
            yield done
    try:
        line.shelve(library, results, desk.folders.out, desk.today)
    except ProblemsFound as found:
        yield Stopped(found.problems)
        return
    yield Rested(sum(bool(done.why) for done in results), tuple(warnings))
