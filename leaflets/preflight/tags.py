"""What a screen reader meets: goals 27 and 31. Our own walk over the tags; veraPDF judges the same files besides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

from leaflets.pdffile import Annotation, Mark, Reference, Tag
from leaflets.preflight.promise import Fault, Verdict, judged, not_applicable
from leaflets.preflight.reading import MM, Reading, excerpt

# The standard tags of PDF 1.7 (ISO 32000-1, 14.8.4).
_NAMES = """
StructTreeRoot Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6
L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot
Ruby RB RT RP Warichu WT WP Figure Formula Form
"""
_STANDARD = frozenset(_NAMES.split())
_NEED_WORDS = {"H1", "H2", "H3", "H4", "H5", "H6", "Link"}
_ADDRESSES = {"https", "http", "mailto", "tel", ""}
_NO_TAGS_BY_DESIGN = not_applicable("sheets and files for the press are printed, not read aloud: they have no tags")


def readable(reading: Reading) -> Verdict:
    """Goal 27: the file claims to be accessible, and all in it is tagged or an artifact, in tags that are whole."""
    if reading.promise.kind != "screen":
        return _NO_TAGS_BY_DESIGN
    if reading.top is None:
        return judged([Fault(None, "", "the file has no tags")], "")
    faults = [*_claims(reading), *_health(reading), *_untagged(reading), *_marks(reading), *_shapes_of(reading.top)]
    faults += [*_links(reading), *_identifiers(reading.top), *_silent(reading)]
    count = sum(1 for _ in reading.top.walk())
    return judged(
        faults, f"{count} tags; {len(reading.runs) + len(reading.shapes)} drawn pieces are tagged or artifacts"
    )


def _claims(reading: Reading) -> Iterator[Fault]:
    facts = reading.facts
    if facts.claims.get("pdfuaid:part") != "1":
        yield Fault(None, "", "the file does not claim PDF/UA-1")
    if facts.claims.get("pdfaid:part") not in {"2", "3"} or facts.claims.get("pdfaid:conformance") != "A":
        yield Fault(None, "", "the file does not claim PDF/A-2a or 3a")
    if not facts.marked or facts.suspects:
        yield Fault(None, "", "the file does not say that all of it is tagged")


def _health(reading: Reading) -> Iterator[Fault]:
    facts = reading.facts
    if facts.encrypted:
        yield Fault(None, "", "the file is locked")
    yield from (Fault(None, "", f"the file is damaged: {fault}") for fault in facts.faults)
    yield from (Fault(None, "", f"the file acts by itself: {act}") for act in facts.acts)
    annotated = {each.page for each in facts.annotations}
    for page, each in enumerate(facts.pages, start=1):
        if page in annotated and each.tabs != "S":
            yield Fault(page, "", "links and fields are not reached in reading order (no /Tabs /S)")


def _untagged(reading: Reading) -> Iterator[Fault]:
    for run in reading.runs:
        if run.kept == "loose":
            yield Fault(run.page, excerpt(run.text), "words that are neither tagged nor an artifact")
    for shape in reading.shapes:
        if shape.kept == "loose":
            place = f"{shape.box.width / MM:.0f} × {shape.box.height / MM:.0f} mm"
            yield Fault(shape.page, place, f"a {shape.kind} that is neither tagged nor an artifact")


def _marks(reading: Reading) -> Iterator[Fault]:
    """Each mark in the pages belongs to one tag."""
    told = Counter(reading.top.marks() if reading.top else ())
    for mark, runs in reading.by_mark.items():
        if mark not in told:
            yield Fault(mark.page, excerpt(runs[0].text), "words that no tag holds")
    for mark, count in told.items():
        if count > 1:
            yield Fault(mark.page, _words_of(reading, mark), f"{count} tags hold the same words")


def _words_of(reading: Reading, mark: Mark) -> str:
    return excerpt(" ".join(run.text for run in reading.by_mark.get(mark, ())))


def _shapes_of(top: Tag) -> Iterator[Fault]:
    """Whether tags stand in one another as they should."""
    for tag in top.walk():
        if tag.kind not in _STANDARD:
            yield Fault(tag.page, tag.kind, "a tag of no standard kind")
        if tag.kind == "L":
            yield from _list_faults(tag)
        elif tag.kind == "Table":
            yield from _table_faults(tag)
        else:
            yield from _misplaced(tag)


_HOMES = {"LI": "L", "LBody": "LI", "Lbl": "", "TR": "Table", "TD": "TR", "TH": "TR", "TOCI": "TOC"}


def _misplaced(tag: Tag) -> Iterator[Fault]:
    """Parts of lists and tables that stand outside one."""
    inside = {"THead", "TBody", "TFoot"}
    for kid in tag.tags:
        home = _HOMES.get(kid.kind, "")
        if home and tag.kind != home and not (kid.kind == "TR" and tag.kind in inside):
            yield Fault(kid.page, kid.kind, f"stands in {tag.kind}, and not in {home}")


def _list_faults(tag: Tag) -> Iterator[Fault]:
    kids = list(tag.tags)
    if not any(kid.kind == "LI" for kid in kids):
        yield Fault(tag.page, "L", "a list without items")
    for kid in kids:
        if kid.kind not in {"LI", "Caption", "L"}:
            yield Fault(kid.page, kid.kind, "stands in a list, and is no item")
        elif kid.kind == "LI" and not any(part.kind == "LBody" for part in kid.tags):
            yield Fault(kid.page, "LI", "an item without a body")


def _table_faults(tag: Tag) -> Iterator[Fault]:
    """A table has as many cells in every row, spans counted."""
    widths = list(_widths(_rows(tag)))
    if not widths:
        yield Fault(tag.page, "Table", "a table without rows")
    elif len(set(widths)) > 1:
        yield Fault(tag.page, "Table", f"rows of {min(widths)} to {max(widths)} cells")


def _rows(table: Tag) -> Iterator[Tag]:
    for kid in table.tags:
        if kid.kind == "TR":
            yield kid
        elif kid.kind in {"THead", "TBody", "TFoot"}:
            yield from _rows(kid)


def _widths(rows: Iterator[Tag]) -> Iterator[int]:
    hanging: list[int] = []  # for how many rows more each cell from above reaches down
    for row in rows:
        above = sum(1 for left in hanging if left)
        cells = [cell for cell in row.tags if cell.kind in {"TD", "TH"}]
        yield above + sum(int(cell.entries.get("ColSpan", 1)) for cell in cells)
        hanging = [left - 1 for left in hanging if left > 1]
        for cell in cells:
            hanging += [int(cell.entries.get("RowSpan", 1)) - 1] * int(cell.entries.get("ColSpan", 1))


def _links(reading: Reading) -> Iterator[Fault]:
    """Each link and field belongs to one tag of its kind, says what it is, and leads somewhere."""
    homes: dict[tuple[int, int], list[str]] = {}
    for tag in reading.top.walk() if reading.top else ():
        for kid in tag.kids:
            if isinstance(kid, Reference):
                homes.setdefault(kid.number, []).append(tag.kind)
    for each in reading.facts.annotations:
        if said := _link_fault(each, homes.get(each.number, [])):
            yield Fault(each.page, excerpt(each.contents or each.address or each.name), said)


def _link_fault(each: Annotation, homes: list[str]) -> str:
    home = {"Link": "Link", "Widget": "Form"}.get(each.kind)
    if home is None:
        return f"a note of the kind {each.kind} is left over"
    if homes != [home]:
        return f"a {each.kind} that {len(homes)} tags hold, and not one {home}"
    if not (each.name if each.kind == "Widget" else each.contents):
        return "a link or field that does not say what it is"
    return (
        "" if urlsplit(each.address).scheme in _ADDRESSES else "leads to an address that is no web page, mail or phone"
    )


def _identifiers(top: Tag) -> Iterator[Fault]:
    named = [(tag, tag.entries["ID"]) for tag in top.walk() if "ID" in tag.entries]
    for name, count in Counter(name for _, name in named).items():
        if count > 1:
            yield Fault(None, name, "a name that several tags have")
    for tag in top.walk():
        if tag.kind == "Note" and "ID" not in tag.entries:
            yield Fault(tag.page, "Note", "a note without a name")


def _silent(reading: Reading) -> Iterator[Fault]:
    """Headings and links in which nothing is said."""
    for tag in reading.top.walk() if reading.top else ():
        spoken = any(each.entries.get("ActualText") or each.entries.get("Alt") for each in tag.walk())
        if tag.kind in _NEED_WORDS and not spoken and not any(mark in reading.by_mark for mark in tag.marks()):
            yield Fault(tag.page, tag.kind, "is empty")


def told_in_words(reading: Reading) -> Verdict:
    """Goal 31: each picture has words and stands on its page; each table has headings that say what they head."""
    if reading.promise.kind != "screen":
        return _NO_TAGS_BY_DESIGN
    tags = list(reading.top.walk()) if reading.top else []
    figures, tables = ([tag for tag in tags if tag.kind == kind] for kind in ("Figure", "Table"))
    faults = [fault for tag in figures for fault in _figure_faults(tag, reading)]
    faults += [fault for tag in tables for fault in _heading_faults(tag)]
    if not tags:
        faults = [Fault(None, "", "the file has no tags")]
    words = sum(len(tag.entries.get("Alt", "").split()) for tag in figures)
    told = f"{len(figures)} pictures told in {words} words, {len(tables)} tables with headings"
    return judged(faults, f"{told}; whether the words say what the picture teaches, a person must judge")


def _figure_faults(tag: Tag, reading: Reading) -> Iterator[Fault]:
    if not tag.entries.get("Alt", "").strip() and not tag.entries.get("ActualText"):
        yield Fault(tag.page, "Figure", "a picture without words")
    box = tag.entries.get("BBox")
    if tag.page is None or not isinstance(box, tuple):
        return
    left, bottom, right, top = reading.facts.pages[tag.page - 1].media
    if box[0] < left - MM or box[1] < bottom - MM or box[2] > right + MM or box[3] > top + MM:
        yield Fault(tag.page, excerpt(tag.entries.get("Alt", "Figure")), "is said to stand beyond its page")


def _heading_faults(table: Tag) -> Iterator[Fault]:
    heads = [tag for tag in table.walk() if tag.kind == "TH"]
    if not heads:
        yield Fault(table.page, "Table", "a table without headings")
    for head in heads:
        if "Scope" not in head.entries and "Headers" not in head.entries:
            yield Fault(head.page, "TH", "a heading that does not say whether it heads a row or a column")
