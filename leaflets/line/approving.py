"""Writing in the ledger: somebody signs the words of a leaflet, or takes a leaflet back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, cast

from leaflets import manifest, plan, shelf, signoff, yamlfile
from leaflets.model import (
    KINDS_OF_SIGNOFF,
    Entry,
    Job,
    Library,
    Manuscript,
    Signed,
    Signoff,
    Withdrawal,
)
from leaflets.problems import Place, Problem, ProblemsFound, known_names

if TYPE_CHECKING:
    from leaflets.model import KindOfSignoff

# What one and the same person cannot be for the same words.
TWO_PEOPLE = frozenset({"clinician", "patient reader"})

_HEAD = """\
# Who signed which words, and what was withdrawn. “python build.py sign-off” and “withdraw” write here.
# Do not change an entry by hand: it would no longer count. docs/governance.md says more.
"""
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
    _enter(library, signoff.sealed(library, entry))
    return entry


@dataclass(frozen=True)
class Recall:
    """Which leaflet is taken back, and why; no language or region means every one."""

    leaflet: str
    reason: str
    language: str = ""
    region: str = ""
    name: str = ""


def withdraw(library: Library, recall: Recall, today: date) -> Withdrawal:
    """Adds a withdrawal to the ledger. Raises `ProblemsFound` for a name that is not known, or without a reason."""
    languages = [recall.language] if recall.language else []
    regions = [recall.region] if recall.region else []
    plan.jobs(library, plan.Asked([recall.leaflet], languages=languages, regions=regions))
    if not recall.reason.strip():
        message = "A withdrawal needs a reason."
        hint = 'Type it in quotes, such as:  --reason "The emergency number is wrong."'
        raise ProblemsFound([Problem("reason-missing", message, hint)])
    entry = Withdrawal(
        withdrawn=_spaced(recall.reason),
        leaflet=recall.leaflet,
        language=recall.language,
        region=recall.region,
        version=library.leaflets[recall.leaflet].version,
        date=today,
        name=_spaced(recall.name),
    )
    _enter(library, signoff.sealed(library, entry))
    return entry


def retire(out: Path, recall: Recall) -> list[Path]:
    """Moves every finished edition of a leaflet that is taken back to `superseded/`, and gives their manifests' places.

    Drafts go too: those that were made before do not say that they are withdrawn. Raises `ProblemsFound` when a file
    cannot be moved.
    """
    facts = {"leaflet": recall.leaflet, "language": recall.language, "region": recall.region}
    asked = {name: value for name, value in facts.items() if value}
    places = [place for place, said in manifest.below(out) if asked.items() <= said.items()]
    for place in places:
        shelf.supersede(out, place)
    return places


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


def _enter(library: Library, entry: Entry) -> None:
    """Adds an entry to the ledger, the words in it left as they are."""
    path, name = library.root / library.ledger_file, library.ledger_file
    said = {key: value for key, value in entry.model_dump(mode="json").items() if value}
    before = path.read_bytes().decode("utf-8") if path.exists() else _HEAD
    after = yamlfile.with_entry(before, said)
    if yamlfile.parse(after.encode(), name).data != [*_entries(library), said]:
        message = "The new entry cannot be added: this file is not laid out as “sign-off” writes it."
        hint = "Begin each entry on a line of its own with “- ”, as in docs/governance.md."
        raise ProblemsFound([Problem("ledger-layout", message, hint, Place(name))])
    yamlfile.save(path, name, after)


def _entries(library: Library) -> list[object]:
    data = getattr(library.files.get(library.ledger_file), "data", [])
    return data if isinstance(data, list) else []


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


HURDLES: tuple[Hurdle, ...] = (_who, _which, _until)
"""What has to be so before somebody can sign, one look each; all that stands in the way is told at once."""
