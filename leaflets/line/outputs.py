"""The set that makes an edition: the files that stand beside its PDF, and what its manifest says."""

from __future__ import annotations

from collections.abc import Iterator

from leaflets import compose, impose, signoff
from leaflets.line.making import Made
from leaflets.line.pressing import pressed
from leaflets.pdffile import Profile, png
from leaflets.render import Press

# The picture of the cover on the shelf: about 350 dots across a sheet, a card a little less.
_COVER_DPI = 42

# What the manifest says of each who signed.
_SIGNER = frozenset({"kind", "name", "role", "date"})


def files(made: Made, press: Press, profile: Profile | None = None) -> dict[str, bytes]:
    """All files of the set by their endings, the PDF to read first; with a print shop's profile those for it too."""
    fillable = {"-fillable.pdf": made.fillable} if made.fillable else {}
    shop = dict(pressed(made, press, profile)) if profile else {}
    return {
        ".pdf": made.pdf,
        **fillable,
        **dict(_printed(made, press)),
        **shop,
        **dict(_twins(made)),
        compose.COVER: png(made.pdf, 1, _COVER_DPI),
    }


def _printed(made: Made, press: Press) -> Iterator[tuple[str, bytes]]:
    """What the office prints from, and prints by."""
    staff = press.lay_out(compose.staff(made.edition, made.pages), made.composed.stylesheets)
    yield "-staff.pdf", press.write(staff, made.composed.direction)
    sheets = impose.imposed(made.pdf, made.shape, made.edition.region.paper, made.direction, made.composed.title)
    if sheets:
        yield "-sheets.pdf", sheets


def _twins(made: Made) -> Iterator[tuple[str, bytes]]:
    """The same words as a web page and as plain text; one pair a leaflet, beside the first of its formats."""
    if made.job.format == made.edition.manuscript.leaflet.formats[0]:
        yield ".html", compose.web(made.edition).encode()
        yield ".txt", compose.plain_text(made.edition).encode()


def facts(made: Made) -> dict[str, object]:
    """What the manifest says of an edition."""
    manuscript, job = made.edition.manuscript, made.job
    return {
        "title": made.composed.title,
        "reference": compose.reference(made.edition),
        "version": manuscript.leaflet.version,
        "leaflet": job.leaflet,
        "format": job.format,
        "language": job.language,
        "region": job.region,
        "clinic": job.clinic,
        "draft": made.approval.draft,
        "state": made.approval.state,
        "withdrawn": made.approval.withdrawn.withdrawn if made.approval.withdrawn else "",
        "missing": list(made.approval.missing),
        "signed": [signed.model_dump(mode="json", include=set(_SIGNER)) for signed in made.approval.signed],
        "fingerprint": signoff.fingerprint(made.edition.library, manuscript),
        "issued": manuscript.leaflet.issued.isoformat(),
        "review": made.edition.leaflet.review.isoformat(),
        "pages": made.pages,
        "fullness": list(made.fullness),
        "spacing": made.edition.space,
    }
