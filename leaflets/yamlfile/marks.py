"""Slips with quotes and brackets: opened and never closed, closed too early, or begun where a text was meant."""

from __future__ import annotations

import re

from yaml.tokens import (
    FlowMappingEndToken,
    FlowMappingStartToken,
    FlowSequenceEndToken,
    FlowSequenceStartToken,
    ScalarToken,
)

from leaflets.problems import Problem, quoted
from leaflets.yamlfile.fault import Fault
from leaflets.yamlfile.mend import begins_entry, in_quotes, last_line, text_from
from leaflets.yamlfile.plain import question

_STARTS = (FlowMappingStartToken, FlowSequenceStartToken)
_ENDS = (FlowMappingEndToken, FlowSequenceEndToken)
_TEXT_IN_BRACKETS = re.compile(r"\[[^\]]*\]\(|\{[^},:]*\}\s*[^\s,\]}#]")


def open_quote(fault: Fault) -> Problem | None:
    """A quote that is never closed is told where it opens, not at the end of the file."""
    return _unclosed(fault, *fault.begun) if fault.doing == "while scanning a quoted scalar" else None


def _unclosed(fault: Fault, line: int, column: int) -> Problem:
    quote = fault.lines[line - 1][column - 1]
    message = f"The quote {quote} that opens here is not closed where its text ends."
    return Problem("open-quote", message, _closing_hint(fault, line, column), fault.on(line, column, column + 1))


def _closing_hint(fault: Fault, line: int, column: int) -> str:
    quote, last = fault.lines[line - 1][column - 1], last_line(fault.lines, line)
    if last > line:
        return f"Type {quote} at the end of the text, on line {last}:  {fault.lines[last - 1].strip()}{quote}"
    lead, text = fault.lines[line - 1][: column - 1].lstrip(), text_from(fault.lines, line, column)
    if quote == "'":
        return f"Close it at the end of the text:  {lead}{text}'  (or, if it is an apostrophe:  {lead}{quoted(text)} )"
    return f"Close it at the end of the text:  {lead}{quoted(text[1:])}"


def after_quote(fault: Fault) -> Problem | None:
    """Words after a closing quote; the quote may in truth be the opening one of a text further down."""
    last = fault.last
    if not isinstance(last, ScalarToken) or last.style not in {"'", '"'} or not _goes_on(fault, last.end_mark.line + 1):
        return None
    line, column = last.start_mark.line + 1, last.start_mark.column + 1
    if any(begins_entry(words) for words in fault.lines[line : last.end_mark.line + 1]):
        return _unclosed(fault, line, column)
    return Problem(
        "words-after-quote",
        f"The text goes on after its closing quote {last.style}.",
        in_quotes(fault.lines, line, column, text=_meant(text_from(fault.lines, line, column), last)),
        fault.on(last.end_mark.line + 1, last.end_mark.column, last.end_mark.column + 1),
    )


def _goes_on(fault: Fault, line: int) -> bool:
    """Whether the fault is more of what ended on a line, rather than a new entry on a later line."""
    return line == fault.line or (fault.at_start and not begins_entry(fault.text))


def _meant(text: str, closed: ScalarToken) -> str:
    """The text without its outer quotes, when what closed it was an apostrophe or opened a quotation in it."""
    end = closed.end_mark.column - closed.start_mark.column
    apostrophe = closed.style == "'" and text[end : end + 1].isalnum()
    quotation = text[end - 2 : end - 1].isspace()
    outer = text.endswith(closed.style) and len(text) > end and closed.start_mark.line == closed.end_mark.line
    return text[1:-1] if outer and (apostrophe or quotation) else text


def after_bracket(fault: Fault) -> Problem | None:
    """A text that begins with a link or a placeholder, or one bracket too many."""
    if (
        "but found" in fault.said
        and not fault.in_brackets
        and fault.text[fault.column - 1 : fault.column] in {"]", "}"}
    ):
        return _too_many(fault)
    if not isinstance(fault.last, _ENDS) or not _goes_on(fault, fault.last.end_mark.line + 1):
        return None
    return text_in_brackets(fault, *_opening(fault, closed=True))


def _too_many(fault: Fault) -> Problem:
    message = f"There is one {fault.text[fault.column - 1]} too many."
    line = (fault.text[: fault.column - 1].rstrip() + fault.text[fault.column :]).strip()
    return Problem("bracket", message, f"Delete it:  {line}", fault.on(fault.line, fault.column, fault.column + 1))


def _opening(fault: Fault, *, closed: bool) -> tuple[int, int]:
    """Where the brackets were opened that closed last, or else those that are still open."""
    depth = 0 if closed else 1
    for piece in reversed(fault.pieces):
        depth += isinstance(piece, _ENDS) - isinstance(piece, _STARTS)
        if not depth:
            return piece.start_mark.line + 1, piece.start_mark.column + 1
    return fault.line, fault.column


def text_in_brackets(fault: Fault, line: int, column: int) -> Problem:
    """The problem of a text that begins with a bracket, and so was taken for a list or for entries."""
    sign = fault.lines[line - 1][column - 1]
    both = "[ ]" if sign == "[" else "{ }"
    message = f"A text that begins with {sign} must stand in quotes; without them the {both} are taken for a list."
    code = "bracket-start" if sign == "[" else "brace-start"
    return Problem(code, message, in_quotes(fault.lines, line, column), fault.on(line, column, column + 1))


def open_bracket(fault: Fault) -> Problem | None:
    """Brackets that are not closed, or hold what cannot stand in them."""
    ended = "stream end" in fault.said
    if not fault.in_brackets or not (ended or fault.doing.startswith("while parsing a flow")):
        return None
    if fault.said.endswith("but got '?'") and isinstance(fault.last, ScalarToken):
        start = fault.last.start_mark
        return question(fault.name, fault.lines, start.line + 1, start.column + 1)
    line, column = _opening(fault, closed=False)
    if _TEXT_IN_BRACKETS.match(fault.lines[line - 1][column - 1 :]):
        return text_in_brackets(fault, line, column)
    return _not_closed(fault, line, column) if ended or fault.line > line else _not_in_brackets(fault)


def _not_closed(fault: Fault, line: int, column: int) -> Problem:
    sign, typed = fault.lines[line - 1][column - 1], fault.lines[line - 1].strip()
    close = "]" if sign == "[" else "}"
    message = f"The bracket {sign} that opens here is not closed."
    hint = f"Type {close} where the list ends" + ("." if typed.endswith(",") else f":  {typed}{close}")
    return Problem("open-bracket", message, hint, fault.on(line, column, column + 1))


def _not_in_brackets(fault: Fault) -> Problem:
    if fault.text[fault.column - 1 : fault.column] in {",", "]", "}"}:
        return _too_many(fault)
    message = "This cannot stand between brackets."
    hint = 'Put a comma between two items, and quotes round an item with signs in it:  ["one: two", three]'
    return Problem("bracket", message, hint, fault.on(fault.line, fault.column, fault.column + 1))
