"""Many jobs, one after another: each is made, and its set of files put on the shelf."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from leaflets import plan, shelf
from leaflets.line.making import made
from leaflets.line.outputs import facts, files
from leaflets.model import Job, Library
from leaflets.problems import Problem, ProblemsFound
from leaflets.render import Press


@dataclass(frozen=True)
class Done:
    """What came of one job: its files (none when it failed), pages, size in bytes, time in seconds, problems."""

    job: Job
    files: tuple[Path, ...] = ()
    pages: int = 0
    size: int = 0
    seconds: float = 0.0
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Folders:
    """Where things are: the project, the finished leaflets, what is remembered between runs (may be deleted)."""

    root: Path
    out: Path
    cache: Path


def build(library: Library, jobs: Sequence[Job], folders: Folders) -> Iterator[Done]:
    """Makes each job in turn. One that fails leaves its last good files where they were; the others go on."""
    press = Press(folders.root)
    for job in jobs:
        started = time.perf_counter()
        try:
            done = _done(library, job, folders, press)
        except ProblemsFound as found:
            done = Done(job, problems=found.problems)
        placed = tuple(_placed(library, job, problem) for problem in done.problems)
        yield replace(done, seconds=time.perf_counter() - started, problems=placed)


def _done(library: Library, job: Job, folders: Folders, press: Press) -> Done:
    """One edition, made and put on the shelf. Raises `ProblemsFound` when it cannot be made whole."""
    edition = made(library, job, press, folders.cache)
    stem = plan.file_stem(library, job, draft=edition.approval.draft)
    paths = shelf.publish(folders.out, stem, files(edition, press), facts(edition))
    return Done(job, tuple(paths), edition.pages, len(edition.pdf), problems=edition.warnings)


def _placed(library: Library, job: Job, problem: Problem) -> Problem:
    """The problem with file and line of the block it tells of."""
    address = problem.place.block
    if not address or problem.place.file or address.split("/")[0] not in library.sections[job.language]:
        return problem
    return replace(problem, place=library.place(job.language, address))
