"""Everything that is done to a finished PDF: the one door to pikepdf (`finish`) and to PDFium (`look`)."""

from leaflets.pdffile.finish import finish
from leaflets.pdffile.look import Picture, Word, page_sizes, pictures, png, words

__all__ = ["Picture", "Word", "finish", "page_sizes", "pictures", "png", "words"]
