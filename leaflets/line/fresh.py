"""Whether an edition on the shelf is what would be made now, and if not, why: by digests of what it was made from."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from leaflets import check, compose, plan, signoff
from leaflets.compose import Composed, Edition
from leaflets.formats import FORMATS
from leaflets.memory import Snapshot, digest
from leaflets.model import Job, Library
from leaflets.pdffile import Profile
from leaflets.problems import Problem

# Of `templates/`, what an edition's HTML already tells of: these files change it only when they change its HTML.
_IN_THE_HTML = re.compile(r"templates/(leaflet\.html|parts/|blocks/[\w-]+\.html|formats/|pictures/(?!staff-))")
_SHOP = "what the print shop gave"  # a set may hold files for a print shop that this build did not ask for
_TOLD = "what the check tells of the words"  # who only asks whether a set may be printed has not asked for it
_PROGRAM = "the program or one of its libraries"
_NAMED_IN_HTML = re.compile(r"templates/[\w./-]+\.\w+")


@dataclass(frozen=True)
class Draught:
    """One edition before it is laid out: its words and its HTML, and the digest of each thing it would be made from.

    `told` is what the check of the words tells against each goal that it can judge.
    """

    edition: Edition
    composed: Composed
    inputs: Mapping[str, str]
    told: Mapping[int, tuple[str, ...]] = field(default_factory=dict)

    @property
    def job(self) -> Job:
        """What was asked for."""
        return self.edition.manuscript.job

    @property
    def stem(self) -> str:
        """The name of its files without their ending, below the output folder."""
        return plan.file_stem(self.edition.library, self.job, draft=self.edition.approval.draft)

    @property
    def program(self) -> str:
        """The digest of the program and its libraries."""
        return self.inputs[_PROGRAM]


@dataclass(frozen=True)
class Given:
    """What is given for all editions alike: the digests of the project, and what may be left out.

    `problems` is what the check tells of the words, `profile` that of a print shop when it is made for one too.
    """

    now: Snapshot
    problems: Iterable[Problem] | None = None
    profile: Profile | None = None


def draught(library: Library, job: Job, given: Given) -> Draught:
    """The edition of this job as it would be laid out now.

    Raises `ProblemsFound` when a template cannot be used.
    """
    manuscript = plan.manuscript(library, job)
    edition = Edition(library, manuscript, plan.overlay(library, job), signoff.approval(library, manuscript))
    composed = compose.compose(edition)
    inputs = dict(_inputs(edition, composed, given.now))
    told: dict[int, tuple[str, ...]] = {}
    if given.problems is not None:
        told = check.goals(library, given.problems, job)
        inputs[_TOLD] = digest(repr(told).encode())
    if (profile := given.profile) and FORMATS[job.format].pressed:
        inputs[_SHOP] = digest(profile.data + repr(library.house.press).encode())
    return Draught(edition, composed, inputs, told)


def _inputs(edition: Edition, composed: Composed, now: Snapshot) -> Iterator[tuple[str, str]]:
    """Each thing that the set is made from, in words for people, with its digest."""
    for chapter in edition.manuscript.chapters:
        yield f"the words of {chapter.address}", digest(repr(chapter).encode())
    yield "the title", digest(repr(edition.manuscript.title).encode())
    yield "the job ticket", digest(repr(edition.manuscript.leaflet).encode())
    yield "what the house, the clinic or the region gives", digest(_publisher(edition).encode())
    yield "a label", digest(repr(edition.labels).encode())
    yield "a sign-off", digest(repr(edition.approval).encode())
    for name in sorted(set(_NAMED_IN_HTML.findall(composed.html))):
        yield f"the picture {Path(name).stem}", now.files.get(name, "")
    yield "a style, a font or a template", now.part(_is_look)
    yield "the page as it is composed", digest(f"{composed.html}\n{composed.style}".encode())
    yield _PROGRAM, now.engine


def _publisher(edition: Edition) -> str:
    house = edition.library.house
    return repr((edition.values, edition.region, house.funding, house.feedback, house.needs))


def _is_look(name: str) -> bool:
    return name.startswith("templates/") and not _IN_THE_HTML.match(name)


def reasons(wanted: Mapping[str, str], manifest: Mapping[str, object] | None, whole: Callable[[], bool]) -> list[str]:
    """Why an edition has to be made: nothing when its manifest tells of the same inputs, and its files are whole."""
    if manifest is None:
        return ["it is not on the shelf"]
    before = manifest.get("inputs")
    if not isinstance(before, Mapping):
        return ["nobody knows what it was made from"]
    changed = [f"{name} changed" for name, found in wanted.items() if before.get(name) != found]
    gone = [f"{name} is no longer in it" for name in before if name not in {*wanted, _SHOP, _TOLD}]
    if changed or gone:
        return [*_first_causes(changed), *gone]
    return [] if whole() else ["one of its files was deleted or altered"]


def _first_causes(changed: list[str]) -> list[str]:
    """The causes, without the composed page, which changes with each of them."""
    return [cause for cause in changed if not cause.startswith("the page")] or changed
