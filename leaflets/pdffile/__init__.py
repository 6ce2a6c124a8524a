"""Everything that is done to a finished PDF: the one door to pikepdf (`finish`, `sheets`) and to PDFium (`look`)."""

from leaflets.pdffile.codes import Code, code
from leaflets.pdffile.drawn import drawn
from leaflets.pdffile.facts import Annotation, Facts, PageBoxes, facts
from leaflets.pdffile.finish import finish
from leaflets.pdffile.fontfile import FontFile, fonts
from leaflets.pdffile.inks import Ink, inks
from leaflets.pdffile.look import Picture, Word, page_sizes, pictures, png, words
from leaflets.pdffile.pieces import Box, Colour, Mark, Run, Shape
from leaflets.pdffile.press import for_press
from leaflets.pdffile.profile import Profile
from leaflets.pdffile.remembered import remembering
from leaflets.pdffile.sheets import Duplex, Line, Sheet, Slot, on_sheets
from leaflets.pdffile.sight import Behind, Look, looks
from leaflets.pdffile.tree import Reference, Tag, tree

__all__ = [
    "Annotation",
    "Behind",
    "Box",
    "Code",
    "Colour",
    "Duplex",
    "Facts",
    "FontFile",
    "Ink",
    "Line",
    "Look",
    "Mark",
    "PageBoxes",
    "Picture",
    "Profile",
    "Reference",
    "Run",
    "Shape",
    "Sheet",
    "Slot",
    "Tag",
    "Word",
    "code",
    "drawn",
    "facts",
    "finish",
    "fonts",
    "for_press",
    "inks",
    "looks",
    "on_sheets",
    "page_sizes",
    "pictures",
    "png",
    "remembering",
    "tree",
    "words",
]
