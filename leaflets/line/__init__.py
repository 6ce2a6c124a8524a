"""The line: from what people wrote to finished editions on the shelf, one job after another.

Each name is loaded when it is first asked for: to read and check the words takes none of what lays them out, and where
there are two cores one does the first while the other loads the second.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from leaflets.line.everything import *  # noqa: F403 - the very names that are found below

_OF_THE_WORDS = {"checked", "ready"}


def __getattr__(name: str) -> object:
    """What `checking`, or else `everything`, has under this name."""
    if name in _OF_THE_WORDS:
        import leaflets.line.checking as words  # noqa: PLC0415 - half a second

        return getattr(words, name)
    import leaflets.line.everything as found  # noqa: PLC0415 - a second, which a look at the words need not wait

    return getattr(found, name)
