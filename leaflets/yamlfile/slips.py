"""The slips that people make when they type these files: each is told by its own small recogniser.

PyYAML says what it could not read and where; the recognisers look at that, at the lines, and at the last pieces read.
The first one that knows the slip tells it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from yaml.tokens import AliasToken, AnchorToken, DirectiveToken, DocumentEndToken, ScalarToken, TagToken

from leaflets.problems import Problem
from leaflets.yamlfile import colons, indents, marks
from leaflets.yamlfile.fault import Fault
from leaflets.yamlfile.mend import (
    begins_entry,
    in_quotes,
    sign_start,
)
from leaflets.yamlfile.plain import hard_space
from leaflets.yamlfile.text import also_on

Recogniser = Callable[[Fault], Problem | None]

_LONE_BACKSLASH = re.compile(r"(?<!\\)\\(?![\\\"])")
_SIGN_AT_FAULT = ("while scanning for the next token", "while parsing a block node", "while parsing a flow node")
_SIGN_BEFORE = re.compile(r"while (?:scanning|parsing) (?:an alias|an anchor|a tag|a directive|a block scalar)$")


def slip(fault: Fault) -> Problem:
    """The problem that tells a fault in the words of the person who typed it; one that nobody knows is told too."""
    told = (problem for recogniser in _SLIPS if (problem := recogniser(fault)))
    return next(told, None) or _unknown(fault)


def _tab(fault: Fault) -> Problem | None:
    if fault.text[fault.column - 1 : fault.column] != "\t":
        return None
    place = fault.on(fault.line, fault.column, fault.column + 1)
    others = [number for number, line in enumerate(fault.lines, 1) if number > fault.line and re.match(r" *\t", line)]
    if fault.at_start:
        message = "This line begins with a tab; only spaces may stand there." + also_on(others)
        hint = "Delete the tab and press the space bar, until the line stands under the ones that it belongs with."
        return Problem("tab", message, hint, place)
    hint = f"Delete the tab and type a space:  {' '.join(fault.text.split())}"
    return Problem("tab", "A tab stands in this line; type spaces only.", hint, place)


def _hard_space(fault: Fault) -> Problem | None:
    match = colons.HARD_SPACE.match(fault.text)
    return hard_space(fault.name, fault.lines, fault.line, match.end()) if match else None


def _backslash(fault: Fault) -> Problem | None:
    column = fault.text.rfind("\\", 0, fault.column) + 1
    if not column or fault.doing not in {"", "while scanning a double-quoted scalar"} or "mapping" in fault.said:
        return None
    line = _LONE_BACKSLASH.sub(r"\\\\", fault.text).strip()
    return Problem(
        "backslash",
        r"In double quotes a backslash (\) and the letter after it have a meaning of their own.",
        f"To print a backslash, type it twice:  {line}",
        fault.on(fault.line, column, column + 2),
    )


def _cut(fault: Fault) -> Problem | None:
    """A note in the middle of a text: what stands on the next line would belong to nothing."""
    last = fault.last
    if not isinstance(last, ScalarToken) or not last.plain or not fault.at_start or begins_entry(fault.text):
        return None
    line, column = last.end_mark.line + 1, last.end_mark.column + 1
    if line == fault.line or not re.match(r"\s+#", fault.lines[line - 1][column - 1 :]):
        return None
    message = "The text is cut off at this #, yet it goes on below."
    mark = fault.lines[line - 1].index("#", column - 1) + 1
    hint = in_quotes(fault.lines, last.start_mark.line + 1, last.start_mark.column + 1)
    return Problem("text-cut", message, hint, fault.on(line, mark))


def _sign_before(fault: Fault) -> Problem | None:
    """A sign at the start of a text, on the line of the fault, is the cause of what follows it."""
    for piece in fault.pieces:
        if isinstance(piece, AliasToken | AnchorToken | TagToken) and piece.start_mark.line + 1 == fault.line:
            column = piece.start_mark.column + 1
            return sign_start(fault.name, fault.lines, fault.line, column, flow=fault.in_brackets)
    return None


def _sign(fault: Fault) -> Problem | None:
    at_fault = fault.doing in _SIGN_AT_FAULT or fault.said == "mapping keys are not allowed here"
    if at_fault and fault.column <= len(fault.text):
        line, column = fault.line, fault.column
    elif _SIGN_BEFORE.match(fault.doing):
        line, column = fault.begun
    else:
        return None
    return sign_start(fault.name, fault.lines, line, column, flow=fault.in_brackets)


def _percent(fault: Fault) -> Problem | None:
    """A line that begins with % is an order to the reader of the file, and no text."""
    for piece in fault.pieces:
        if isinstance(piece, DirectiveToken):
            return sign_start(fault.name, fault.lines, piece.start_mark.line + 1, 1)
    return sign_start(fault.name, fault.lines, fault.line, 1) if fault.text.startswith("%") else None


def _second_file(fault: Fault) -> Problem | None:
    if not isinstance(fault.last, DocumentEndToken):
        return None
    message = "These three points end the file; what follows counts as another file."
    place = fault.on(fault.last.start_mark.line + 1, 1)
    return Problem("second-file", message, "Delete this line, or begin a new file here.", place)


def _unknown(fault: Fault) -> Problem:
    message = "This cannot be understood, nor what follows."
    hint = (
        "Compare the line and the one above it with lines that work: a name, a colon, a space, the text. "
        'A text that holds signs such as : # [ ] { } & * stands in double quotes: "like this".'
    )
    return Problem("not-understood", message, hint, fault.on(fault.line, fault.column))


_SLIPS: tuple[Recogniser, ...] = (
    _tab,
    _hard_space,
    _sign_before,
    marks.open_quote,
    marks.after_quote,
    marks.after_bracket,
    marks.open_bracket,
    _backslash,
    _cut,
    indents.list_on_line,
    colons.colon,
    colons.no_colon,
    _percent,
    _sign,
    colons.nameless,
    _second_file,
    indents.mixed,
    indents.indent,
)
