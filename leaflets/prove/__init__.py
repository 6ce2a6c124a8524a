"""Proves four ways that nothing of a leaflet is lost between its source and the paper.

A layout engine drops what does not fit without a word. So the style sheets may not hide words (`stylesheet`), each
block must have a box inside the safe area of its page (`boxes`), each word of the source must be in the PDF
(`every_word`), and each word in the PDF must be seen (`ink`) and have letters behind its shapes (`glyphs`).

Problems name the block by its address; whoever knows where a block was written adds file and line.

The proofs that read a PDF are loaded when they are first asked for: style sheets are looked at without one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from leaflets.prove.boxes import BoxLike, Wanted, boxes
from leaflets.prove.breaks import breaks
from leaflets.prove.budget import free_heights, fullness, panels, too_many
from leaflets.prove.pages import nearly_empty
from leaflets.prove.style import stylesheet

if TYPE_CHECKING:
    from leaflets.prove.finished import every_word, glyphs, ink

__all__ = [
    "BoxLike",
    "Wanted",
    "boxes",
    "breaks",
    "every_word",
    "free_heights",
    "fullness",
    "glyphs",
    "ink",
    "nearly_empty",
    "panels",
    "stylesheet",
    "too_many",
]


def __getattr__(name: str) -> object:
    """What `finished` has under this name."""
    import leaflets.prove.finished as found  # noqa: PLC0415 - what reads a PDF takes a third of a second to load

    return getattr(found, name)
