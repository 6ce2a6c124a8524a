"""What texts without quotes hide: words cut off by #, curly quotes, list signs of a word processor, swallowed items."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Sequence

from leaflets.problems import Problem, Severity
from leaflets.yamlfile.mend import CURLY_CLOSE, CURLY_OPEN, in_quotes, indent_of, shown, text_from
from leaflets.yamlfile.shape import Plain, on_span, spot

HARD_SPACES = "\u00a0\u2000-\u200b\u202f\u205f\u3000"

# One space before # cuts a text short; two or more are how staff set a note beside a value, so they are let pass.
_CUT = re.compile(r" #.*")
_ITEM = re.compile(r"( *)(-) +\S")
HYPHEN = re.compile(r"-[^\W\d_]")
_HARD_SPACE = re.compile(rf"-?[{HARD_SPACES}]")
_SIGNS = "\u2013\u2014\u2212\u2022\u00b7\u25aa\u25cf\u25e6"
_WORD_LIST_SIGN = re.compile(rf"[{_SIGNS}][ {HARD_SPACES}]")

Look = Callable[[str, Sequence[str], Plain], Problem | None]


def hidden(name: str, lines: Sequence[str], pieces: Sequence[Plain]) -> Iterator[Problem]:
    """What each text hides, one thing a text; a warning where the text prints, though otherwise than it was typed."""
    for piece in pieces:
        found = (problem for look in _LOOKS if (problem := look(name, lines, piece)))
        yield from itertools.islice(found, 1)


def _cut(name: str, lines: Sequence[str], piece: Plain) -> Problem | None:
    span = piece.span
    match = _CUT.match(lines[span.end_line - 1][span.end_column - 1 :]) if span.end_line <= len(lines) else None
    if not match or not piece.text:
        return None
    return Problem(
        "text-cut",
        f"Words are cut off here: of this text only “{_end_of(piece.text)}” is kept, and nothing from the # on.",
        f"{in_quotes(lines, span.line, span.column, flow=piece.flow)}  "
        "(If the words after the # are a note for staff, put two spaces before the #.)",
        spot(name, lines, span.end_line, span.end_column + 1),
        Severity.WARNING,
    )


def _end_of(text: str, most: int = 40) -> str:
    return text if len(text) <= most else "..." + text[3 - most :].lstrip()


def _curly(name: str, lines: Sequence[str], piece: Plain) -> Problem | None:
    opens, closes = piece.text[:1] in CURLY_OPEN, piece.text[-1:] in CURLY_CLOSE
    if piece.key or len(piece.text) < 2 or not opens or not (closes or piece.flow):  # noqa: PLR2004 - a quote on each side
        return None
    return _curly_prints(name, lines, piece) if closes else _curly_breaks(name, lines, piece)


def _curly_prints(name: str, lines: Sequence[str], piece: Plain) -> Problem:
    message = f"The curly quotes {piece.text[0]} {piece.text[-1]} round this text will be printed with it."
    hint = "Delete both of them, if readers are not meant to see them. Straight quotes round a text are never printed."
    return Problem("curly-quotes", message, hint, on_span(name, lines, piece.span), Severity.WARNING)


def _curly_breaks(name: str, lines: Sequence[str], piece: Plain) -> Problem:
    message = f"Curly quotes such as {piece.text[0]} do not hold a text together, so this one ended too early."
    line = re.sub("[\u201c\u201d\u201e]", '"', lines[piece.span.line - 1]).strip()
    hint = f"Type straight quotes round the text:  {line}"
    return Problem("curly-quotes", message, hint, on_span(name, lines, piece.span))


def _swallowed(name: str, lines: Sequence[str], piece: Plain) -> Problem | None:
    """A list item that begins further in than the item above it becomes part of that item's text."""
    for line in range(piece.span.line + 1, min(piece.span.end_line, len(lines)) + 1):
        if HYPHEN.match(lines[line - 1].lstrip(" ")):
            return hyphen(name, lines, line, indent_of(lines[line - 1]) + 1)
        if match := _ITEM.match(lines[line - 1]):
            message = "This list item has become part of the text above it, because it begins further in."
            return Problem("indent", message, _item_hint(lines, piece), spot(name, lines, line, match.start(2) + 1))
    return None


def _item_hint(lines: Sequence[str], piece: Plain) -> str:
    first = lines[piece.span.line - 1]
    if _ITEM.match(first) and not first[: piece.span.column - 1].strip(" -"):
        spaces = indent_of(first)
        return f"Begin it with {spaces} space{'' if spaces == 1 else 's'}, like the item on line {piece.span.line}."
    return "Put the list under an entry of its own. " + _if_text(lines, piece)


def _if_text(lines: Sequence[str], piece: Plain) -> str:
    span = piece.span
    hint = in_quotes(lines, span.line, span.column, flow=piece.flow, upto=span.end_line)
    return f"If the hyphen belongs to the text: p{hint[1:]}"


def _no_space(name: str, lines: Sequence[str], piece: Plain) -> Problem | None:
    line, column = piece.span.line, piece.span.column
    if not HYPHEN.match(piece.text) or lines[line - 1][: column - 1].strip():
        return None
    return hyphen(name, lines, line, column)


def hyphen(name: str, lines: Sequence[str], line: int, column: int) -> Problem:
    """The problem of a list sign that stands right before its text, and so is taken for a part of it."""
    hint = f"Type a space after it:  - {lines[line - 1][column:].strip()}"
    return Problem(
        "missing-space", "There is no space after the hyphen.", hint, spot(name, lines, line, column, column + 1)
    )


def _word_list_sign(name: str, lines: Sequence[str], piece: Plain) -> Problem | None:
    if not (match := _WORD_LIST_SIGN.match(piece.text)):
        return None
    span = piece.span
    rest = text_from(lines, span.line, span.column + len(match[0]))
    lead = lines[span.line - 1][: span.column - 1].strip()
    hint = f"Type a hyphen and a space:  - {rest}" if not lead else f"Delete the {piece.text[0]}:  {lead} {rest}"
    message = f"A list item begins with a hyphen (-) and a space; this one begins with {piece.text[0]} instead."
    return Problem("list-sign", message, hint, spot(name, lines, span.line, span.column, span.column + 1))


def _hard_space(name: str, lines: Sequence[str], piece: Plain) -> Problem | None:
    if not (match := _HARD_SPACE.match(piece.text)):
        return None
    return hard_space(name, lines, piece.span.line, piece.span.column + match.end() - 1)


def hard_space(name: str, lines: Sequence[str], line: int, column: int) -> Problem:
    """The problem of a space that word processors and web pages use to keep words together; it divides nothing here."""
    message = "This looks like a space, but it is another sign (a “non-breaking space”, perhaps pasted from Word)."
    typed = re.sub(f"[{HARD_SPACES}]+", " ", lines[line - 1]).strip()
    hint = f"Delete it and type a space with the space bar:  {shown(typed, 80)}"
    return Problem("hard-space", message, hint, spot(name, lines, line, column, column + 1))


def _question(name: str, lines: Sequence[str], piece: Plain) -> Problem | None:
    return question(name, lines, piece.span.line, piece.span.column) if piece.flow and "?" in piece.text else None


def question(name: str, lines: Sequence[str], line: int, column: int) -> Problem:
    """The problem of a question mark between brackets: PyYAML in C lets it pass, in Python it does not."""
    message = "A text with a question mark needs quotes when it stands between brackets."
    hint = in_quotes(lines, line, column, flow=True)
    return Problem("question-mark", message, hint, spot(name, lines, line, column))


_LOOKS: tuple[Look, ...] = (_hard_space, _word_list_sign, _no_space, _swallowed, _cut, _curly, _question)
