"""Puts the words of one edition into HTML through the templates. The one door to jinja2."""

from __future__ import annotations

import re
import traceback
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError, TemplateNotFound, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from leaflets import words
from leaflets.formats import FORMATS, PAPER_MM
from leaflets.model import KINDS, Approval, Block, Chapter, Labels, Library, Manuscript, Piece, Region, Source, Value
from leaflets.problems import Place, Problem, ProblemsFound

# Letters that the narrowest column of a table has room for.
_NARROWEST = 12


@dataclass(frozen=True)
class Numbers:
    """What only the finished layout knows: the page each chapter begins on, and how many pages there are."""

    pages: Mapping[str, int]
    total: int


@dataclass(frozen=True)
class Composed:
    """One edition as HTML: addresses in it are relative to the project's folder; no date of today is in it."""

    html: str
    stylesheets: tuple[str, ...]
    title: str
    direction: str
    wanted: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Edition:
    """All that the templates need for one edition."""

    library: Library
    manuscript: Manuscript
    values: Mapping[str, Value]
    approval: Approval
    numbers: Numbers | None = None

    @property
    def labels(self) -> Labels:
        """The engine's own words in the leaflet's language."""
        return self.library.labels[self.manuscript.job.language]

    @property
    def region(self) -> Region:
        """What differs in the leaflet's region."""
        return self.library.regions[self.manuscript.job.region]

    def label(self, name: str) -> str:
        """One of the engine's own words in the leaflet's language. Raises `ProblemsFound` when it is not there."""
        if name in self.labels.words:
            return self.labels.words[name]
        file = f"content/labels/{self.manuscript.job.language}.yaml"
        place = self.library.files[file].place(("words",), key=True) if file in self.library.files else Place(file)
        hint = f"Add “{name}: …” under “words:”."
        raise ProblemsFound([Problem("label-missing", f"the word “{name}” is missing", hint, place)])


def compose(edition: Edition) -> Composed:
    """The HTML of one edition. With `numbers` only its front matter is made, page numbers filled in.

    Raises `ProblemsFound` when a template is missing or asks for something that is not there.
    """
    try:
        html = _environment(edition.library.root / "templates").get_template("leaflet.html").render(_context(edition))
    except TemplateNotFound as error:
        hint = "Put the file back, or take the block that needs it out of the content."
        raise ProblemsFound([Problem("template-missing", f"there is no template “{error.name}”", hint)]) from error
    except TemplateError as error:
        place = _in_template(edition.library.root, error)
        raise ProblemsFound([Problem("template-broken", f"a template cannot be used: {error}", place=place)]) from error
    return Composed(
        html=html,
        stylesheets=tuple(_stylesheets(edition.library.root)),
        title=_document_title(edition),
        direction=edition.labels.direction,
        wanted=tuple(_wanted(edition)),
    )


def _in_template(root: Path, error: TemplateError) -> Place:
    """The last line of a template on the way to the error (jinja2 puts its templates into the traceback)."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        path = Path(frame.filename)
        if path.is_relative_to(root / "templates"):
            return Place(path.relative_to(root).as_posix(), frame.lineno, excerpt=frame.line or "")
    return Place("templates/leaflet.html")


@cache
def _environment(templates: Path) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(templates), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )
    environment.filters |= {
        "address": _address,
        "css_text": css_text,
        "date": _date,
        "inline": _inline,
        "number": _kept_together,
        "plain": words.plain,
        "shares": column_shares,
        "source": _source,
    }
    return environment


def _stylesheets(root: Path) -> Iterator[str]:
    """The styles of every leaflet, in floors: palette, fonts, type, parts of a leaflet, then each kind of block."""
    yield from (path.relative_to(root).as_posix() for path in sorted((root / "templates/css").glob("*.css")))
    yield from (f"templates/blocks/{kind}.css" for kind in KINDS if (root / f"templates/blocks/{kind}.css").exists())


def _context(edition: Edition) -> dict[str, Any]:
    labels, manuscript = edition.labels, edition.manuscript
    first, *rest = manuscript.chapters
    return {
        **_page(edition),
        **_identity(edition),
        "document_title": _document_title(edition),
        "language": manuscript.job.language,
        "direction": labels.direction,
        "title": manuscript.title,
        "leaflet": manuscript.leaflet,
        "first": first,
        "chapters": rest,
        "contents": rest,
        "numbers": edition.numbers.pages if edition.numbers else {},
        "front_only": edition.numbers is not None,
        "draft": edition.approval.draft,
        "approved": _approved(edition),
        "t": edition.label,
        "block": partial(_block, edition),
    }


def _page(edition: Edition) -> dict[str, Any]:
    """What the format's stylesheet needs: sizes in mm and pt, and the running words."""
    width, height = PAPER_MM[edition.region.paper]
    return {
        "format": FORMATS[edition.manuscript.job.format],
        "width_mm": width,
        "height_mm": height,
        "family": Markup(_family(edition.labels.font)),  # noqa: S704 - checked against the bundled families
        "end_is_right": edition.labels.direction == "ltr",
        "running": f"{words.plain(edition.manuscript.title.title)} · {reference(edition)}",
        "page_of": _page_of(edition),
    }


def _family(name: str) -> str:
    """The CSS font stack of a language: its own family, then the Latin one for names and codes inside it."""
    latin = "Atkinson Hyperlegible Next"
    return ", ".join(f'"{family}"' for family in dict.fromkeys([re.sub(r'["\\<\n]', "", name), latin]))


def _page_of(edition: Edition) -> str:
    """The CSS `content` of "Page 2 of 30"; the total is a literal when the front matter is made again."""
    total = f'"{edition.numbers.total}"' if edition.numbers else "counter(pages)"
    pieces = {"{page}": "counter(page)", "{pages}": total}
    split = re.split(r"(\{pages?\})", edition.label("page"))
    return " ".join(pieces.get(piece, css_text(piece)) for piece in split if piece)


def css_text(text: str) -> Markup:
    """A CSS string that holds this text and nothing else, whatever stands in it."""
    escaped = re.sub(r"[\"\\<>&\n]", lambda match: f"\\{ord(match[0]):x} ", text)
    return Markup(f'"{escaped}"')  # noqa: S704 - every letter with a meaning in CSS or HTML is escaped above


def reference(edition: Edition) -> str:
    """The code that names this very edition's words, such as MMN-GUIDE-EN-UK-0.1."""
    job, leaflet = edition.manuscript.job, edition.manuscript.leaflet
    return f"{leaflet.reference}-{job.language}-{job.region}".upper() + f"-{leaflet.version}"


def _document_title(edition: Edition) -> str:
    title = words.plain(edition.manuscript.title.title)
    return edition.label("draft title").replace("{title}", title) if edition.approval.draft else title


@pass_context
def _inline(context: Context, text: str) -> Markup:
    return Markup(words.inline(text, context["direction"]))  # noqa: S704 - no raw HTML in the parser, text is escaped


@pass_context
def _date(context: Context, when: date) -> str:
    return str(context["day"](when))


def _kept_together(text: str) -> Markup:
    """A name or phone number in its own direction, whatever stands round it; its numbers never split over lines."""
    return Markup('<bdi dir="{}">{}</bdi>').format(_direction(text), words.tied(text))


def _direction(text: str) -> str:
    """The direction of a text by its first letter that has one; numbers alone run from left to right."""
    strong = (unicodedata.bidirectional(letter) for letter in text)
    return "rtl" if next((kind for kind in strong if kind in {"L", "R", "AL"}), "L") != "L" else "ltr"


def _address(text: str) -> Markup:
    """A web address as a link, printed without its beginning."""
    url = text if "://" in text else f"https://{text}"
    shown = _bare(url)
    known = url.split("://", 1)[0] in {"https", "http"}
    return Markup('<a href="{}">{}</a>').format(url, shown) if known else escape(text)


def _block(edition: Edition, piece: Piece, level: int) -> Markup:
    """The HTML of one block, by the template of its kind."""
    template = _environment(edition.library.root / "templates").get_template(f"blocks/{piece.block.kind()}.html")
    return Markup(  # noqa: S704 - the template escapes what is not markup
        template.render(
            block=piece.block,
            id=piece.address,
            level=level,
            t=edition.label,
            language=edition.manuscript.job.language,
            direction=edition.labels.direction,
            team=list(_team(edition)),
            phone=_kept_together(edition.values["phone"].text),
            support=edition.region.support,
        )
    )


def _team(edition: Edition) -> Iterator[tuple[str, str]]:
    """The phone lines of the clinic: those the house or clinic gives, all that the labels know when it gives none."""
    labels = edition.labels.contacts
    given = {name: edition.values[f"contacts/{name}"].text for name in labels if f"contacts/{name}" in edition.values}
    for name, text in (given or dict.fromkeys(labels, "")).items():
        yield labels[name], _kept_together(text) if text else ""


def _identity(edition: Edition) -> dict[str, Any]:
    """What the cover and the closing block say of who made, signed and hands out the leaflet."""
    language, signed = edition.manuscript.job.language, edition.approval.signed
    house = edition.library.house
    return {
        "author": edition.values["name"].text or edition.label("no publisher"),
        "publisher": partial(_published, edition.values),
        "reference": reference(edition),
        "signers": edition.labels.signers,
        "signed": {kind: [s for s in signed if s.kind == kind] for kind in {s.kind for s in signed}},
        "wanted_signers": {"author", *house.needs},
        "funding": house.funding.get(language, ""),
        "feedback": house.feedback.get(language, ""),
        "region_name": edition.region.name.get(language, edition.manuscript.job.region.upper()),
        "language_name": _language_name(edition.labels),
        "sources": list(_sources(edition)),
        "looked_at": min((s.checked for s in _sources(edition) if isinstance(s.checked, date)), default=None),
        "day": partial(day, edition.labels, edition.region.date),
    }


def _language_name(labels: Labels) -> str:
    return labels.name if labels.name == labels.own_name else f"{labels.name} · {labels.own_name}"


def _approved(edition: Edition) -> str:
    """What the cover of a signed leaflet says in the place of the draft note."""
    said = partial(day, edition.labels, edition.region.date)
    last = max((signoff.date for signoff in edition.approval.signed), default=edition.manuscript.leaflet.issued)
    dates = {"date": said(last), "review": said(edition.manuscript.leaflet.review)}
    return words.fill(edition.label("approved note"), dates)


def _published(values: Mapping[str, Value], *names: str) -> Markup:
    return Markup(", ").join(_kept_together(values[name].text) for name in names if values[name].text)


def day(labels: Labels, style: str, when: date) -> str:
    """A date in words, in the region's style: 6 August 2026, or August 6, 2026; it never splits over lines."""
    month = labels.months[when.month - 1]
    if style == "month day, year":
        return f"{month}\N{NO-BREAK SPACE}{when.day},\N{NO-BREAK SPACE}{when.year}"
    return f"{when.day}\N{NO-BREAK SPACE}{month}\N{NO-BREAK SPACE}{when.year}"


def column_shares(rows: Sequence[Sequence[str]]) -> list[int]:
    """The width of each column in percent: by the root of its longest cell, so that long columns get more, not all."""
    roots = [max(_NARROWEST, *(len(cell) for cell in column)) ** 0.5 for column in zip(*rows, strict=True)]
    return [round(100 * root / sum(roots)) for root in roots]


def _named_in(chapters: Iterable[Chapter]) -> Iterator[str]:
    for chapter in chapters:
        yield from chapter.source
        yield from (name for piece in chapter.pieces for name in piece.block.source)
        yield from _named_in(chapter.parts)


def _sources(edition: Edition) -> Iterator[Source]:
    """The sources that this edition names, strongest kind first, then by author."""
    known = edition.library.sources
    used = [name for name in dict.fromkeys(_named_in(edition.manuscript.chapters)) if name in known]
    kinds = list(dict.fromkeys(source.kind for source in sorted(known.values(), key=_strength)))
    yield from sorted((known[name] for name in used), key=lambda s: (kinds.index(s.kind), s.authors or s.title, s.year))


def _source(source: Source) -> Markup:
    """One source in one short line: who, what, where, when; its address only when it stands in no journal."""
    authors = f"{source.authors}. " if source.authors else ""
    year = source.year if source.year not in f"{source.title} {source.where}" else ""
    where = ", ".join(filter(None, (source.where, year))) or _bare(source.address)
    line = Markup("{}<strong>{}</strong>. {}").format(authors, source.title, f"{where}." if where else "")
    return Markup('<bdi dir="{}">{}</bdi>').format(_direction(f"{authors}{source.title}"), line)


def _bare(address: str) -> str:
    return address.split("://", 1)[-1].rstrip("/")


_STRENGTH = ("guideline", "review", "study", "trial", "regulator", "label", "hospital", "charity", "other")


def _strength(source: Source) -> int:
    return _STRENGTH.index(source.kind)


_UNPRINTED = frozenset({"alt"})


def _wanted(edition: Edition) -> Iterator[tuple[str, str]]:
    """Every word that must be in print, by the address of its block, in reading order."""
    manuscript = edition.manuscript
    title = manuscript.title
    yield "cover", " ".join(words.plain(text) for text in (title.title, title.subtitle, title.audience))
    for chapter in manuscript.chapters:
        yield from _wanted_of(chapter)


def _wanted_of(chapter: Chapter) -> Iterator[tuple[str, str]]:
    yield chapter.address, " ".join(words.plain(text) for text in (chapter.title, chapter.point))
    yield from ((piece.address, printed(piece.block)) for piece in chapter.pieces)
    for part in chapter.parts:
        yield from _wanted_of(part)


def printed(block: Block) -> str:
    """The letters of a block that stand on paper, in reading order."""
    return " ".join(words.plain(text) for path, text in block.texts() if path[0] not in _UNPRINTED)
