"""The slips that people make when they type these files: each is told by its own small recogniser.

PyYAML says what it could not read and where; the recognisers look at that, at the lines, and at the last pieces read.
The first one that knows the slip tells it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from yaml.tokens import AliasToken, AnchorToken, DirectiveToken, DocumentEndToken, ScalarToken, TagToken, ValueToken

from leaflets.problems import Problem
from leaflets.yamlfile import marks
from leaflets.yamlfile.fault import Fault
from leaflets.yamlfile.mend import (
    CURLY_CLOSE,
    CURLY_OPEN,
    begins_entry,
    in_quotes,
    shown,
    sign_start,
    starts_above,
    text_from,
)
from leaflets.yamlfile.plain import HARD_SPACES, hard_space
from leaflets.yamlfile.text import also_on

Recogniser = Callable[[Fault], Problem | None]

_HARD_SPACE = re.compile(rf" *(?:- *)*[{HARD_SPACES}]|[\w -]+:[{HARD_SPACES}]")
_IN_CURLY = re.compile(f"[{CURLY_OPEN}].*[{CURLY_CLOSE}]")
_NO_SPACE = re.compile(r"([^\W\d_][\w-]*(?: [\w-]+)?):(?!//|\d)(\S.*)")
_FIRST_WORD = re.compile(r"(\S+?)\s*(?:[=;,\uff1a]\s*|\s+|$)(.*)")
_SHORT_NAME = re.compile(r" *(?:- +)*([\w-]+(?: [\w-]+)?)$")
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
    match = _HARD_SPACE.match(fault.text)
    return hard_space(fault.name, fault.lines, fault.line, match.end()) if match else None


def _backslash(fault: Fault) -> Problem | None:
    column = fault.text.rfind("\\", 0, fault.column) + 1
    if not column or fault.doing not in {"", "while scanning a double-quoted scalar"} or "mapping" in fault.said:
        return None
    line = (fault.text[: column - 1] + "\\" + fault.text[column - 1 :]).strip()
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


def _list_on_line(fault: Fault) -> Problem | None:
    if fault.said != "sequence entries are not allowed here":
        return None
    entry, item = fault.text[: fault.column - 1].strip(), fault.text[fault.column - 1 :].strip()
    message = f"A list cannot begin on the same line as “{shown(entry)}”."
    hint = f"Press Enter before the hyphen, and begin the new line two spaces further in than the line above:  {item}"
    return Problem("list-on-line", message, hint, fault.on(fault.line, fault.column))


def _colon(fault: Fault) -> Problem | None:
    if fault.said != "mapping values are not allowed here":
        return None
    last = fault.last
    if isinstance(last, ValueToken):
        return sign_start(fault.name, fault.lines, fault.line, fault.column)
    if not isinstance(last, ScalarToken):
        return None
    line, column = last.start_mark.line + 1, last.start_mark.column + 1
    return _colon_in_text(fault, line, column) if line == fault.line else _colon_below(fault, line, column)


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
    hint = f"{_line_up(fault)} If “{name[1]}:” belongs to the text above: p{text[1:]}"
    return Problem("indent", message, hint, fault.on(fault.line, name.start(1) + 1, fault.column))


def _no_colon(fault: Fault) -> Problem | None:
    if fault.said != "could not find expected ':'":
        return None
    return _without_colon(fault, *fault.begun)


def _without_colon(fault: Fault, line: int, column: int) -> Problem:
    text = text_from(fault.lines, line, column)
    if match := _HARD_SPACE.match(fault.lines[line - 1][column - 1 :]):
        return hard_space(fault.name, fault.lines, line, column + match.end() - 1)
    lead = fault.lines[line - 1][: column - 1].lstrip()
    if match := _NO_SPACE.match(text):
        message, hint = "There is no space after the colon.", f"Type a space after it:  {lead}{match[1]}: {match[2]}"
        return Problem("missing-space", message, hint, fault.on(line, column + match.end(1), column + match.end(1) + 1))
    hint, more = _named(lead, text), ""
    message = "A colon and a space are missing after the name of this entry."
    if line > 1 and not lead:
        message = (
            "This line is neither an entry (it has no colon) nor more of the text above (it begins no further in)."
        )
        more = "  (If it is more of the text above, begin it two spaces further in.)"
    return Problem("missing-colon", message, hint + more, fault.on(line, column, column + len(text.partition(" ")[0])))


def _named(lead: str, text: str) -> str:
    """The line with the colon it lacks: after its first word, or after a name of its own for a sentence in a list."""
    if lead and text[:1].isupper():
        return f"Type a name, a colon and a space before the text, such as:  {lead}paragraph: {text}"
    match = _FIRST_WORD.match(text)
    first, rest = (match[1], match[2]) if match else (text, "")
    return f"Type a colon and a space after the name:  {lead}{first.rstrip(':')}: {rest}".rstrip()


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


def _nameless(fault: Fault) -> Problem | None:
    if not fault.said.endswith("but found ':'"):
        return None
    message = "No name stands before this colon."
    place = fault.on(fault.line, fault.column, fault.column + 1)
    return Problem("missing-name", message, "Type the name of the entry before the colon, or delete the colon.", place)


def _second_file(fault: Fault) -> Problem | None:
    if not isinstance(fault.last, DocumentEndToken):
        return None
    message = "These three points end the file; what follows counts as another file."
    place = fault.on(fault.last.start_mark.line + 1, 1)
    return Problem("second-file", message, "Delete this line, or begin a new file here.", place)


def _mixed(fault: Fault) -> Problem | None:
    """A list item among named entries, or a named entry among list items, both beginning at the same column."""
    if not fault.at_start or not fault.said.endswith(("but found '-'", "but found '?'")):
        return None
    place = fault.on(fault.line, fault.column)
    if fault.text[fault.column - 1] == "-":
        message = "A list item stands here among named entries."
        hint = "Give the list a name of its own on the line above, or put the item under the list that it belongs to."
        return Problem("mixed-list", message, hint, place)
    message = "A named entry stands here right under the hyphens of a list."
    hint = "Begin it two spaces further in if it belongs to the item above; if it does not, begin it further out."
    return Problem("mixed-list", message, hint, place)


def _indent(fault: Fault) -> Problem | None:
    if not fault.at_start:
        return None
    spaces = fault.column - 1
    message = f"This line begins with {_spaces(spaces)}, and so belongs to nothing above it."
    return Problem("indent", message, _line_up(fault), fault.on(fault.line, fault.column))


def _line_up(fault: Fault) -> str:
    """Where the line should begin: under the nearest open entry above of its own kind, item or name."""
    column = len(fault.text) - len(fault.text.lstrip()) + 1
    item = fault.text.lstrip().startswith("-")
    open_above = [entry for entry in starts_above(fault.lines, fault.line) if entry[2] == item]
    nearest = min(open_above, key=lambda entry: abs(entry[1] - column), default=None)
    if not nearest:
        return "Begin it under the entries that it belongs with."
    return f"Begin it with {_spaces(nearest[1] - 1)}, so that it stands under the one on line {nearest[0]}."


def _spaces(number: int) -> str:
    return f"{number or 'no'} space{'' if number == 1 else 's'}"


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
    _list_on_line,
    _colon,
    _no_colon,
    _percent,
    _sign,
    _nameless,
    _second_file,
    _mixed,
    _indent,
)
