"""What a pattern finds in a text. Under a watch most texts are those of the round before: they are not read again."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

# A project has some 2,000 texts, and the lists of a language and a condition some 100 words that are looked for.
_TEXTS, _PATTERNS = 10_000, 500


@lru_cache(_PATTERNS)
def finder(pattern: str, *, any_case: bool = False) -> Callable[[str], tuple[str, ...]]:
    """A function that gives all that this pattern finds in a text, in the order in which it stands there."""
    wanted = re.compile(pattern, re.IGNORECASE if any_case else 0)

    @lru_cache(_TEXTS)
    def found(text: str) -> tuple[str, ...]:
        return tuple(match[0] for match in wanted.finditer(text))

    return found
