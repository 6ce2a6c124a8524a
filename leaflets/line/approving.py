"""Signing: somebody stands by the words of a leaflet as they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, cast

from leaflets import check, plan, signoff, yamlfile
from leaflets.line.entering import enter
from leaflets.model import (
    KINDS_OF_SIGNOFF,
    Job,
    Library,
    Manuscript,
    Signed,
    Signoff,
)
from leaflets.problems import Place, Problem, ProblemsFound, known_names

if TYPE_CHECKING:
    from leaflets.model import KindOfSignoff

# What one and the same person cannot be for the same words.
TWO_PEOPLE = frozenset({"clinician", "patient reader"})

_TEXT_HEAD = "# The words that were signed, kept so that changes can be shown. Do not change this file.\n"


@dataclass(frozen=True)
class Signing:
    """What somebody who signs says: which words, and who it is. `version` is the one they read, if they say so."""

    leaflet: str
    language: str
    region: str
    name: str
    role: str
    kind: str
    version: str = ""
    review: date | None = None


Hurdle = Callable[[Library, Manuscript, Signing, date], Iterator[Problem]]


def sign(library: Library, signing: Signing, today: date) -> Signoff:
    """Adds a sign-off to the ledger, and keeps the text that was signed.

    Raises `ProblemsFound` with everything that stands in the way of it; nothing is then written.
    """
    manuscript = _manuscript(library, signing)
    if problems := [problem for hurdle in HURDLES for problem in hurdle(library, manuscript, signing, today)]:
        raise ProblemsFound(problems)
    text = signed_text(library, manuscript)
    entry = Signoff(
        leaflet=signing.leaflet,
        language=signing.language,
        region=signing.region,
        version=manuscript.leaflet.version,
        date=today,
        name=_spaced(signing.name),
        role=_spaced(signing.role),
        kind=cast("KindOfSignoff", signing.kind),
        fingerprint=signoff.fingerprint_of(text.passages),
        review=signing.review or manuscript.leaflet.review,
    )
    _keep(library, text)
    enter(library, signoff.sealed(library, entry))
    return entry


def signed_text(library: Library, manuscript: Manuscript) -> Signed:
    """What a patient reads of this edition, as it is kept beside a sign-off."""
    job = manuscript.job
    return Signed(
        leaflet=job.leaflet,
        language=job.language,
        region=job.region,
        version=manuscript.leaflet.version,
        passages=signoff.passages(library, manuscript),
    )


def _manuscript(library: Library, signing: Signing) -> Manuscript:
    """The words to sign. Raises `ProblemsFound` when there is no such leaflet, language or region."""
    asked = plan.Asked([signing.leaflet], languages=[signing.language], regions=[signing.region])
    job: Job = plan.jobs(library, asked)[0]
    return plan.manuscript(library, job)


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _keep(library: Library, text: Signed) -> None:
    file = signoff.text_file(library, text)
    yamlfile.save(library.root / file, file, _TEXT_HEAD + yamlfile.as_yaml(text.model_dump(mode="json")))


def _who(library: Library, manuscript: Manuscript, signing: Signing, today: date) -> Iterator[Problem]:
    """It is said who signs, as what; the same person does not sign as two who must be two people."""
    del today
    if not _spaced(signing.name):
        yield Problem("signer-unnamed", "A sign-off needs a name.", 'Type it in quotes, such as:  --by "Ann Example"')
    if not _spaced(signing.role):
        hint = 'Type it in quotes, such as:  --role "Consultant neurologist"'
        yield Problem("signer-unnamed", "A sign-off needs the role of who signs.", hint)
    if signing.kind not in KINDS_OF_SIGNOFF:
        hint = known_names(signing.kind, KINDS_OF_SIGNOFF)
        yield Problem("signer-kind-unknown", f"Nobody signs as “{signing.kind}”.", hint)
    for other in _beside(library, manuscript, signing):
        if {other.kind, signing.kind} == TWO_PEOPLE:
            message = f"{other.name} has signed these words as {other.kind}; a {signing.kind} must be somebody else."
            yield Problem("signer-twice", message, "Ask another person to read and sign them.")
        elif (other.kind, other.review) == (signing.kind, signing.review or manuscript.leaflet.review):
            message = f"{other.name} signed these very words as {other.kind} on {other.date}."
            yield Problem("signed-already", message, "There is nothing to do. See “python build.py status”.")


def _beside(library: Library, manuscript: Manuscript, signing: Signing) -> Iterator[Signoff]:
    """What the same person has signed of these words."""
    name = _spaced(signing.name).casefold()
    held = signoff.approval(library, manuscript).signed
    yield from (other for other in held if _spaced(other.name).casefold() == name)


def _which(library: Library, manuscript: Manuscript, signing: Signing, today: date) -> Iterator[Problem]:
    """The version is the one that was read, was not signed with other words, and was not withdrawn."""
    del today
    version, job = manuscript.leaflet.version, manuscript.job
    place = Place(f"{library.condition}/leaflets/{job.leaflet}.yaml")
    raise_it = f"Type a higher number after “version:” there, such as “{_next(version)}”, and read a new proof."
    if signing.version and signing.version != version:
        message = f"You sign version {signing.version}, but the words are those of version {version}."
        yield Problem("version-other", message, "Read a new proof, or set “version:” in the job ticket.", place)
    ours = signoff.fingerprint(library, manuscript)
    for other in library.signoffs:
        if _same_version(other, manuscript) and other.fingerprint != ours:
            message = f"{other.name} signed other words as version {version} on {other.date}."
            yield Problem("version-signed", message, raise_it, place)
            break
    gone = signoff.approval(library, manuscript).withdrawn
    if gone and signoff.as_number(version) <= signoff.as_number(gone.version):
        message = f"Version {gone.version} was withdrawn on {gone.date}: {gone.withdrawn}"
        yield Problem("version-withdrawn", f"{message.rstrip('.')}.", raise_it, place)


def _same_version(other: Signoff, manuscript: Manuscript) -> bool:
    job = manuscript.job
    mine = (job.leaflet, job.language, job.region, manuscript.leaflet.version)
    return (other.leaflet, other.language, other.region, other.version) == mine


def _next(version: str) -> str:
    first, *_ = signoff.as_number(version)
    return f"{first}.{signoff.as_number(version)[-1] + 1}"


def _until(library: Library, manuscript: Manuscript, signing: Signing, today: date) -> Iterator[Problem]:
    """The words are to be looked at again later than today, and no later than the job ticket says."""
    ticket = manuscript.leaflet.review
    place = Place(f"{library.condition}/leaflets/{manuscript.job.leaflet}.yaml")
    if ticket <= today:
        message = f"The review date of the job ticket, {ticket}, has passed."
        yield Problem("review-passed", message, "Type a later one after “review:” there.", place)
    elif signing.review and signing.review <= today:
        yield Problem("review-passed", f"The review date {signing.review} has passed.", "Give one that is to come.")
    elif signing.review and signing.review > ticket:
        message = f"The job ticket says that the words are to be reviewed by {ticket}, earlier than you say."
        yield Problem("review-late", message, "Type an earlier date, or a later one after “review:” there.", place)


def _readable(library: Library, manuscript: Manuscript, signing: Signing, today: date) -> Iterator[Problem]:
    """Most people can read it."""
    del signing, today
    yield from check.stops_signing(library, manuscript.job.leaflet, manuscript.job.language)


HURDLES: tuple[Hurdle, ...] = (_who, _which, _until, _readable)
"""What has to be so before somebody can sign, one look each; all that stands in the way is told at once."""
