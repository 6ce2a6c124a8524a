"""How long lists are."""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.check.passages import Copy
from leaflets.check.places import blocks_of, in_block
from leaflets.problems import Problem, Severity

# CDC Clear Communication Index, item 8: a list of more than seven items is divided.
MOST = 7
_FIELDS = ("items", "points", "do", "do_not", "key")


def long_lists(copy: Copy) -> Iterator[Problem]:
    """A list of at most seven items."""
    for found in blocks_of(copy.library):
        if found[0] == copy.language:
            longest = max((len(value) for name, value in found[2] if name in _FIELDS), default=0)
            if longest > MOST:
                message = f"This list has {longest} items; {MOST} are the most that people keep in mind."
                hint = "Divide it into two lists, each with a line that says what it is about."
                place = in_block(copy.library, found, found[2].kind())
                yield Problem("list-long", message, hint, place, Severity.WARNING)
