"""The words of an edition as plain text, for voices and braille displays: all of it, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from leaflets.compose.context import context
from leaflets.compose.edition import Edition
from leaflets.compose.filters import cited
from leaflets.compose.plain.blocks import spoken
from leaflets.compose.plain.lines import bulleted, ended, given, headed, own, speaker, under, wrapped
from leaflets.model import Chapter, Source


def plain_text(edition: Edition) -> str:
    """The whole edition in lines of 72 letters: the draft note first, then the words, then sources and identity.

    In a right-to-left language numbers and addresses stand between Unicode isolates (UAX #9). Raises `ProblemsFound`
    when one of the engine's own words is missing.
    """
    known = context(edition)
    parts = [*_cover(edition, known), *_body(edition), *_sources(known), *_about(edition, known)]
    return "\n\n".join(part for part in parts if part).replace("\N{NO-BREAK SPACE}", " ") + "\n"


def _cover(edition: Edition, known: Mapping[str, Any]) -> Iterator[str]:
    say, title, t = speaker(edition), edition.manuscript.title, edition.label
    yield wrapped(say(known["note"]))
    yield headed(say(title.title), "=")
    yield wrapped(say(title.subtitle))
    yield wrapped(f"{t('picture')}: {ended(say(title.alt))}") if edition.manuscript.leaflet.picture else ""
    yield wrapped(ended(say(title.audience)))
    yield _fields(edition, {"given by": ("name", "department"), "team phone": ("phone",)})
    if len(edition.manuscript.chapters) > 1:
        yield under(f"{t('contents')}:", bulleted(say(chapter.title) for chapter in edition.manuscript.chapters))


def _fields(edition: Edition, wanted: Mapping[str, Iterable[str]]) -> str:
    """What the clinic or house gives of itself, each under its label; what it does not give is left out."""
    texts = {label: given(edition, names) for label, names in wanted.items()}
    return "\n".join(wrapped(f"{edition.label(label)}: {text}") for label, text in texts.items() if text)


def _body(edition: Edition) -> Iterator[str]:
    for chapter in edition.manuscript.chapters:
        yield from _chapter(edition, chapter, "=")


def _chapter(edition: Edition, chapter: Chapter, sign: str) -> Iterator[str]:
    say = speaker(edition)
    yield headed(say(chapter.title), sign)
    yield wrapped(say(chapter.point))
    for piece in chapter.pieces:
        yield spoken(edition, piece.block)
    for part in chapter.parts:
        yield from _chapter(edition, part, "-")


def _sources(known: Mapping[str, Any]) -> Iterator[str]:
    t = known["t"]
    if known["sources_from"]:
        yield headed(t("sources"), "=")
        yield wrapped(known["sources_from"])
    elif known["sources"]:
        looked = f" {t('looked at')} {known['day'](known['looked_at'])}." if known["looked_at"] else ""
        yield headed(t("sources"), "=")
        yield wrapped(t("sources intro") + looked)
        yield bulleted(_source(source) for source in known["sources"])


def _source(source: Source) -> str:
    """One source, its address last where that is not what names its place."""
    said = " ".join(ended(text) for text in cited(source) if text)
    shown = not source.address or said.endswith(f"{source.address.split('://')[-1]}.")
    return said if shown else f"{said} {source.address}"


def _about(edition: Edition, known: Mapping[str, Any]) -> Iterator[str]:
    t = edition.label
    yield headed(t("about"), "=")
    yield wrapped(t("not legal"))
    yield under(f"{t('feedback')}:", wrapped(known["feedback"] or t("feedback screen")))
    yield wrapped(t("offer"))
    yield "\n".join(wrapped(f"{label}: {text}") for label, text in _identity(edition, known))


def _identity(edition: Edition, known: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    t, leaflet, say = edition.label, edition.manuscript.leaflet, speaker(edition)
    yield t("title"), say(edition.manuscript.title.title)
    yield t("reference"), own(edition, known["reference"])
    yield t("version"), leaflet.version
    yield t("issued"), known["day"](leaflet.issued)
    yield t("review"), known["day"](leaflet.review)
    yield from _signers(edition, known)
    yield t("readers"), t("no readers")
    yield t("funding"), known["funding"] or t("no funding")
    yield t("region"), known["region_name"]
    yield t("language"), known["language_name"]
    yield t("published by"), given(edition, ("name", "department", "address")) or t("no publisher")
    yield from ((t(name), given(edition, (name,))) for name in ("phone", "email", "web") if edition.values[name].text)


def _signers(edition: Edition, known: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for kind, label in edition.labels.signers.items():
        signed = [f"{s.name}, {s.role}, {known['day'](s.date)}" for s in known["signed"].get(kind, ())]
        if signed or kind in known["wanted_signers"]:
            yield label, "; ".join(signed) or edition.label("not signed")
