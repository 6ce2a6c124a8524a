"""The fourth proof: every word in the PDF can be seen on its page, and its shapes stand for letters."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from leaflets import pdffile
from leaflets.pdffile import Word
from leaflets.pdffile.ink import Seen, seen
from leaflets.pdffile.look import UNREADABLE
from leaflets.pdffile.spoken import spoken
from leaflets.problems import Place, Problem, Severity
from leaflets.prove.boxes import Wanted, about_words, excerpt
from leaflets.prove.words import addresses

_CONTRAST = 1.15  # below this ratio nobody sees a word; what reads well is asked for elsewhere (WCAG 2.2, 1.4.3: 4.5)
_LEAST_SHOWN = 0.75  # of the height and width of a word; clean words show 0.9 at the least, for rounding to pixels
_OVER_EDGE = 0.5  # pt: less is the rounding of layout

_WAYS = {  # of one word, of several
    "words-off-page": ("stands over or beyond the edge of the page", "stand over or beyond the edge of the page"),
    "words-unseen": (
        "cannot be seen: it has the colour of what is behind it, or something covers it",
        "cannot be seen: they have the colour of what is behind them, or something covers them",
    ),
    "words-cut": ("is cut off or partly covered", "are cut off or partly covered"),
}
_HINT = "Shorten the text, or ask a designer to look at colours, fixed sizes and boxes laid over others."


def ink(pdf: bytes, wanted: Sequence[Wanted] = ()) -> Iterator[Problem]:
    """Yields a problem for each block with words that nobody can see: unseen, cut, covered or beyond the finished page.

    Given the blocks, a problem names the one whose words these are. Looks at pictures of 200 dpi.
    Raises `ProblemsFound` for what is no PDF.
    """
    words = pdffile.words(pdf)
    faults = {at: fault for at, one in enumerate(seen(pdf, words, _CONTRAST)) if (fault := _fault(one))}
    block_of = addresses(wanted, words) if faults else []
    faulty: dict[tuple[str, str], list[Word]] = {}
    for at, fault in faults.items():
        faulty.setdefault((fault, block_of[at]), []).append(words[at])
    for (fault, block), found in faulty.items():
        yield _problem(fault, block, found)


def _fault(one: Seen) -> str:
    if one.beyond > _OVER_EDGE:
        return "words-off-page"
    if min(one.high, one.wide) < _LEAST_SHOWN:
        return "words-cut" if one.high and one.wide else "words-unseen"
    return ""


def _problem(code: str, block: str, words: Sequence[Word]) -> Problem:
    message = f"On {_pages(words)}, {about_words(len(words))} {_WAYS[code][len(words) > 1]}: “{_excerpt(words)}”."
    return Problem(code, message, _HINT, Place(block=block))


def _pages(words: Sequence[Word]) -> str:
    pages = sorted({word.page for word in words})
    return f"page {pages[0]}" if len(pages) == 1 else f"{len(pages)} pages, the first of them page {pages[0]}"


def _excerpt(words: Sequence[Word]) -> str:
    return excerpt(" ".join(word.text for word in words))


def glyphs(pdf: bytes) -> Iterator[Problem]:
    """Yields one problem if shapes stand for no letters, so that words cannot be copied, searched or read aloud.

    That is a warning where the tags of every page concerned give texts to be read aloud instead (/ActualText).
    Raises `ProblemsFound` for what is no PDF.
    """
    found = [word for word in pdffile.words(pdf) if any(map(_is_no_letter, word.text))]
    if found:
        covered = {page for page, _ in spoken(pdf)}.issuperset(word.page for word in found)
        yield _letterless(found, Severity.WARNING if covered else Severity.ERROR)


def _is_no_letter(sign: str) -> bool:
    return sign == UNREADABLE or unicodedata.category(sign) in {"Cc", "Cn", "Co", "Cs"}


def _letterless(found: Sequence[Word], severity: Severity) -> Problem:
    what = "copied or searched" if severity is Severity.WARNING else "copied, searched or read aloud"
    message = (
        f"On {_pages(found)}, {about_words(len(found))} cannot be {what}: "
        f"their shapes stand for no letters (“{_excerpt(found)}”)."
    )
    hint = "Ask a designer for a font that draws each letter whole, and for a style without text-overflow."
    return Problem("letters-without-text", message, hint, severity=severity)
