"""Names of medicines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from leaflets.check.finding import finder
from leaflets.check.passages import Copy
from leaflets.problems import Problem, Severity


def brands_alone(copy: Copy) -> Iterator[Problem]:
    """A brand stands with the general name of its medicine (NHS A to Z of health writing: general names first)."""
    for brand, general in copy.style.brands.items():
        find = finder(rf"\b{re.escape(brand)}\b")
        for passage in copy.passages:
            if find(passage.printed) and not _names(passage.printed.casefold(), general):
                message = f"“{brand}” is a brand and stands here without the name of the medicine."
                hint = f"Write it with its general name, as in “{general[0]} ({brand})”."
                yield Problem("brand-alone", message, hint, passage.place(brand), Severity.WARNING)


def _names(text: str, general: Iterable[str]) -> bool:
    return any(name.casefold() in text for name in general)
