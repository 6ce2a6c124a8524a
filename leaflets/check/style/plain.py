"""Remarks of taste: words with plainer ones, and sentences that hide who does what. They stop nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leaflets.check.passages import Copy
from leaflets.problems import Problem, Severity

_IN_BRACKETS = re.compile(r"\([^)]*\)|\bShort for [^.]*")


def jargon(copy: Copy) -> Iterator[Problem]:
    """Words of a language's list that have plainer ones; where a word is being explained, it may stand."""
    plainer = {word.casefold(): better for word, better in copy.style.jargon.items()}
    pattern = _any_of(plainer)
    for passage in copy.passages:
        for found in pattern.finditer(_IN_BRACKETS.sub("", passage.printed)) if plainer else ():
            better = plainer[found[0].casefold()]
            place = passage.place(found[0])
            yield Problem("jargon", f"“{found[0]}” has plainer words.", f"Say “{better}”.", place, Severity.REMARK)


def passive(copy: Copy) -> Iterator[Problem]:
    """Sentences in which nobody does the doing."""
    style = copy.style
    if not style.helpers:
        return
    done = "|".join(map(re.escape, style.participles)) or "$^"
    helpers = "|".join(map(re.escape, style.helpers))
    pattern = re.compile(rf"\b(?:{helpers})(?: (?:not|often|usually|also))? (?:\w+ed|{done})\b")
    for passage in copy.passages:
        for found in pattern.finditer(passage.printed):
            hint = "Where it helps, say who does it: “Your team checks …”."
            message = f"“{found[0]}” does not say who does it."
            yield Problem("passive", message, hint, passage.place(found[0]), Severity.REMARK)


def _any_of(words: dict[str, str]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)
