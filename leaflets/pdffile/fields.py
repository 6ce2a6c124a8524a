"""The fields of a PDF to fill in on a screen, so that every reader can write in them, and both claims hold."""

from __future__ import annotations

import re
import struct
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

from leaflets.pdffile.fontfile import characters, tables

# ISO 32000-1, table 228: a field takes no more letters than it has room for, so that none is hidden when it is printed.
_DO_NOT_SCROLL = 1 << 23
_NONSYMBOLIC = 1 << 5  # ISO 32000-1, table 123
_RIGHT = 2  # ISO 32000-1, 12.7.3.3: quadding
_FIRST, _LAST = 32, 255
_FONT = Name.Body
_TEXT, _TICK = "/Tx", "/Btn"


def mend_fields(file: pikepdf.Pdf, direction: str) -> None:
    """Give each field what PDF/A-2 (ISO 19005-2, 6.4) asks for: an appearance, and none that a reader makes unasked.

    Text is typed in the font of the fields, as one with the letters of Western Europe, which every reader can use; the
    composite font that WeasyPrint names there is for the leaflet's own words. A file without fields stays as it is.
    """
    form = file.Root.get(Name.AcroForm)
    if form is None:
        return
    texts = [field for field in form.Fields if field.FT == _TEXT]
    ticks = [field for field in form.Fields if field.FT == _TICK]
    for field in form.Fields:
        left, low, right, high = map(float, field.Rect)
        field.Rect = Array([min(left, right), min(low, high), max(left, right), max(low, high)])
    if texts:
        composite = form.DR.Font[_style(texts[0])["font"]]
        font = _simple_font(file, composite.DescendantFonts[0].FontDescriptor)
        form.DR = Dictionary(Font=Dictionary({str(_FONT): font}))
        for field in texts:
            _mend_text(file, field, form.DR, direction)
    else:
        del form.DR
    for field in ticks:
        _mend_tick(file, field)
    del form.NeedAppearances


def _mend_text(file: pikepdf.Pdf, field: Any, resources: Any, direction: str) -> None:  # noqa: ANN401 - pikepdf's objects
    style = _style(field)
    field.DA = pikepdf.String(f"{style['colour'].strip()} {_FONT} {style['size']} Tf")
    field.Ff = int(field.get(Name.Ff, 0)) | _DO_NOT_SCROLL
    if direction == "rtl":
        field.Q = _RIGHT
    field.AP = Dictionary(N=_drawing(file, field, b"/Tx BMC\nEMC", resources))


def _style(field: Any) -> re.Match[str]:  # noqa: ANN401
    """The colour, font and size that WeasyPrint gives a field; what else it says has no place there."""
    typed = str(field.DA)
    found = re.search(r"(?P<colour>[\d. ]+ (?:rg|g|k))\b.*?(?P<font>/\S+) (?P<size>[\d.]+) Tf", typed, re.DOTALL)
    if found is None:
        message = f"a field without colour, font and size: {typed}"
        raise ValueError(message)
    return found


def _mend_tick(file: pikepdf.Pdf, field: Any) -> None:  # noqa: ANN401
    """A box to tick says what it looks like without a tick, and the box that is drawn beneath it is its only frame."""
    field.AP.N.Off = _drawing(file, field, b"", Dictionary())
    del field.MK


def _drawing(file: pikepdf.Pdf, field: Any, drawn: bytes, resources: Any) -> Stream:  # noqa: ANN401
    left, low, right, high = map(float, field.Rect)
    box = Array([0, 0, right - left, high - low])
    return Stream(file, drawn, Type=Name.XObject, Subtype=Name.Form, BBox=box, Resources=resources)


def _simple_font(file: pikepdf.Pdf, descriptor: Any) -> Any:  # noqa: ANN401
    """The font of this descriptor, which holds it whole, with one byte a letter (ISO 32000-1, 9.6.3)."""
    program = descriptor.FontFile2.read_bytes()
    plain = Dictionary({key: value for key, value in descriptor.items() if key not in {"/CIDSet", "/Flags", "/W"}})
    plain.Flags = _NONSYMBOLIC
    return file.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.TrueType,
            BaseFont=descriptor.FontName,
            Encoding=Name.WinAnsiEncoding,
            FirstChar=_FIRST,
            LastChar=_LAST,
            Widths=Array(_widths(program)),
            FontDescriptor=file.make_indirect(plain),
        )
    )


def _widths(program: bytes) -> list[int]:
    """The width of each letter in thousandths of the size (tables head, hhea, hmtx and cmap of OpenType)."""
    of = tables(program)
    (units,), (count,) = struct.unpack_from(">H", of["head"], 18), struct.unpack_from(">H", of["hhea"], 34)
    glyphs = dict(characters(of["cmap"]))
    letters = (bytes([code]).decode("cp1252", "ignore") for code in range(_FIRST, _LAST + 1))
    numbers = [glyphs.get(ord(letter), 0) if letter else 0 for letter in letters]
    advances = (struct.unpack_from(">H", of["hmtx"], 4 * min(number, count - 1))[0] for number in numbers)
    return [round(advance * 1000 / units) for advance in advances]
