"""Remarks of taste: words with plainer ones, and sentences that hide who does what. They stop nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leaflets.check.finding import finder
from leaflets.check.passages import Copy
from leaflets.problems import Problem, Severity

_IN_BRACKETS = re.compile(r"\([^)]*\)|\bShort for [^.]*")


def jargon(copy: Copy) -> Iterator[Problem]:
    """Words of a language's list that have plainer ones; where a word is being explained, it may stand."""
    plainer = {word.casefold(): better for word, better in copy.style.jargon.items()}
    find = finder(_any_of(plainer), any_case=True)
    for passage in copy.passages if plainer else ():
        for found in find(_IN_BRACKETS.sub("", passage.printed)):
            better, place = plainer[found.casefold()], passage.place(found)
            yield Problem("jargon", f"“{found}” has plainer words.", f"Say “{better}”.", place, Severity.REMARK)


def passive(copy: Copy) -> Iterator[Problem]:
    """Sentences in which nobody does the doing."""
    style = copy.style
    if not style.helpers:
        return
    done = "|".join(map(re.escape, style.participles)) or "$^"
    helpers = "|".join(map(re.escape, style.helpers))
    find = finder(rf"\b(?:{helpers})(?: (?:not|often|usually|also))? (?:\w+ed|{done})\b")
    for passage in copy.passages:
        for found in find(passage.printed):
            hint = "Where it helps, say who does it: “Your team checks …”."
            message = f"“{found}” does not say who does it."
            yield Problem("passive", message, hint, passage.place(found), Severity.REMARK)


def _any_of(words: dict[str, str]) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    return rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b"
