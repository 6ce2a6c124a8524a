"""How each leaflet stands: its version, who signed it, until when, and what has changed since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from leaflets import check, compose, plan, signoff
from leaflets.check import Doubt, Silenced
from leaflets.model import Approval, Job, Library, Manuscript, ReaderTest
from leaflets.problems import Problem, Severity
from leaflets.signoff import Change, Issue


@dataclass(frozen=True)
class Standing:
    """One leaflet in one language and region, on the day on which the library is looked at.

    `issue` is the last version that all who are wanted signed; `changes` is what is otherwise in the words since then.
    `tests` are those with readers, the newest last; `warnings` are the problems of its own files but for remarks,
    `silenced` the rules that somebody silenced in them, `doubts` the blocks whose facts are not sure.
    """

    job: Job
    reference: str
    version: str
    approval: Approval
    review: date
    days: int
    issue: Issue | None
    changes: tuple[Change, ...]
    tests: tuple[ReaderTest, ...]
    warnings: tuple[Problem, ...]
    silenced: tuple[Silenced, ...]
    doubts: tuple[Doubt, ...]

    @property
    def due_soon(self) -> bool:
        """Whether the review date is near enough to be warned of, or past."""
        return self.days < check.REVIEW_NOTICE_DAYS

    def as_data(self) -> dict[str, Any]:
        """The same for machines: names and plain values."""
        return {
            "leaflet": self.job.leaflet,
            "language": self.job.language,
            "region": self.job.region,
            "reference": self.reference,
            "version": self.version,
            "state": self.approval.state,
            "signed": [entry.model_dump(mode="json", exclude={"after", "seal"}) for entry in self.approval.signed],
            "missing": list(self.approval.missing),
            "review": self.review.isoformat(),
            "days to review": self.days,
            "withdrawn": self.approval.withdrawn.withdrawn if self.approval.withdrawn else "",
            "last signed": {"version": self.issue.version, "date": self.issue.signed_on.isoformat()}
            if self.issue
            else {},
            "changes": [
                {"what": change.what, "block": change.at, "old": list(change.old), "new": list(change.new)}
                for change in self.changes
            ],
            "reader tests": [test.model_dump(mode="json") | {"passed": passed(test)} for test in self.tests],
            "warnings": [{"code": problem.code, "message": problem.message} for problem in self.warnings],
            "low confidence": [{"block": each.address, "sources": list(each.sources)} for each in self.doubts],
            "silenced": [{"code": each.code, "reason": each.reason, "block": each.address} for each in self.silenced],
        }


def standings(
    library: Library, problems: Sequence[Problem], today: date, leaflets: Sequence[str] = ()
) -> list[Standing]:
    """How every leaflet (or these) stands, in every language it has and every region.

    Raises `ProblemsFound` when a name is not known.
    """
    if leaflets:
        plan.jobs(library, plan.Asked(leaflets))
    jobs = editions(library, leaflets or tuple(library.leaflets))
    return [_standing(library, plan.manuscript(library, job), problems, today) for job in jobs]


def editions(library: Library, leaflets: Iterable[str]) -> Iterator[Job]:
    """These leaflets in every language that they have, for every region."""
    for leaflet in leaflets:
        for language, titles in library.titles.items():
            for region in library.regions if leaflet in titles else ():
                yield Job(leaflet, library.leaflets[leaflet].formats[0], language, region)


def _standing(library: Library, manuscript: Manuscript, problems: Iterable[Problem], today: date) -> Standing:
    job = manuscript.job
    approval = signoff.approval(library, manuscript)
    issue = next(reversed(signoff.issues(library, job.leaflet, job.language, job.region)), None)
    review = approval.review or manuscript.leaflet.review
    own = _files(library, job)
    return Standing(
        job=job,
        reference=compose.reference_of(manuscript),
        version=manuscript.leaflet.version,
        approval=approval,
        review=review,
        days=(review - today).days,
        issue=issue,
        changes=_changes(library, manuscript, issue),
        tests=_tests(library, job),
        warnings=tuple(_worth_a_look(problems, own)),
        silenced=tuple(each for each in check.silenced(library) if each.place.file in own),
        doubts=tuple(
            each for each in check.doubts(library) if each.language == job.language and job.leaflet in each.leaflets
        ),
    )


def _changes(library: Library, manuscript: Manuscript, issue: Issue | None) -> tuple[Change, ...]:
    if issue is None:
        return ()
    return tuple(signoff.differences(issue.passages, signoff.passages(library, manuscript)))


def _tests(library: Library, job: Job) -> tuple[ReaderTest, ...]:
    ours = (job.leaflet, job.language, job.region)
    tests = [test for test in library.reader_tests.values() if (test.leaflet, test.language, test.region) == ours]
    return tuple(sorted(tests, key=lambda test: test.date))


def passed(test: ReaderTest) -> int:
    """How many questions of a test with readers passed: enough people gave the right answer."""
    return sum(right * compose.READERS >= compose.RIGHT * test.people for right in test.right)


def _worth_a_look(problems: Iterable[Problem], files: set[str]) -> Iterator[Problem]:
    """The problems in these files; remarks on taste are left to `check`."""
    return (each for each in problems if each.place.file in files and each.severity is not Severity.REMARK)


def _files(library: Library, job: Job) -> set[str]:
    """The files that this leaflet alone or with others is made of: its job ticket and its sections."""
    ticket = library.leaflets[job.leaflet]
    entries = [*ticket.sections, *(entry for listed in ticket.sections_in.values() for entry in listed)]
    sections = {library.section_file(job.language, entry.partition("/")[0]) for entry in entries}
    return {f"{library.condition}/leaflets/{job.leaflet}.yaml", *sections}
