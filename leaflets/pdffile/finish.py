"""What WeasyPrint leaves undone in a PDF: the second claim, black ink, how it opens, the same bytes each time."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Literal
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Name, Operator

from leaflets.pdffile.fields import mend_fields

_END_OF_CLAIMS = b"</rdf:RDF>"

_CLAIMS = b"""<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="" pdfuaid:part="1" />
<rdf:Description xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
  xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"
  rdf:about="">
 <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
  <pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
  <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
  <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
  <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
   <pdfaProperty:name>part</pdfaProperty:name>
   <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
   <pdfaProperty:category>internal</pdfaProperty:category>
   <pdfaProperty:description>The part of PDF/UA that this file keeps to</pdfaProperty:description>
  </rdf:li></rdf:Seq></pdfaSchema:property>
 </rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
"""PDF/UA-1 (ISO 14289-1, 5), and what PDF/A-2 (ISO 19005-2, 6.6.2.3) asks of whoever uses a schema not in XMP."""

# ISO 19005-2, 6.6.2.3: these two schemas need no description, as XMP itself knows them.
_NAMED = (
    '<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" rdf:about="">{}</rdf:Description>\n'
)
_IN_XMP = {
    "reference": "<dc:identifier>{}</dc:identifier>",
    "publisher": "<dc:publisher><rdf:Bag><rdf:li>{}</rdf:li></rdf:Bag></dc:publisher>",
    "version": "<xmpMM:VersionID>{}</xmpMM:VersionID>",
}

_Instruction = pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage

_BLACK_INK = {Operator("rg"): Operator("g"), Operator("RG"): Operator("G")}
"""The operators (ISO 32000-1, table 74) that choose a colour of red, green and blue, and the same for grey."""


def finish(pdf: bytes, *, direction: Literal["ltr", "rtl"]) -> bytes:
    """The same document as PDF/UA-1 beside the level of PDF/A that it was written as, ready to hand out.

    Pure black becomes black ink alone, viewers do not smooth pictures (PDF/A-2, 6.2.8.1), turn the pages of a `rtl`
    document from the right, and print it at its size. No date of today is written; the same bytes in give the same out.

    Raises ValueError when the file does not hold one block of claims, as WeasyPrint writes it for PDF/A.
    """
    with pikepdf.open(io.BytesIO(pdf)) as file:
        _claim_to_be_accessible(file)
        for drawing in _drawings(file):
            _blacken(drawing)
        for stream in _streams(file):
            if stream.get(Name.Subtype) == Name.Image and Name.Interpolate in stream:
                del stream.Interpolate
        mend_fields(file, direction)
        file.Root.ViewerPreferences = _how_to_open(direction)
        finished = io.BytesIO()
        file.save(finished, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return finished.getvalue()


def _claim_to_be_accessible(file: pikepdf.Pdf) -> None:
    claims = file.Root.Metadata.read_bytes() if Name.Metadata in file.Root else b""
    if claims.count(_END_OF_CLAIMS) != 1:
        message = "the XMP metadata must hold one rdf:RDF: write the file with pdf_variant='pdf/a-2a'"
        raise ValueError(message)
    file.Root.Metadata.write(claims.replace(_END_OF_CLAIMS, _CLAIMS + _named(file) + _END_OF_CLAIMS))


def _named(file: pikepdf.Pdf) -> bytes:
    """The code, the version and the publisher that the file names among its properties, in the terms of XMP."""
    known = {name: escape(str(file.docinfo[f"/{name}"])) for name in _IN_XMP if f"/{name}" in file.docinfo}
    said = "".join(_IN_XMP[name].format(value) for name, value in known.items())
    return _NAMED.format(said).encode() if said else b""


def _how_to_open(direction: str) -> pikepdf.Dictionary:
    reading = Name.R2L if direction == "rtl" else Name.L2R
    return pikepdf.Dictionary(DisplayDocTitle=True, PrintScaling=Name("/None"), Direction=reading)


def _streams(file: pikepdf.Pdf) -> Iterator[pikepdf.Stream]:
    return (found for found in file.objects if isinstance(found, pikepdf.Stream))


def _drawings(file: pikepdf.Pdf) -> Iterator[pikepdf.Stream]:
    """The contents of the pages, and of the forms and patterns that are drawn in them."""
    pages = {page.Contents.objgen for page in file.pages}
    for found in _streams(file):
        if found.objgen in pages or found.get(Name.Subtype) == Name.Form or Name.PatternType in found:
            yield found


def _blacken(drawing: pikepdf.Stream) -> None:
    """Choose black ink for black: made of three colours it prints with four inks, and small letters blur."""
    written = [_in_black_ink(each) for each in pikepdf.parse_content_stream(drawing)]
    drawing.write(pikepdf.unparse_content_stream(written))


def _in_black_ink(instruction: _Instruction) -> _Instruction:
    operands, operator = instruction.operands, instruction.operator
    if operator not in _BLACK_INK or any(operands):
        return instruction
    return pikepdf.ContentStreamInstruction([0], _BLACK_INK[operator])
