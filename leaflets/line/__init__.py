"""The line: from what people wrote to finished editions on the shelf, one job after another.

To read and check the words takes none of what lays them out; that is loaded (half a second) when the first of its names
is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaflets.line.ready import checked, ready

if TYPE_CHECKING:
    from leaflets.line.everything import *  # noqa: F403 - the very names that are found below

__all__ = ["checked", "ready"]


def __getattr__(name: str) -> object:
    """What `everything` has under this name."""
    import leaflets.line.everything as found  # noqa: PLC0415 - half a second, which a look at the words need not wait

    return getattr(found, name)
