"""What to type instead: corrected lines that can be copied, for the hints of problems."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from leaflets.problems import Problem, quoted
from leaflets.yamlfile.shape import spot

CURLY_OPEN = "\u201c\u201d\u201e\u2018\u2019\u201a"
CURLY_CLOSE = "\u201c\u201d\u2018\u2019"

_ENTRY = re.compile(r" *(?:- +)*(?:[\w“”'\"][^:#]*)?:(?: |$)")
_LIST_SIGN = re.compile(r" *-(?: |$)")
_LEAD = re.compile(r"( *(?:- +)*)([^\s:#\[{\"'][^:#]*:(?: |$))?")
_NOTE = re.compile(r"\s{2,}#.*$")
_SEVERAL_WORDS = 3


def begins_entry(line: str) -> bool:
    """Whether a line looks like the start of a list item or of a named entry, rather than like more of a text."""
    return bool(_LIST_SIGN.match(line) or _ENTRY.match(line))


def indent_of(line: str) -> int:
    """How many spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))


def shown(text: str, most: int = 40) -> str:
    """A text as it is named in a message: its beginning, when it is long."""
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 3].rstrip() + "..."


def text_from(lines: Sequence[str], line: int, column: int, *, flow: bool = False) -> str:
    """The text that begins at a place and ends with its line, with a note for staff, or (in brackets) with its item."""
    words = _NOTE.sub("", lines[line - 1][column - 1 :]).rstrip()
    return re.split(r"[,\]}]", words)[0].rstrip() or words if flow else words


def in_quotes(  # noqa: PLR0913 - a place, and three things that may be known of the text at it
    lines: Sequence[str], line: int, column: int, *, flow: bool = False, text: str = "", upto: int = 0
) -> str:
    """The hint to put the text that begins at a place into quotes: the line to copy, or where to type the quotes.

    `text` is the text as it was meant, when it differs from what was typed (without its curly quotes, say).
    The text goes on at least to the line `upto`, even if that looks like an entry.
    """
    typed = text_from(lines, line, column, flow=flow)
    last = line if flow else last_line(lines, line, upto)
    if last > line:
        return _round_lines(typed, lines[last - 1].strip(), last)
    lead = "" if flow else lines[line - 1][: column - 1].lstrip()
    return f"Put the whole text in quotes:  {lead}{quoted(text or typed)}"


def _round_lines(first: str, final: str, last: int) -> str:
    before, after = " ".join(first.split()[:_SEVERAL_WORDS]), " ".join(final.split()[-_SEVERAL_WORDS:])
    also = ", and ' instead of each \" within it" if '"' in first + final else ""
    return f'Put the whole text in quotes: type " before “{before}” and " after “{after}” on line {last}{also}.'


def last_line(lines: Sequence[str], line: int, upto: int = 0) -> int:
    """The last line of the text that begins on a line: what follows further in and does not begin an entry."""
    lead = _LEAD.match(lines[line - 1])
    edge = len(lead[1]) if lead and lead[2] else max(0, len(lead[1].rstrip()) - 1) if lead else 0
    last = line
    for number, words in enumerate(lines[line:], line + 1):
        if number > upto and words.strip() and (indent_of(words) <= edge or begins_entry(words)):
            break
        last = number if words.strip() else last
    return last


def sign_start(name: str, lines: Sequence[str], line: int, column: int, *, flow: bool = False) -> Problem:
    """The problem of a text that begins with a sign that means something else there; each has its own line to copy."""
    sign = lines[line - 1][column - 1]
    return Problem(
        "star-start" if sign == "*" else "sign-start",
        f"A text that begins with {sign} must stand in quotes, because that sign has a use of its own there.",
        in_quotes(lines, line, column, flow=flow),
        spot(name, lines, line, column, column + 1),
    )


def starts_above(lines: Sequence[str], line: int) -> Iterator[tuple[int, int, bool]]:
    """The entries still open above a line: their line, their column, and whether a list sign stands there.

    Going up, an entry is open when it begins further left than all between it and the line.
    """
    edge = len(lines[line - 1]) + 1
    for number in range(line - 1, 0, -1):
        if not begins_entry(lines[number - 1]):
            continue
        columns = [column for column in _starts(lines[number - 1]) if column < edge or number == line - 1]
        yield from ((number, column, lines[number - 1][column - 1] == "-") for column in reversed(columns))
        edge = min([edge, *columns])


def _starts(line: str) -> list[int]:
    lead = _LEAD.match(line)
    dashes = [match.start() + 1 for match in re.finditer("-", lead[1])] if lead else []
    return [*dashes, len(lead[1]) + 1] if lead and lead[2] else dashes
