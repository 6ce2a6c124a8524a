"""Many jobs: those whose edition on the shelf is not what it should be are made, on all cores when that pays."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from pathlib import Path

from leaflets import manifest, pdffile, shelf
from leaflets.line.aside import Aside
from leaflets.line.crew import Crew, Habits, is_one_of_many
from leaflets.line.fresh import Draught, Given, draught, reasons
from leaflets.line.making import Made, made, proved
from leaflets.line.measuring import measured
from leaflets.line.outputs import facts, files
from leaflets.line.tidy import forget, tidy
from leaflets.memory import Snapshot, snapshot
from leaflets.model import Job, Library
from leaflets.pdffile import Profile
from leaflets.problems import Place, Problem, ProblemsFound, Severity
from leaflets.render import Press


@dataclass(frozen=True)
class Done:
    """What came of one job: its files (none when it failed), size in bytes, time in seconds, problems.

    `fullness` says how full each page (or panel) is, in per cent of its height.

    `why` says why the edition was made; it is empty when the one on the shelf was what it should be.
    """

    job: Job
    files: tuple[Path, ...] = ()
    fullness: tuple[int, ...] = ()
    size: int = 0
    seconds: float = 0.0
    problems: tuple[Problem, ...] = ()
    why: tuple[str, ...] = ()

    @property
    def pages(self) -> int:
        """How many pages (or panels) it has."""
        return len(self.fullness)


@dataclass(frozen=True)
class Folders:
    """Where things are: the project, the finished leaflets, what is remembered between runs (may be deleted)."""

    root: Path
    out: Path
    cache: Path


_BESIDE = 10_000
_PAGES = "pages"  # in the cache: what was read of the pages of each edition


@dataclass(frozen=True)
class _Stale:
    """An edition that has to be made, why, and where to; `afresh` when nothing that is remembered counts."""

    draught: Draught
    why: tuple[str, ...]
    folders: Folders
    profile: Profile | None = None
    afresh: bool = False

    @property
    def size(self) -> int:
        """How much there is to do, in characters of HTML; staff sheet and proofs count as much as a small leaflet."""
        return len(self.draught.composed.html) + _BESIDE


@dataclass(frozen=True)
class How:
    """How to go about it.

    `now` is what the words were read from (looked at anew when not given); `force` makes all anew; a `crew` from an
    earlier round has a press whose fonts and styles are loaded. With a print shop's `profile` press files are made too.
    `problems` is what the check tells of the content; without it the goals that only words meet are not judged.
    """

    now: Snapshot | None = None
    force: bool = False
    crew: Crew[_Stale, Done] | None = None
    profile: Profile | None = None
    problems: Sequence[Problem] | None = None


def build(library: Library, jobs: Sequence[Job], folders: Folders, how: How = How()) -> Iterator[Done]:
    """What came of each job, in the order in which they are done.

    An edition that is what it should be is left as it is. One that fails leaves its last good files where they were;
    the others go on.
    """
    given = Given(how.now or snapshot(folders.root), how.problems, how.profile)
    shelf.recover(folders.out)
    tidy(library, folders.out)
    forget(folders.cache / _PAGES)
    stale: list[_Stale] = []
    for job in jobs:
        started = time.perf_counter()
        try:
            edition = draught(library, job, given)
        except ProblemsFound as found:
            yield Done(job, problems=found.problems, seconds=time.perf_counter() - started)
            continue
        if why := _why(edition, folders.out, force=how.force):
            stale.append(_Stale(edition, why, folders, how.profile, how.force))
        else:
            yield _left(library, folders.out, edition)
    if stale:
        for done in (how.crew or new_crew(folders.root)).work(stale):
            problems = tuple(_placed(library, done.job, problem) for problem in done.problems)
            yield replace(done, problems=problems)


def new_crew(root: Path, habits: Habits | None = None) -> Crew[_Stale, Done]:
    """Those who make editions of this project."""
    return Crew(root, _one, habits or Habits())


def _why(edition: Draught, out: Path, *, force: bool) -> tuple[str, ...]:
    place = _manifest(out, edition.stem)
    said = manifest.read(place)
    found = reasons(edition.inputs, said, lambda: said is not None and manifest.whole(place, said))
    return tuple(found or (["you asked for it"] if force else []))


def _manifest(out: Path, stem: str) -> Path:
    return out / f"{stem}{manifest.ENDING}"


def _one(press: Press, stale: _Stale) -> Done:
    """Makes one edition and puts it on the shelf."""
    started = time.perf_counter()
    try:
        done = _done(stale, press)
    except ProblemsFound as found:
        done = Done(stale.draught.job, problems=found.problems)
    return replace(done, why=stale.why, seconds=time.perf_counter() - started)


def _done(stale: _Stale, press: Press) -> Done:
    edition, folders = stale.draught, stale.folders
    ready = made(edition.edition, edition.composed, press)
    proofs = Aside(lambda: _proved(ready, stale), alone=not is_one_of_many())
    try:
        with _remembering(stale, "goals"):
            finished = measured(ready, edition, files(ready, press, stale.profile))
    finally:
        proven = proofs.result()  # a word that was lost is told before whatever else is wrong
    warnings = (*ready.warnings, *proven, *finished.warnings)
    told = {"inputs": dict(edition.inputs), "warnings": [_kept(problem) for problem in warnings]}
    whole = {**facts(ready), **told, "goals": finished.goals}
    paths = shelf.publish(folders.out, edition.stem, finished.files, whole)
    return Done(edition.job, tuple(paths), ready.fullness, len(ready.pdf), problems=warnings)


def _proved(ready: Made, stale: _Stale) -> tuple[Problem, ...]:
    with _remembering(stale, "proofs"):
        return proved(ready)


def _remembering(stale: _Stale, what: str) -> AbstractContextManager[None]:
    """Pages that are as they were when this edition was made last are not read again for what is being done."""
    place = stale.folders.cache / _PAGES / f"{stale.draught.stem}.{what}"
    return pdffile.remembering(place, stale.draught.program, afresh=stale.afresh)


def _left(library: Library, out: Path, edition: Draught) -> Done:
    """An edition that is what it should be, with what was warned of when it was made."""
    place = _manifest(out, edition.stem)
    said = manifest.read(place) or {}
    pdf = out / f"{edition.stem}.pdf"
    paths = (pdf, *(place.parent / name for name in said["files"] if name != pdf.name), place)
    problems = tuple(_placed(library, edition.job, _again(kept)) for kept in said["warnings"])
    return Done(edition.job, paths, tuple(said["fullness"]), pdf.stat().st_size, problems=problems)


def _kept(problem: Problem) -> dict[str, str]:
    """A warning as the manifest keeps it: by the address of its block, since lines move."""
    return {"code": problem.code, "message": problem.message, "hint": problem.hint, "block": problem.place.block}


def _again(kept: Mapping[str, str]) -> Problem:
    place = Place(block=kept["block"])
    return Problem(kept["code"], kept["message"], kept["hint"], place, Severity.WARNING)


def _placed(library: Library, job: Job, problem: Problem) -> Problem:
    """The problem with file and line of the block it tells of."""
    address = problem.place.block
    if not address or problem.place.file or address.split("/")[0] not in library.sections[job.language]:
        return problem
    return replace(problem, place=library.place(job.language, address))
