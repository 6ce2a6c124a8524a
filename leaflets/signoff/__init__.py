"""Who signed these very words. A sign-off holds for what a patient reads, and for nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.model import Approval, Library, Manuscript, Signoff, Withdrawal
from leaflets.signoff.differences import Change, differences
from leaflets.signoff.issues import Issue, issues
from leaflets.signoff.ledger import as_number, broken, due, faults, kept, sealed, text_file, text_name
from leaflets.signoff.passages import fingerprint_of, passages

__all__ = [
    "Change",
    "Issue",
    "approval",
    "as_number",
    "differences",
    "faults",
    "fingerprint",
    "fingerprint_of",
    "issues",
    "kept",
    "passages",
    "sealed",
    "text_file",
    "text_name",
    "withdrawals",
]


def fingerprint(library: Library, manuscript: Manuscript) -> str:
    """A fingerprint of what a patient reads: words, labels, captions, alt texts and drawings, clinic values left out.

    It does not change with templates, styles, files' layout or addresses of blocks.
    """
    return fingerprint_of(passages(library, manuscript))


def approval(library: Library, manuscript: Manuscript) -> Approval:
    """Which sign-offs hold for this manuscript, which kinds the house still wants, and whether it was withdrawn.

    Words whose new version is signed are withdrawn no more. Nothing is overdue for a library that knows no date.
    """
    signed = tuple(_holding(library, manuscript))
    kinds = {signoff.kind for signoff in signed}
    missing = tuple(kind for kind in library.house.needs if kind not in kinds)
    review = min((due(signoff, manuscript.leaflet.review) for signoff in signed), default=manuscript.leaflet.review)
    return Approval(
        signed,
        missing,
        review=review,
        overdue=library.today is not None and library.today > review,
        withdrawn=_withdrawn(library, manuscript, signed=not missing),
    )


def _holding(library: Library, manuscript: Manuscript) -> Iterator[Signoff]:
    """The sign-offs that hold: of each person and kind the last one."""
    ours = fingerprint(library, manuscript)
    holding = {
        (entry.kind, entry.name): entry
        for index, entry in enumerate(library.ledger)
        if isinstance(entry, Signoff) and _is_for(entry, manuscript, ours) and not list(broken(library, index))
    }
    yield from holding.values()


def _is_for(signoff: Signoff, manuscript: Manuscript, ours: str) -> bool:
    job = manuscript.job
    for_this = (signoff.leaflet, signoff.language, signoff.region, signoff.version, signoff.fingerprint)
    return for_this == (job.leaflet, job.language, job.region, manuscript.leaflet.version, ours)


def withdrawals(library: Library, leaflet: str, language: str, region: str) -> list[Withdrawal]:
    """Every withdrawal of this leaflet that goes for this language and region, the last one last.

    One that somebody changed by hand still goes: it is safer.
    """
    return [
        entry
        for entry in library.withdrawals
        if entry.leaflet == leaflet and entry.language in {"", language} and entry.region in {"", region}
    ]


def _withdrawn(library: Library, manuscript: Manuscript, *, signed: bool) -> Withdrawal | None:
    """The withdrawal that still goes: only a signed version with a higher number ends it."""
    job, version = manuscript.job, as_number(manuscript.leaflet.version)
    going = (
        entry
        for entry in reversed(withdrawals(library, job.leaflet, job.language, job.region))
        if not (signed and version > as_number(entry.version))
    )
    return next(going, None)
