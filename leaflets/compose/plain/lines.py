"""Letters, paragraphs and lists of plain text."""

from __future__ import annotations

import html
import re
import textwrap
from collections.abc import Callable, Iterable

from leaflets import words
from leaflets.compose.edition import Edition

# Letters in a line: plain text of this width is never broken again by mail or by a braille display of 80 cells.
WIDTH = 72

_TIE = "\N{NO-BREAK SPACE}"
_LTR, _OWN, _END = "\N{LEFT-TO-RIGHT ISOLATE}", "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
Say = Callable[[str], str]


def wrapped(text: str, lead: str = "") -> str:
    """One paragraph; its later lines are set in under the first word after `lead`."""
    return textwrap.fill(
        text,
        WIDTH,
        initial_indent=lead,
        subsequent_indent=" " * len(lead),
        break_long_words=False,
        break_on_hyphens=False,
    )


def headed(text: str, sign: str) -> str:
    """A heading, with a line of these signs under it."""
    lines = wrapped(text)
    return f"{lines}\n{sign * max(map(len, lines.splitlines()))}"


def bulleted(items: Iterable[str]) -> str:
    """A list without an order."""
    return "\n".join(wrapped(item, "- ") for item in items)


def numbered(items: Iterable[str]) -> str:
    """A list whose items have numbers, from 1."""
    return "\n".join(wrapped(item, f"{number}. ") for number, item in enumerate(items, start=1))


def under(line: str, *below: str) -> str:
    """A line that leads on to what stands right below it."""
    return "\n".join(filter(None, (wrapped(line), *below)))


def ended(text: str) -> str:
    """The text as a sentence, so that a voice pauses after it."""
    return text if text.rstrip("”’)\"'").endswith((".", "?", "!", ":", ";", "؟", "。")) else f"{text}."


def speaker(edition: Edition) -> Say:
    """From a text with marks to its letters; in right-to-left text numbers and addresses keep their direction."""
    return (lambda text: _isolated(words.plain(text))) if edition.labels.direction == "rtl" else words.plain


def _isolated(text: str) -> str:
    """A right-to-left text whose left-to-right runs are isolated, and never split over two lines."""
    marked = words.isolated(text).replace('<bdi dir="ltr">', _LTR).replace("</bdi>", _END)
    tied = re.sub(f"{_LTR}.*?{_END}", lambda match: match[0].replace(" ", _TIE), marked)
    return html.unescape(tied)


def own(edition: Edition, text: str) -> str:
    """A name or number as somebody gave it, in its own direction."""
    tied = words.tied(text)
    return f"{_OWN}{tied}{_END}" if text and edition.labels.direction == "rtl" else tied


def unmarked(markup: object) -> str:
    """The letters of HTML that holds nothing but names and numbers."""
    return html.unescape(re.sub(r"<[^>]+>", "", str(markup)))


def given(edition: Edition, names: Iterable[str]) -> str:
    """What the clinic or house gives under these names."""
    texts = (edition.values[name].text for name in names)
    return ", ".join(own(edition, text) for text in texts if text)
