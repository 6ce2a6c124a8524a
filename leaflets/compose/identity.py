"""What the cover and the closing block say of who made, signed and hands out the leaflet, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any

from markupsafe import Markup

from leaflets import words
from leaflets.compose.edition import Edition, reference
from leaflets.compose.filters import address, day, number
from leaflets.model import Chapter, Labels, Source, Value


def identity(edition: Edition) -> dict[str, Any]:
    """The names, dates and sources of one edition."""
    language, house = edition.manuscript.job.language, edition.library.house
    sources = list(_sources(edition))
    return {
        "author": edition.values["name"].text or edition.label("no publisher"),
        "publisher": partial(_published, edition.values),
        "reference": reference(edition),
        **_signed(edition),
        "funding": house.funding.get(language, ""),
        "feedback": house.feedback.get(language, ""),
        "region_name": edition.region.name.get(language, edition.manuscript.job.region.upper()),
        "language_name": _language_name(edition.labels),
        "sources": [] if house.sources else sources,
        "sources_from": _sources_from(edition),
        "looked_at": min((s.checked for s in sources if isinstance(s.checked, date)), default=None),
        "day": partial(day, edition.labels, edition.region.date),
    }


def _sources_from(edition: Edition) -> str:
    """Where the full list of sources is, when the house does not print it."""
    where = edition.library.house.sources.get(edition.manuscript.job.language, "")
    return words.fill(edition.label("sources from"), {"where": where}) if where else ""


def _signed(edition: Edition) -> dict[str, Any]:
    signed = edition.approval.signed
    return {
        "signers": edition.labels.signers,
        "signed": {kind: [s for s in signed if s.kind == kind] for kind in {s.kind for s in signed}},
        "wanted_signers": dict.fromkeys(["author", *edition.library.house.needs]),
        **_state(edition),
        "properties": _properties(edition),
    }


def _properties(edition: Edition) -> dict[str, str]:
    """What the file itself says of its words, to programs that look for it: names of one word, in English."""
    leaflet, house = edition.leaflet, edition.library.house
    return {
        "reference": reference(edition),
        "version": leaflet.version,
        "issued": leaflet.issued.isoformat(),
        "reviewby": leaflet.review.isoformat(),
        "state": edition.approval.state,
        **{_PROPERTIES[kind]: _names(edition, kind) for kind in ("author", *house.needs)},
        "publisher": edition.values["name"].text or edition.label("no publisher"),
        "funding": house.funding.get(edition.manuscript.job.language, "") or edition.label("no funding"),
    }


_PROPERTIES = {
    "author": "writtenby",
    "clinician": "approvedby",
    "patient reader": "readby",
    "communications": "proofreadby",
    "translator": "translatedby",
}


def _names(edition: Edition, kind: str) -> str:
    """Who signed as this, each with role and date; or that nobody did."""
    signed = [entry for entry in edition.approval.signed if entry.kind == kind]
    return "; ".join(f"{e.name}, {e.role}, {e.date.isoformat()}" for e in signed) or edition.label("not signed")


_STATES = {
    "withdrawn": ("withdrawn band", "withdrawn note", "withdrawn note short"),
    "draft": ("draft band", "draft note", "draft note short"),
    "overdue": ("overdue band", "overdue note", "overdue note short"),
    "signed": ("", "approved note", "approved note"),
}
"""What is said of the words: in the band of every page, and on the cover where there is room and where there is not."""


def _state(edition: Edition) -> dict[str, str]:
    """What the pages and the cover say of the state of the words; words that are signed have no band."""
    said = partial(day, edition.labels, edition.region.date)
    last = max((signoff.date for signoff in edition.approval.signed), default=edition.leaflet.issued)
    dates = {"date": said(last), "review": said(edition.leaflet.review)}
    labels = zip(("band", "note", "note_short"), _STATES[edition.approval.state], strict=True)
    return {name: words.fill(edition.label(label), dates) if label else "" for name, label in labels}


def _language_name(labels: Labels) -> str:
    return labels.name if labels.name == labels.own_name else f"{labels.name} · {labels.own_name}"


def _published(values: Mapping[str, Value], *names: str) -> Markup:
    given = ((name, values[name].text) for name in names)
    return Markup(", ").join(_said(name, text) for name, text in given if text)


def _said(name: str, text: str) -> Markup:
    return Markup('<bdi dir="ltr">{}</bdi>').format(address(text)) if name == "web" else number(text)


def team(edition: Edition) -> Iterator[tuple[str, str]]:
    """The phone lines of the clinic: those the house or clinic gives, all that the labels know when it gives none."""
    labels = edition.labels.contacts
    given = {name: edition.values[f"contacts/{name}"].text for name in labels if f"contacts/{name}" in edition.values}
    for name, text in (given or dict.fromkeys(labels, "")).items():
        yield labels[name], number(text) if text else ""


def _sources(edition: Edition) -> Iterator[Source]:
    """The sources that this edition names, strongest kind first, then by author."""
    known = edition.library.sources
    used = [known[name] for name in dict.fromkeys(_named_in(edition.manuscript.chapters)) if name in known]
    yield from sorted(
        used, key=lambda source: (_STRENGTH.index(source.kind), source.authors or source.title, source.year)
    )


def _named_in(chapters: Iterable[Chapter]) -> Iterator[str]:
    for chapter in chapters:
        yield from chapter.source
        yield from (name for piece in chapter.pieces for name in piece.block.source)
        yield from _named_in(chapter.parts)


_STRENGTH = ("guideline", "review", "study", "trial", "regulator", "label", "hospital", "charity", "other")
