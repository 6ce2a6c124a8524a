"""What the file says of itself: goals 28, 29, 32, 33 and 54."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from leaflets.preflight.promise import Fault, Verdict, judged, not_applicable, not_yet, passed
from leaflets.preflight.reading import Block, Reading, excerpt, plain

_LANGUAGE = re.compile(r"^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$")  # BCP 47, in the part that we use
_LONGEST_NAME = 40  # letters, without the ending: file dialogs cut longer ones off
_DEEPEST_BOOKMARK = 3  # the levels that are bookmarks: headings in a box are none
_DAY = re.compile(r"^D:(\d{4})(\d{2})(\d{2})(.*)$")


def metadata(reading: Reading) -> Verdict:
    """Goal 28: title, language, author (who publishes it), subject and keywords are set, and the title is shown."""
    faults = [*_title(reading), *_language(reading)]
    for key, what in (("Author", "publisher"), ("Subject", "subject"), ("Keywords", "keywords")):
        if reading.promise.kind == "screen" and not reading.facts.info.get(key, "").strip():
            faults.append(Fault(None, "", f"no {what} is set"))
    if not reading.facts.shows_title:
        faults.append(Fault(None, "", "viewers show the file's name in place of its title"))
    info = reading.facts.info
    return judged(faults, f"“{info.get('Title', '')}”, {reading.facts.language}, by {info.get('Author', 'nobody')}")


def _title(reading: Reading) -> Iterator[Fault]:
    title, wanted = reading.facts.info.get("Title", ""), reading.promise.title
    if not title.strip():
        yield Fault(None, "", "no title is set")
    elif wanted and title != wanted:
        yield Fault(None, "", f"the title is “{title}”; “{wanted}” is promised")
    elif title != reading.facts.title_in_xmp:
        yield Fault(None, "", f"two titles are set: “{title}” and “{reading.facts.title_in_xmp}”")


def _language(reading: Reading) -> Iterator[Fault]:
    language, wanted = reading.facts.language, reading.promise.language
    if not _LANGUAGE.match(language):
        yield Fault(None, "", f"the language is not set, or is none: “{language}”")
    elif wanted and language.split("-")[0] != wanted.split("-")[0]:
        yield Fault(None, "", f"the language is {language}; {wanted} is promised")
    for tag in reading.top.walk() if reading.top else ():
        if "Lang" in tag.entries and not _LANGUAGE.match(tag.entries["Lang"]):
            yield Fault(tag.page, tag.kind, f"its language is none: “{tag.entries['Lang']}”")


def outline(reading: Reading) -> Verdict:
    """Goal 29: one title, no level left out, and all but the lowest headings are bookmarks in the same order."""
    if reading.promise.kind != "screen":
        return not_applicable("sheets and files for the press have no headings to jump to")
    faults = [*_levels(reading), *_bookmarks(reading)]
    return judged(faults, f"{len(reading.headings)} headings in order, {len(reading.facts.bookmarks)} bookmarks")


def _levels(reading: Reading) -> Iterator[Fault]:
    headings, wanted = reading.headings, reading.promise.headings
    if not headings or headings[0].kind != "H1":
        yield Fault(1, excerpt(headings[0].text) if headings else "", "the first heading is not the title")
    for heading in [heading for heading in headings if heading.kind == "H1"][1:]:
        yield Fault(heading.page, excerpt(heading.text), "a second title")
    for one, other in pairwise(headings):
        if int(other.kind[1]) > int(one.kind[1]) + 1:
            yield Fault(
                other.page, excerpt(other.text), f"a heading of level {other.kind[1]} after level {one.kind[1]}"
            )
    if wanted is not None and len(headings) != wanted:
        yield Fault(None, "", f"{len(headings)} headings; {wanted} are promised")


def _bookmarks(reading: Reading) -> Iterator[Fault]:
    marked = [plain(title) for _, title in reading.facts.bookmarks]
    if not marked:
        yield Fault(None, "", "there are no bookmarks")
        return
    needed = [block for block in reading.headings if int(block.kind[1]) <= _DEEPEST_BOOKMARK]
    missing = _first_missing(needed, marked)
    if missing:
        yield Fault(missing.page, excerpt(missing.text), "a heading that is no bookmark, or not in its order")


def _first_missing(headings: Sequence[Block], marked: Sequence[str]) -> Block | None:
    """The first of these headings that does not follow among the bookmarks."""
    waiting = iter(marked)
    return next((heading for heading in headings if plain(heading.text) not in waiting), None)


def twin(reading: Reading) -> Verdict:
    """Goal 32: a web page was made together with the file."""
    pages = [name for name in reading.promise.siblings if name.endswith((".html", ".htm"))]
    if not reading.promise.siblings:
        return not_yet("the other files of this edition were not shown")
    return passed(f"made together with {pages[0]}") if pages else judged([Fault(None, "", "no web page beside it")], "")


def file_name(reading: Reading) -> Verdict:
    """Goal 33: a short name without spaces, which says so when the words are a draft."""
    if reading.name is None:
        return not_applicable("the name of the file was not given")
    stem = reading.name.rpartition("/")[2].removesuffix(".pdf")
    faults = []
    if len(stem) > _LONGEST_NAME:
        faults.append(Fault(None, stem, f"{len(stem)} letters; {_LONGEST_NAME} are allowed"))
    if not re.fullmatch(r"[a-z0-9.-]+", stem):
        faults.append(Fault(None, stem, "other letters than a to z, digits and hyphens"))
    if reading.promise.draft != ("draft" in stem.split("-")):
        faults.append(
            Fault(
                None, stem, f"the words are {'' if reading.promise.draft else 'no '}draft, and the name says otherwise"
            )
        )
    return judged(faults, f"{len(stem)} letters: {stem}")


def repeatable(reading: Reading) -> Verdict:
    """Goal 54: nothing in the file comes from the hour it was made."""
    info, issued = reading.facts.info, reading.promise.issued
    found = {key: _DAY.match(info.get(key, "")) for key in ("CreationDate", "ModDate")}
    faults = [Fault(None, key, "holds no day") for key, day in found.items() if day is None]
    for key, day in found.items():
        if day and day[4].strip("Z0'+-"):
            faults.append(Fault(None, key, "holds the hour at which the file was made"))
        elif day and issued and date(int(day[1]), int(day[2]), int(day[3])) != issued:
            faults.append(Fault(None, key, f"is {day[1]}-{day[2]}-{day[3]}; the words were issued on {issued}"))
    days = sorted({f"{day[1]}-{day[2]}-{day[3]}" for day in found.values() if day})
    return judged(
        faults, f"the dates in it are days of the words ({', '.join(days)}), with no hour; builds are compared by tests"
    )
