"""How words are set in letters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leaflets.check.passages import Copy
from leaflets.problems import Problem, Severity

_LOUD = re.compile(r"\b[A-Z]{2,}(?:\s+[A-Z]{2,})+\b|\b[A-Z]{6,}\b")


def capitals(copy: Copy) -> Iterator[Problem]:
    """No words in capitals: their shapes are hard to tell apart (UKAAF, clear print). Abbreviations are none."""
    known = {*copy.style.abbreviations, *copy.style.title_words}
    for passage in copy.passages:
        for loud in _LOUD.finditer(passage.printed):
            if any(word not in known for word in loud[0].split()):
                message = f"“{loud[0]}” stands in capitals, which are hard to read."
                hint = f"Type “{loud[0].capitalize()}”, or make it strong:  **{loud[0].capitalize()}**"
                yield Problem("capitals", message, hint, passage.place(loud[0]), Severity.WARNING)
