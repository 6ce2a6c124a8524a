"""Slips with colons: missing, without their space, with no name before them, or inside a text."""

from __future__ import annotations

import re

from yaml.tokens import ScalarToken, ValueToken

from leaflets.problems import Problem
from leaflets.yamlfile import indents
from leaflets.yamlfile.fault import Fault
from leaflets.yamlfile.mend import CURLY_CLOSE, CURLY_OPEN, in_quotes, text_from
from leaflets.yamlfile.plain import HARD_SPACES, HYPHEN, hard_space, hyphen

HARD_SPACE = re.compile(rf" *(?:- *)*[{HARD_SPACES}]|[\w -]+:[{HARD_SPACES}]")

_IN_CURLY = re.compile(f"[{CURLY_OPEN}].*[{CURLY_CLOSE}]")
_NO_SPACE = re.compile(r"([^\W\d_][\w-]*(?: [\w-]+)?):(?!//|\d)(\S.*)")
_FIRST_WORD = re.compile(r"(\S+?)\s*(?:[=;,\uff1a]\s*|\s+|$)(.*)")
_SHORT_NAME = re.compile(r" *(?:- +)*([\w-]+(?: [\w-]+)?)$")

_AT_MARGIN = "This line is neither an entry (it has no colon) nor more of the text above (it begins no further in)."
_AT_MARGIN_HINT = (
    "If it is an entry, type a colon and a space after its name:  {}"
    "  (If it is more of the text above, begin it two spaces further in.)"
)


def colon(fault: Fault) -> Problem | None:
    """A colon and a space where no name can stand."""
    if fault.said != "mapping values are not allowed here":
        return None
    last = fault.last
    if isinstance(last, ValueToken):
        return _colon_twice(fault)
    if not isinstance(last, ScalarToken):
        return None
    line, column = last.start_mark.line + 1, last.start_mark.column + 1
    return _colon_in_text(fault, line, column) if line == fault.line else _colon_below(fault, line, column)


def _colon_twice(fault: Fault) -> Problem:
    hint = f"Delete it:  {fault.text[: fault.column - 1].strip()} {fault.text[fault.column :].strip()}"
    place = fault.on(fault.line, fault.column, fault.column + 1)
    return Problem("colon-in-text", "This colon is one too many.", hint, place)


def _colon_in_text(fault: Fault, line: int, column: int) -> Problem:
    text = text_from(fault.lines, line, column)
    place = fault.on(fault.line, fault.column, fault.column + 1)
    if _IN_CURLY.fullmatch(text):
        message = f"Curly quotes such as {text[0]} do not hold a text together; straight quotes do."
        return Problem("curly-quotes", message, in_quotes(fault.lines, line, column, text=text[1:-1]), place)
    message = "A text with a colon and a space in it must stand in quotes."
    return Problem("colon-in-text", message, in_quotes(fault.lines, line, column, upto=fault.line), place)


def _colon_below(fault: Fault, line: int, column: int) -> Problem:
    """The text above ran on into this line: its own colon is missing, or this line begins too far in, or is text."""
    name = _SHORT_NAME.match(fault.text[: fault.column - 1])
    if name and name.start(1) == column - 1 and not fault.lines[line - 1][: column - 1].strip(" -"):
        return _without_colon(fault, line, column)
    if not name:
        return _colon_in_text(fault, line, column)
    message = f"“{name[1]}” begins further in than the entry above, so it counts as part of that entry's text."
    text = in_quotes(fault.lines, line, column, upto=fault.line)
    hint = f"{indents.line_up(fault)} If “{name[1]}:” belongs to the text above: p{text[1:]}"
    return Problem("indent", message, hint, fault.on(fault.line, name.start(1) + 1, fault.column))


def no_colon(fault: Fault) -> Problem | None:
    """A line that must begin with a name and a colon, and does not."""
    if fault.said != "could not find expected ':'":
        return None
    return _without_colon(fault, *fault.begun)


def _without_colon(fault: Fault, line: int, column: int) -> Problem:
    text = text_from(fault.lines, line, column)
    if match := HARD_SPACE.match(fault.lines[line - 1][column - 1 :]):
        return hard_space(fault.name, fault.lines, line, column + match.end() - 1)
    if HYPHEN.match(text):
        return hyphen(fault.name, fault.lines, line, column)
    lead = fault.lines[line - 1][: column - 1].lstrip()
    if match := _NO_SPACE.match(text):
        message, hint = "There is no space after the colon.", f"Type a space after it:  {lead}{match[1]}: {match[2]}"
        return Problem("missing-space", message, hint, fault.on(line, column + match.end(1), column + match.end(1) + 1))
    place = fault.on(line, column, column + len(text.partition(" ")[0]))
    if lead and text[:1].isupper():
        message = "This text needs a name before it, because a named entry follows under it."
        hint = f"Type a name, a colon and a space before the text, such as:  {lead}paragraph: {text}"
        return Problem("missing-colon", message, hint, place)
    if lead or line == 1:
        message = "A colon and a space are missing after the name of this entry."
        return Problem("missing-colon", message, f"Type them after the name:  {lead}{_named(text)}", place)
    return Problem("missing-colon", _AT_MARGIN, _AT_MARGIN_HINT.format(_named(text)), place)


def _named(text: str) -> str:
    """The text with the colon that it lacks, after its first word."""
    match = _FIRST_WORD.match(text)
    first, rest = (match[1], match[2]) if match else (text, "")
    return f"{first.rstrip(':')}: {rest}".rstrip()


def nameless(fault: Fault) -> Problem | None:
    """A colon with nothing before it."""
    if not fault.said.endswith("but found ':'"):
        return None
    message = "No name stands before this colon."
    place = fault.on(fault.line, fault.column, fault.column + 1)
    return Problem("missing-name", message, "Type the name of the entry before the colon, or delete the colon.", place)
