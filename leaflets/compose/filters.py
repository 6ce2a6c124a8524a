"""From one value to what stands in HTML or CSS: what templates type after a bar, as in `{{ text|inline }}`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from leaflets import words
from leaflets.model import Labels, Source

# Letters that the narrowest column of a table has room for.
_NARROWEST = 12


def css_text(text: str) -> Markup:
    """A CSS string that holds this text and nothing else, whatever stands in it."""
    escaped = re.sub(r"[\"\\<>&\n]", lambda match: f"\\{ord(match[0]):x} ", text)
    return Markup(f'"{escaped}"')  # noqa: S704 - every letter with a meaning in CSS or HTML is escaped above


def column_shares(rows: Sequence[Sequence[str]]) -> list[int]:
    """The width of each column in percent, 100 in all.

    It goes by the root of its longest cell, so that long columns get more, not all.
    """
    roots = [max(_NARROWEST, *(len(cell) for cell in column)) ** 0.5 for column in zip(*rows, strict=True)]
    first = [round(100 * root / sum(roots)) for root in roots[:-1]]
    return [*first, 100 - sum(first)]  # never 101, or the table stands out of the text


def day(labels: Labels, style: str, when: date) -> str:
    """A date in words, in the region's style: 6 August 2026, or August 6, 2026; it never splits over lines."""
    month = labels.months[when.month - 1]
    if style == "month day, year":
        return f"{month}\N{NO-BREAK SPACE}{when.day},\N{NO-BREAK SPACE}{when.year}"
    return f"{when.day}\N{NO-BREAK SPACE}{month}\N{NO-BREAK SPACE}{when.year}"


def number(text: str) -> Markup:
    """A name or phone number in its own direction, whatever stands round it; its numbers never split over lines."""
    return Markup('<bdi dir="{}">{}</bdi>').format(_direction(text), words.tied(text))


def _direction(text: str) -> str:
    """The direction of a text by its first letter that has one; numbers alone run from left to right."""
    strong = (unicodedata.bidirectional(letter) for letter in text)
    return "rtl" if next((kind for kind in strong if kind in {"L", "R", "AL"}), "L") != "L" else "ltr"


def url(web: str) -> str:
    """The whole of a web address, of which people may have left out the beginning."""
    return web if web.lower().startswith(("https://", "http://")) else f"https://{web}"


def address(text: str) -> Markup:
    """A web address as a link, printed without its beginning."""
    whole = url(text)
    return Markup('<a href="{}">{}</a>').format(whole, _bare(whole))


def _bare(address: str) -> str:
    return address.split("://", 1)[-1].rstrip("/")


def cited(source: Source) -> tuple[str, str, str]:
    """Who, what, and where with when, of one source; its address only when it stands in no journal."""
    year = source.year if source.year not in f"{source.title} {source.where}" else ""
    return source.authors, source.title, ", ".join(filter(None, (source.where, year))) or _bare(source.address)


def _whole(text: str) -> Markup:
    """A text whose dates, numbers and hyphened words are not split over lines."""
    return Markup(words.unbroken(str(escape(words.tied(text)))))  # noqa: S704 - escaped


def _source(source: Source) -> Markup:
    """One source in one short line."""
    authors, title, where = cited(source)
    where = f"{where}." if where else ""
    line = Markup("{}<strong>{}</strong>. {}").format(authors and f"{authors}. ", _whole(title), _whole(where))
    return Markup('<bdi dir="{}">{}</bdi>').format(_direction(f"{authors}{title}"), line)


@pass_context
def _inline(context: Context, text: str) -> Markup:
    return Markup(words.inline(text, context["direction"]))  # noqa: S704 - no raw HTML in the parser, text is escaped


@pass_context
def _date(context: Context, when: date) -> str:
    return str(context["day"](when))


FILTERS = {
    "address": address,
    "css_text": css_text,
    "date": _date,
    "inline": _inline,
    "number": number,
    "plain": words.plain,
    "shares": column_shares,
    "source": _source,
}
