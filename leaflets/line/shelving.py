"""The pages that list the whole shelf: `index.html` for people, `report.json` for machines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from leaflets import compose, manifest, plan, shelf, signoff
from leaflets.compose import Shelved
from leaflets.formats import FORMATS
from leaflets.line.run import Done
from leaflets.model import Job, Library

_REPORT = "report.json"


def shelve(library: Library, done: Iterable[Done], out: Path, today: date) -> list[Path]:
    """Writes both from the manifests on the shelf, of editions that were not asked for now too; gives their paths.

    What failed is kept in the report until it is made. The page is the same for the same manifests and failures; only
    the report tells seconds. Raises `ProblemsFound` when they cannot be written.
    """
    results = list(done)
    before = _entries(out)
    failed = dict(_failures(library, before.values(), results))
    found = sorted(_shelved(library, out, failed), key=lambda each: _rank(library, each.job))
    took = {result.job: round(result.seconds, 2) for result in results if result.why}
    report = [_told(each, took.get(each.job, before.get(each.job, {}).get("seconds"))) for each in found]
    text = json.dumps({"editions": report}, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    page = compose.catalogue(library, found, today)
    return [*_put(out, "index", ".html", page), *_put(out, "report", ".json", text)]


def _put(out: Path, name: str, ending: str, text: str) -> list[Path]:
    path = out / f"{name}{ending}"
    same = path.exists() and path.read_bytes() == text.encode()
    return [path] if same else shelf.lay_beside(out, name, {ending: text.encode()})


def _shelved(library: Library, out: Path, failed: Mapping[Job, tuple[str, ...]]) -> Iterator[Shelved]:
    """Every edition that lies on the shelf, and those of which there is nothing but a failure."""
    there = set()
    for place, said in manifest.below(out):
        job = _job(said)
        if plan.is_offered(library, job):
            there.add(job)
            folder = place.parent.relative_to(out).as_posix()
            withdrawn = _withdrawn(library, job) or str(said.get("withdrawn", ""))
            yield Shelved(job, folder, place.stem, said, failed.get(job, ()), withdrawn)
    for job in failed.keys() - there:
        yield Shelved(job, "", "", {}, failed[job], _withdrawn(library, job))


def _withdrawn(library: Library, job: Job) -> str:
    """Why these words are withdrawn, if they are now: the manifest of what was made before does not know it."""
    if not signoff.withdrawals(library, job.leaflet, job.language, job.region):
        return ""
    withdrawn = signoff.approval(library, plan.manuscript(library, job)).withdrawn
    return withdrawn.withdrawn if withdrawn else ""


def _failures(
    library: Library, before: Iterable[Mapping[str, Any]], results: Sequence[Done]
) -> Iterator[tuple[Job, tuple[str, ...]]]:
    """Why the last build of an edition failed: in this build, or in an earlier one when it was not tried again."""
    tried = {result.job for result in results}
    for entry in before:
        if entry.get("failed") and (job := _job(entry)) not in tried and plan.is_offered(library, job):
            yield job, tuple(entry["failed"])
    for result in results:
        if not result.files:
            yield result.job, tuple(dict.fromkeys(problem.message for problem in result.problems))


def _entries(out: Path) -> dict[Job, dict[str, Any]]:
    """What the last report said of each edition; nothing when there is none, or none of ours."""
    try:
        return {_job(entry): entry for entry in json.loads((out / _REPORT).read_text("utf-8"))["editions"]}
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return {}


def _told(shelved: Shelved, seconds: float | None) -> dict[str, Any]:
    return {
        **shelved.facts,
        **asdict(shelved.job),
        "folder": shelved.folder,
        "withdrawn": shelved.withdrawn,
        "failed": list(shelved.failure),
        "seconds": seconds,
    }


def _job(said: Mapping[str, Any]) -> Job:
    return Job(*(str(said.get(name, "")) for name in ("leaflet", "format", "language", "region", "clinic")))


def _rank(library: Library, job: Job) -> tuple[object, ...]:
    """The order of the house's own list, then by region, language, clinic, and format as the formats stand."""
    build = list(library.house.build)
    place = build.index(job.leaflet) if job.leaflet in build else len(build)
    return place, job.leaflet, job.region, job.language, job.clinic, list(FORMATS).index(job.format)
