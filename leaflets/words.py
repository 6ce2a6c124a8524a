"""Words: placeholders filled, spelling of the region, the few inline marks. The one door to markdown-it-py."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import escape

# Texts that are remembered, so that a watch reads again only what was typed since.
_TEXTS = 10_000

PLACEHOLDER = re.compile(r"\{([^{}\n]*)\}")
# Addresses of all kinds (letters round @, or letters with dots between) are one word, so that no table changes them.
_WORD = re.compile(r"https?://\S+|\S+@\S+|\w[\w-]*(?:\.\w[\w-]*)+|\w+(?:[’']\w+)?")
_TARGET = re.compile(r"\]\([^)]*\)")
_SPELT = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)?")
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_UNIT = "g|kg|mg|ml|mm|cm|km|°C|°F|am|pm|minutes?|hours?|days?|weeks?|months?|years?|people|men|women|litres?|liters?"
# What belongs together stays on one line: ranges, shares, numbers with their unit, dates, groups of a phone number.
# A look behind has one width in Python, and so each month has its own.
_MONTH_YEAR = re.compile("|".join(rf"(?<={month}) (?=\d)" for month in _MONTH.split("|")))
_HYPHEN_INSIDE = re.compile(r"(?<=\w)-(?=\w)")
_TIES = re.compile(rf"(?<=\d) (?=(?:to|in|or) \d)|(?<=\d (?:to|in|or)) (?=\d)|(?<=\d) (?=\d|(?:{_UNIT}|{_MONTH})\b)")
# Numbers with what holds them together (area codes in whole brackets, units), addresses, codes such as IgG4.
_LTR_RUN = re.compile(
    r"(https?://\S+|[\w.+-]+@[\w.-]+|\b[A-Za-z][\w-]*\d+\b"
    r"|(?:\(\d+\)\s?)?\+?\d(?:(?:[\d\s.,:/%–-]|\(\d+\))*\d)?(?:\s?(?:mg|ml|g|kg|mm)\b)?)"
)


def placeholders(text: str) -> Iterator[tuple[str, str]]:
    """Each placeholder in the text: as it is typed, braces and all, and the name it asks for."""
    return ((match[0], _name(match[1])) for match in PLACEHOLDER.finditer(text))


def _name(typed: str) -> str:
    return typed[:1].lower() + typed[1:]


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with each known placeholder replaced; `{Drip}` asks for the value of `drip` with a capital letter."""
    return PLACEHOLDER.sub(lambda match: _value(match, values), text)


def _value(match: re.Match[str], values: Mapping[str, str]) -> str:
    value = values.get(_name(match[1]), match[0])
    return value[:1].upper() + value[1:] if match[1][:1].isupper() else value


def respell(text: str, table: Mapping[str, str]) -> str:
    """The text with each whole word of the table replaced; capitals stay; addresses are left alone."""
    return _WORD.sub(lambda match: _respelt(match[0], table), text) if table else text


def _respelt(word: str, table: Mapping[str, str]) -> str:
    new = table.get(word) or table.get(word.lower())
    if not new:
        return word
    return new[:1].upper() + new[1:] if word[:1].isupper() else new


@lru_cache(_TEXTS)
def spelt(text: str) -> tuple[str, ...]:
    """Each word of a text that a dictionary may hold: no placeholder, address, number or code; a hyphen parts two."""
    running = _TARGET.sub("]", PLACEHOLDER.sub(" ", text))
    return tuple(piece for word in _WORD.findall(running) for piece in _pieces(word))


@cache
def _pieces(word: str) -> tuple[str, ...]:
    """The pieces of a word with hyphens that have nothing but letters; of an address none."""
    return tuple(piece for piece in word.split("-") if _SPELT.fullmatch(piece)) if "." not in word else ()


def tied(text: str) -> str:
    """The text with no-break spaces inside ranges, doses, dates and phone numbers (never split over two lines)."""
    return _MONTH_YEAR.sub("\N{NO-BREAK SPACE}", _TIES.sub("\N{NO-BREAK SPACE}", text))


# What the rules of markdown-it that are on look for: stars and strokes, links, backslashes, straight quotes, lines.
_SIGNS = re.compile(r"[*_\[\]\\\"'\r\n\0]")


@cache
def _markdown() -> MarkdownIt:
    options = {"html": False, "typographer": True, "quotes": "“”‘’"}
    rules = ["emphasis", "link", "escape", "smartquotes", "text_join"]
    return MarkdownIt("zero", options).enable(rules, ignoreInvalid=True)


@lru_cache(_TEXTS)
def _tokens(text: str) -> tuple[Token, ...]:
    """What markdown-it makes of a text. Of one that has none of the signs it knows, it makes that text."""
    ready = tied(text)
    if ready and not _SIGNS.search(ready):
        return (Token("text", "", 0, content=ready),)
    return tuple(_markdown().parseInline(ready)[0].children or ())


@lru_cache(_TEXTS)
def inline(text: str, direction: str = "ltr") -> str:
    """HTML of a text with its marks. In right-to-left text numbers and Latin codes keep their direction."""
    return "".join(_html(token, direction) for token in _with_addresses(_tokens(text)))


def _with_addresses(tokens: Sequence[Token]) -> Iterator[Token]:
    """On paper a link is its address: where the words of a link are others, the address follows in brackets."""
    address, said = "", ""
    for token in tokens:
        yield token
        if token.type == "link_open":
            address, said = _bare(str(token.attrs["href"])), ""
        elif token.type == "text":
            said += token.content
        elif token.type == "link_close" and address not in said:
            yield Token("address", "", 0, content=f" ({address})")


def _bare(address: str) -> str:
    return re.sub(r"^(?:https?://|mailto:|tel:)", "", address).rstrip("/")


def _html(token: Token, direction: str) -> str:
    if token.type == "text":
        return isolated(token.content) if direction == "rtl" else unbroken(str(escape(token.content)))
    if token.type == "address":
        address = str(escape(token.content[2:-1]))
        return f' (<bdi dir="ltr">{address}</bdi>)' if direction == "rtl" else f" ({address})"
    if token.type == "link_open":
        return f'<a href="{escape(token.attrs["href"])}">'
    return {"link_close": "</a>", "strong_open": "<strong>", "strong_close": "</strong>"}.get(token.type, "")


def unbroken(escaped: str) -> str:
    """The text with each hyphened word kept on one line: a hyphen at a line's end looks like a broken word.

    A word joiner has no shape, and no letter comes of it in the PDF.
    """
    return _HYPHEN_INSIDE.sub("-\N{WORD JOINER}", escaped)


def isolated(text: str) -> str:
    """HTML of a right-to-left text whose phone numbers, ranges, doses and addresses are kept left to right."""
    pieces = [str(escape(piece)) for piece in _LTR_RUN.split(text)]
    pieces[1::2] = (f'<bdi dir="ltr">{run}</bdi>' for run in pieces[1::2])
    return "".join(pieces)


@lru_cache(_TEXTS)
def plain(text: str) -> str:
    """The very letters that print: marks taken away, quotation marks curled, the address of a link after its words."""
    return "".join(token.content for token in _with_addresses(_tokens(text)) if token.type in {"text", "address"})


@lru_cache(_TEXTS)
def left_over_marks(text: str) -> tuple[tuple[str, str, str], ...]:
    """Marks that do not work: the letters as typed, what is wrong with them, and what to type, in whole sentences."""
    return tuple(_left_over_marks(text))


def _left_over_marks(text: str) -> Iterator[tuple[str, str, str]]:
    for token in _tokens(text):
        if token.type == "em_open":
            yield _told(token.markup, "italics")
        if token.type == "text":
            yield from (_told(mark[0], mark.lastgroup or "") for mark in _MARK.finditer(token.content))
        if token.type == "link_open":
            yield from _link_faults(str(token.attrs["href"]))


_MARK = re.compile(r"(?P<stars>\*\*|__)|(?P<link>\]\(|\[[^\]]*\]\s*\()|(?P<html></?[a-zA-Z][^>]*>)")
_LEFT_OVER = {
    "italics": (
        "“{}” would print in italics, which are hard to read.",
        "Take it out on both sides, or type two stars on both sides for **strong** words.",
    ),
    "stars": (
        "“{}” would print as it stands.",
        "Strong words have two stars on both sides, with no space inside:  **strong**",
    ),
    "html": ("“{}” is HTML, and would print as it stands.", "Take it out. Strong words are typed so:  **strong**"),
    "link": (
        "The link at “{}” is not whole.",
        "Type it so, without a space between ] and (:  [words](https://address)",
    ),
    "address": (
        "“{}” is not an address that works.",
        "Type it whole, such as https://example.org, mailto:us@example.org or tel:999.",
    ),
}


def _told(typed: str, fault: str) -> tuple[str, str, str]:
    message, hint = _LEFT_OVER[fault]
    return typed, message.format(typed), hint


def _link_faults(address: str) -> Iterator[tuple[str, str, str]]:
    parts = urlsplit(address)
    if not (parts.scheme == "https" and "." in parts.netloc) and parts.scheme not in {"tel", "mailto"}:
        yield _told(address, "address")
