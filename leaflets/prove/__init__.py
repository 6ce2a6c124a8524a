"""Proves four ways that nothing of a leaflet is lost between its source and the paper.

A layout engine drops what does not fit without a word. So the style sheets may not hide words (`stylesheet`), each
block must have a box inside the safe area of its page (`boxes`), each word of the source must be in the PDF
(`every_word`), and each word in the PDF must be seen (`ink`) and have letters behind its shapes (`glyphs`).

Problems name the block by its address; whoever knows where a block was written adds file and line.
"""

from leaflets.prove.boxes import BoxLike, Wanted, boxes
from leaflets.prove.breaks import breaks
from leaflets.prove.budget import free_heights, fullness, panels, too_many
from leaflets.prove.ink import glyphs, ink
from leaflets.prove.pages import nearly_empty
from leaflets.prove.style import stylesheet
from leaflets.prove.words import every_word

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
