"""The parts that every leaflet should have, as far as its tags and lines show them: goals 40, 42 to 44, 46, 47, 49."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from leaflets.pdffile import Box, Shape, Tag
from leaflets.preflight.promise import Fault, Verdict, judged, look, not_applicable, not_yet, passed
from leaflets.preflight.reading import MM, Block, Reading, excerpt

_MOST_SENTENCES = 5  # that a reader must leave with
_FIRST_PAGES = 3  # a summary comes on these, after the cover
_SENTENCE = re.compile(r"[.!?؟。]+(?:\s|$)")
_LINE_MM, _LEAST_LINE_MM, _LONG_MM = 8.0, 4.0, 40.0  # lines to write on: their distance, and how long one is
_THIN_PT = 3.0
_SAME_PT = 3.0
_A_BOX_PT = (8.0, 24.0)  # the side of a box to tick
_WARNED = timedelta(days=90)

_CODE = re.compile(r"\b[A-Z]{2,}(?:-[A-Z0-9]+(?:\.\d+)*)+")
_VERSION = re.compile(r"\d+\.\d+\b")
_YEAR = re.compile(r"\b20\d\d\b")
# What an English leaflet calls these; in other languages only what needs no words is looked for.
_ENGLISH = {
    "who wrote or approved it": re.compile(r"\b(?:written|approved) by\b", re.IGNORECASE),
    "who read it first": re.compile(r"\breaders?\b|\bread by\b|\btested with\b", re.IGNORECASE),
    "who paid for it": re.compile(r"\bpaid for\b|\bfund(?:ed|ing)\b", re.IGNORECASE),
}
_SOURCES = re.compile(r"\bsources?\b|\bwhere the facts\b", re.IGNORECASE)
_OFFER = re.compile(r"large print|another language|other formats|braille|audio", re.IGNORECASE)
_FEEDBACK = re.compile(r"feedback|tell us|what you think|what was hard", re.IGNORECASE)
_SMALL = "the format card has room for its words alone"


def main_message(reading: Reading) -> Verdict:
    """Goal 40: the first section holds a few sentences in a box."""
    section = _summary(reading)
    if not section or (count := _sentences(section)) > _MOST_SENTENCES:
        return look("no box with a few sentences stands in the first section: is the main message plain to see?")
    return passed(f"{count} sentences in a box on page {section[0].page}")


def summary(reading: Reading) -> Verdict:
    """Goal 42: a few sentences on one of the first pages tell the whole."""
    section = _summary(reading)
    if not section or section[0].page > _FIRST_PAGES:
        return look("no box with a few sentences stands on the first pages: is there a summary?")
    return passed(f"“{excerpt(section[0].text)}” and {len(section) - 1} points more on page {section[0].page}")


def _summary(reading: Reading) -> list[Block]:
    """The items of the list in the first main section, if they are few and stand in a box."""
    items = [block for block in reading.blocks if block.section == 1 and block.kind == "LBody"]
    if not 1 < len(items) <= _MOST_SENTENCES:
        return []
    return items if any(_frames(shape, items[0]) for shape in reading.shapes) else []


def _sentences(blocks: list[Block]) -> int:
    return sum(max(1, len(_SENTENCE.findall(block.text))) for block in blocks)


def _frames(shape: Shape, block: Block) -> bool:
    """Whether a shape stands behind or about the first line of a block."""
    line = block.lines[0].box
    middle = ((line.left + line.right) / 2, (line.top + line.bottom) / 2)
    return shape.page == block.page and shape.box.holds(*middle) and shape.fill != (255, 255, 255)


def tools(reading: Reading) -> Verdict:
    """Goal 43: there are lines to write on, far enough apart, or boxes to tick, or fields to fill in."""
    if reading.promise.shape and reading.promise.shape.panelled:
        return not_applicable("a folded sheet has no room to write on")
    enough = [page for page, strip in _strips(reading) if strip.height >= (_LINE_MM - 0.3) * MM]
    boxes = [shape for shape in reading.shapes if _is_tick_box(shape, reading)]
    fields = [each for each in reading.facts.annotations if each.kind == "Widget"]
    if not enough and not boxes and not fields:
        return judged([Fault(None, "", "there are no lines to write on, boxes to tick or fields to fill in")], "")
    lines = f"{len(enough)} lines to write on, {_LINE_MM:g} mm apart or more"
    return passed(f"{lines}, {len(boxes)} boxes to tick, {len(fields)} fields")


def _strips(reading: Reading) -> Iterator[tuple[int, Box]]:
    """The empty strips between two ruled lines of one length, one above the other."""
    rules = [shape for shape in reading.shapes if shape.box.height < _THIN_PT and shape.box.width > _LONG_MM * MM]
    for page in sorted({rule.page for rule in rules}):
        lines = sorted((rule.box for rule in rules if rule.page == page), key=lambda box: box.top)
        taken = [run.box for run in reading.runs if run.page == page and run.kept != "artifact"]
        for line in lines:
            above = [other for other in lines if other.top < line.top - _LEAST_LINE_MM * MM and _as_long(other, line)]
            strip = line._replace(top=above[-1].bottom, bottom=line.top) if above else None
            if strip and not any(_overlap(strip, box) for box in taken):
                yield page, strip


def _as_long(one: Box, other: Box) -> bool:
    return abs(one.left - other.left) < _SAME_PT and abs(one.right - other.right) < _SAME_PT


def _overlap(one: Box, other: Box) -> bool:
    common = one.within(other)
    return common.width > 0 and common.height > 0


def _is_tick_box(shape: Shape, reading: Reading) -> bool:
    """A small outlined square that is not part of a drawing."""
    low, high = _A_BOX_PT
    square = abs(shape.box.width - shape.box.height) < 1 and low < shape.box.width < high
    return square and shape.stroke is not None and shape.mark not in reading.in_figures


def captioned(reading: Reading) -> Verdict:
    """Goal 44: at least one picture has a caption."""
    if reading.top is None:
        return not_applicable("captions are told by tags, and this file has none")
    figures = [tag for tag in reading.top.walk() if tag.kind == "Figure"]
    captioned = [caption for tag in reading.top.walk() if (caption := _caption_of(tag))]
    if captioned:
        return passed(
            f"{len(captioned)} of {len(figures)} pictures have a caption, the first on page {captioned[0].page}"
        )
    return look(f"{len(figures)} pictures, none with a caption: does one show the main message by itself?")


def _caption_of(tag: Tag) -> Tag | None:
    """The caption beside a picture straight inside this tag."""
    kids = list(tag.tags)
    if not any(each.kind == "Figure" for kid in kids for each in kid.walk() if kid.kind in {"Figure", "P", "Div"}):
        return None
    return next((kid for kid in kids if kid.kind == "Caption"), None)


def identity(reading: Reading) -> Verdict:
    """Goal 46: the end says what this is, from when, who made it, and until when it stands."""
    if reading.promise.kind != "screen":
        return not_applicable("the same words as in the file for the screen")
    is_card = _is_card(reading)
    last = max((block.section for block in reading.blocks), default=0)
    text = " ".join(block.text for block in reading.blocks if is_card or block.section == last)
    missing = list(_missing(text, reading.promise.language, is_card=is_card))
    if not is_card and reading.promise.language.startswith("en") and not _tells_sources(reading):
        missing.append("its sources")
    if not any(block.kind == "H1" for block in reading.blocks):
        missing.insert(0, "its title")
    page = max((block.page for block in reading.blocks), default=None)
    faults = [Fault(page, "", f"it does not say {', '.join(missing)}")] if missing else []
    code = _CODE.search(text)
    return judged(
        faults, f"title, {code[0] if code else ''}, dates, people, funding and sources; a logo is not looked for"
    )


def _tells_sources(reading: Reading) -> bool:
    return any(_SOURCES.search(block.text) for block in reading.end)


def _is_card(reading: Reading) -> bool:
    return reading.promise.shape is not None and reading.promise.shape.fold == "z-fold"


def _missing(text: str, language: str, *, is_card: bool) -> Iterator[str]:
    if not _CODE.search(text):
        yield "its reference code"
    if not _VERSION.search(text):
        yield "its version"
    if len(_YEAR.findall(text)) < (1 if is_card else 2):
        yield "until when it stands" if is_card else "when it was issued and until when it stands"
    if language.startswith("en") and not is_card:
        yield from (what for what, words in _ENGLISH.items() if not words.search(text))


def in_date(reading: Reading) -> Verdict:
    """Goal 47: the review date is not past, or the words are marked as a draft."""
    today, review = reading.promise.today, reading.promise.review
    if review is None:
        return not_yet("the day of review was not given")
    if today is None:
        return not_applicable(f"to be reviewed by {review}: looked at each day anew, by python build.py check")
    if review < today and not reading.promise.draft:
        return judged([Fault(None, "", f"it was to be reviewed by {review}, and today is {today}")], "")
    soon = ": soon" if today <= review < today + _WARNED else ""
    marked = "; the words are marked as a draft" if reading.promise.draft else ""
    return passed(f"to be reviewed by {review}{soon}{marked}")


def easy_read(reading: Reading) -> Verdict:
    """Goal 52: Easy Read is short; whether each idea has its own drawing, a person sees."""
    shape = reading.promise.shape
    if shape is None or shape.name != "easy-read":
        return not_applicable("the format is not easy-read")
    if len(reading.sizes) > shape.most:
        return judged([Fault(shape.most + 1, "", f"{len(reading.sizes)} pages; {shape.most} are allowed")], "")
    return look(f"{len(reading.sizes)} pages: does each idea have its own drawing, left of its words?")


def offer(reading: Reading) -> Verdict:
    """Goal 49: other formats are offered in large type, and the reader is asked what to make better."""
    shape = reading.promise.shape
    if _is_card(reading):
        return not_applicable(_SMALL)
    if reading.promise.kind != "screen" or shape is None:
        return not_applicable("measured in the file for the screen, once its shape is known")
    english = reading.promise.language.startswith("en")
    offers = [block for block in reading.end if block.is_running and (not english or _OFFER.search(block.text))]
    largest = max(offers, key=lambda block: block.size, default=None)
    faults = []
    if largest is None or largest.size < shape.scale.offer - 0.06:
        size = f"is {largest.size:g} pt" if largest else "is missing"
        place = excerpt(largest.text) if largest else ""
        faults.append(
            Fault(
                largest.page if largest else None,
                place,
                f"the offer of other formats {size}; {shape.scale.offer:g} pt is asked for",
            )
        )
    if english and not any(_FEEDBACK.search(block.text) for block in reading.end):
        faults.append(Fault(None, "", "readers are not asked what they think"))
    return judged(faults, f"offered in {largest.size if largest else 0:g} pt on page {largest.page if largest else 0}")
