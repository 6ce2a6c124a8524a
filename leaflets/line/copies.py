"""Whether a printed copy is still good: the answer to the code that stands on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from leaflets import compose, plan, signoff
from leaflets.line.standing import editions
from leaflets.model import Library, Manuscript
from leaflets.problems import did_you_mean
from leaflets.signoff import Issue

State = Literal["current", "newer", "withdrawn", "overdue", "unsigned", "unknown"]


@dataclass(frozen=True)
class Copy:
    """What is to be said of a copy: one word for machines, one sentence or two for people."""

    code: str
    state: State
    said: str


def copy_of(library: Library, code: str, today: date) -> Copy:
    """Whether the copy with this code, such as MMN-GUIDE-EN-UK-1.2, may still be handed out."""
    typed = code.strip().upper()
    manuscripts = [plan.manuscript(library, job) for job in editions(library, library.leaflets)]
    for manuscript in manuscripts:
        series, version = compose.reference_of(manuscript).rpartition("-")[0], typed.rpartition("-")[2]
        if typed == f"{series}-{version}" and version.replace(".", "", 1).isdigit():
            return Copy(typed, *_said(library, manuscript, version, today))
    near = did_you_mean(typed, [compose.reference_of(manuscript) for manuscript in manuscripts])
    return Copy(typed, "unknown", f"No leaflet here has the code {typed}. {near}".strip())


def _said(library: Library, manuscript: Manuscript, version: str, today: date) -> tuple[State, str]:
    job = manuscript.job
    named = f"version {version} of “{manuscript.title.title}”"
    withdrawn = next(reversed(signoff.withdrawals(library, job.leaflet, job.language, job.region)), None)
    if withdrawn and signoff.as_number(version) <= signoff.as_number(withdrawn.version):
        why = f"{withdrawn.withdrawn.rstrip('.')}."
        return "withdrawn", f"Do not use it: {named} was withdrawn on {withdrawn.date}. The reason: {why}"
    issues = signoff.issues(library, job.leaflet, job.language, job.region)
    ours = next((issue for issue in issues if issue.version == version), None)
    if ours is None:
        return _unsigned(manuscript, version, named)
    return _of_issue(ours, issues[-1], named, today)


def _unsigned(manuscript: Manuscript, version: str, named: str) -> tuple[State, str]:
    if signoff.as_number(version) > signoff.as_number(manuscript.leaflet.version):
        return "unknown", f"There is no {named}: the words here are those of version {manuscript.leaflet.version}."
    return "unsigned", f"Do not rely on it: {named} was never signed by all who must sign it. It is a draft."


def _of_issue(ours: Issue, last: Issue, named: str, today: date) -> tuple[State, str]:
    if ours.version != last.version:
        return (
            "newer",
            f"It is out of date: version {last.version} was signed on {last.signed_on}. Use that in its place.",
        )
    if ours.review and today > ours.review:
        return "overdue", f"It is past its review date: {named} was to be looked at again by {ours.review}."
    until = f", and stands until {ours.review}" if ours.review else ""
    return "current", f"It is current: {named} was signed on {ours.signed_on}{until}."
