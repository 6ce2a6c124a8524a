"""Everything that is done to a finished PDF: the one door to pikepdf (`finish`, `sheets`) and to PDFium (`look`)."""

from leaflets.pdffile.finish import finish
from leaflets.pdffile.look import Picture, Word, page_sizes, pictures, png, words
from leaflets.pdffile.sheets import Line, Sheet, Slot, on_sheets

__all__ = [
    "Line",
    "Picture",
    "Sheet",
    "Slot",
    "Word",
    "finish",
    "on_sheets",
    "page_sizes",
    "pictures",
    "png",
    "words",
]
