"""Slips with where a line begins: too far in or out, or a list where names stand."""

from __future__ import annotations

from leaflets.problems import Problem
from leaflets.yamlfile.fault import Fault
from leaflets.yamlfile.mend import begins_entry, shown, starts_above


def list_on_line(fault: Fault) -> Problem | None:
    """A list that begins on the line of its name."""
    if fault.said != "sequence entries are not allowed here":
        return None
    entry, item = fault.text[: fault.column - 1].strip(), fault.text[fault.column - 1 :].strip()
    message = f"A list cannot begin on the same line as “{shown(entry)}”."
    hint = f"Press Enter before the hyphen, and begin the new line two spaces further in than the line above:  {item}"
    return Problem("list-on-line", message, hint, fault.on(fault.line, fault.column))


def mixed(fault: Fault) -> Problem | None:
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


def indent(fault: Fault) -> Problem | None:
    """A line that begins where no entry above it begins."""
    if not fault.at_start:
        return None
    spaces = fault.column - 1
    message = f"This line begins with {_spaces(spaces)}, and so belongs to nothing above it."
    return Problem("indent", message, line_up(fault), fault.on(fault.line, fault.column))


def line_up(fault: Fault) -> str:
    """Where the line should begin: under the nearest open entry above of its own kind, item or name."""
    column = len(fault.text) - len(fault.text.lstrip()) + 1
    item = fault.text.lstrip().startswith("-")
    above = list(starts_above(fault.lines, fault.line))
    if above and not begins_entry(fault.text):
        return f"If it is more of the text above, begin it with {_spaces(above[0][1] + 1)}."
    open_above = [entry for entry in above if entry[2] == item and entry[1] != column]
    nearest = min(open_above, key=lambda entry: abs(entry[1] - column), default=None)
    if not nearest:
        return "Begin it under the entries that it belongs with."
    where = f"so that it stands under the one on line {nearest[0]}; or mend that one."
    return f"Begin it with {_spaces(nearest[1] - 1)}, {where}"


def _spaces(number: int) -> str:
    return f"{number or 'no'} space{'' if number == 1 else 's'}"
