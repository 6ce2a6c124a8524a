"""The fonts inside a PDF: whether they are there, how tall their letters are, whether their shapes are the right ones.

Tables are read as the OpenType specification lays them out (cmap, OS/2, head, maxp).
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import pikepdf

from leaflets.pdffile.opening import parts

_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_SUBSET = re.compile(r"^[A-Z]{6}\+")  # ISO 32000-1, 9.6.4: a subset's name begins with six capitals and a plus sign
_PAIR = re.compile(rb"<([0-9a-fA-F]+)>\s*(?:<([0-9a-fA-F]+)>|(\d+))")
_TRIPLE = re.compile(rb"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*(?:<([0-9a-fA-F]+)>|(\d+))")
_PART = re.compile(rb"begin(bf|cid)(char|range)(.*?)end\1\2", re.DOTALL)
_WITH_X_HEIGHT = 2  # the version of OS/2 that brought the height of small letters
_LARGEST_RANGE = 65536


# Letters of these need no table of their own in the file (ISO 32000-1, 9.10.2): fields to fill in have such a font.
_KNOWN_ENCODINGS = {"/WinAnsiEncoding", "/MacRomanEncoding"}


@dataclass(frozen=True, slots=True)
class FontFile:
    """One font of a PDF. `name` is without the mark of a subset.

    `x_height` is a share of the size, None where the font does not say. `missing` are letters for which it has no
    shape; `wrong` are letters printed with a shape that is another letter's in the font itself; `letters` counts all.
    """

    name: str
    embedded: bool
    subset: bool
    readable: bool
    x_height: float | None
    missing: tuple[str, ...]
    wrong: tuple[str, ...]
    letters: int


def fonts(pdf: bytes) -> list[FontFile]:
    """All fonts of the file, in the order of their names. Raises `ProblemsFound` for what is no PDF."""
    with parts(pdf) as file:
        found = [each for each in file.objects if isinstance(each, pikepdf.Dictionary) and _is_font(each)]
        return sorted((_font(each) for each in found), key=lambda font: font.name)


def _is_font(thing: Any) -> bool:  # noqa: ANN401 - pikepdf's objects
    """Whether this is a font that text is set in: one inside a composite font is not told twice."""
    return thing.get("/Type") == "/Font" and "/BaseFont" in thing and "CIDFontType" not in str(thing.get("/Subtype"))


def _font(font: Any) -> FontFile:  # noqa: ANN401
    inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
    descriptor = inner.get("/FontDescriptor", {})
    name = str(font.BaseFont)[1:]
    program = next((descriptor[key].read_bytes() for key in _FILES if key in descriptor), b"")
    letters = _letters(font.ToUnicode.read_bytes()) if "/ToUnicode" in font else {}
    glyphs, own = _glyphs(font, inner, letters), _own(program)
    missing = [letters[code] for code, glyph in glyphs.items() if not glyph or (own.shapes and glyph >= own.shapes)]
    return FontFile(
        name=_SUBSET.sub("", name),
        embedded=bool(program),
        subset=bool(_SUBSET.match(name)),
        readable=bool(letters) or str(font.get("/Encoding", "")) in _KNOWN_ENCODINGS,
        x_height=own.x_height,
        missing=tuple(missing),
        wrong=tuple(_wrong(letters, glyphs, own.glyphs)),
        letters=len(letters),
    )


class _Own(NamedTuple):
    """What a font says of itself: how many shapes it has, the height of its small letters, the shape of each letter."""

    shapes: int | None
    x_height: float | None
    glyphs: dict[int, int]


def _own(program: bytes) -> _Own:
    try:
        of = tables(program)
        count = struct.unpack_from(">H", of["maxp"], 4)[0] if "maxp" in of else None
        return _Own(count, _x_height(of), dict(characters(of.get("cmap", b""))))
    except struct.error:
        return _Own(None, None, {})  # it is broken, which other tools tell better


def tables(program: bytes) -> dict[str, bytes]:
    """The tables of a TrueType or OpenType font; none of another kind of font."""
    if program[:4] not in {b"\0\1\0\0", b"true", b"OTTO"}:
        return {}
    (count,) = struct.unpack_from(">H", program, 4)
    entries = (struct.unpack_from(">4sLLL", program, 12 + 16 * at) for at in range(count))
    return {tag.decode("latin-1"): program[start : start + length] for tag, _, start, length in entries}


def _x_height(tables: dict[str, bytes]) -> float | None:
    if not {"OS/2", "head"} <= set(tables) or struct.unpack_from(">H", tables["OS/2"])[0] < _WITH_X_HEIGHT:
        return None
    (height,), (units,) = struct.unpack_from(">h", tables["OS/2"], 86), struct.unpack_from(">H", tables["head"], 18)
    return float(height / units) or None


def _letters(to_unicode: bytes) -> dict[int, str]:
    """The letters that each code stands for."""
    codes = ((code, text.zfill(len(text) + len(text) % 2)) for code, text in _entries(to_unicode, "bf"))
    return {code: bytes.fromhex(text).decode("utf-16-be", "replace") for code, text in codes}


def _glyphs(font: Any, inner: Any, letters: dict[int, str]) -> dict[int, int]:  # noqa: ANN401
    """The number of the shape for each code of a composite font; nothing for others, whose codes need not be one."""
    if "/DescendantFonts" not in font or inner.get("/CIDToGIDMap", pikepdf.Name.Identity) != "/Identity":
        return {}
    if not isinstance(font.Encoding, pikepdf.Stream):
        return {code: code for code in letters}
    numbers = {code: int(number, 16) for code, number in _entries(font.Encoding.read_bytes(), "cid")}
    return {code: numbers.get(code, 0) for code in letters}


def _entries(cmap: bytes, kind: str) -> Iterator[tuple[int, str]]:
    """Each code with what it is mapped to, in hexadecimal digits (Adobe Technical Note 5014)."""
    for what, shape, inside in _PART.findall(cmap):
        if what.decode() != kind:
            continue
        if shape == b"char":
            yield from ((int(code, 16), _hex(text, number)) for code, text, number in _PAIR.findall(inside))
        else:
            for first, last, text, number in _TRIPLE.findall(inside):
                yield from _range(int(first, 16), int(last, 16), _hex(text, number))


def _hex(text: bytes, number: bytes) -> str:
    return text.decode() if text else f"{int(number):04x}"


def _range(first: int, last: int, start: str) -> Iterator[tuple[int, str]]:
    for at in range(min(last - first + 1, _LARGEST_RANGE)):
        yield first + at, f"{int(start, 16) + at:0{len(start)}x}"


def _wrong(letters: dict[int, str], glyphs: dict[int, int], own: dict[int, int]) -> Iterator[str]:
    """The letters that are printed with a shape that is another letter's in the font itself.

    Only plain letters and digits count: of Arabic and Indic scripts a letter has many shapes.
    """
    owners: dict[int, set[int]] = {}
    for letter_code, glyph in own.items():
        owners.setdefault(glyph, set()).add(letter_code)
    for code, glyph in glyphs.items():
        letter = letters[code]
        plain = len(letter) == 1 and letter.isalnum() and _has_one_shape(letter)
        if plain and glyph in owners and ord(letter) not in owners[glyph]:
            yield letter


def _has_one_shape(letter: str) -> bool:
    """Latin, Greek, Cyrillic, and Chinese."""
    return letter < "\u0530" or "\u4e00" <= letter <= "\u9fff"


def characters(table: bytes) -> Iterator[tuple[int, int]]:
    """The font's own table of letters: each with the number of its shape."""
    count = struct.unpack_from(">H", table, 2)[0] if table else 0
    for at in range(count):
        platform, _, start = struct.unpack_from(">HHL", table, 4 + 8 * at)
        (shape,) = struct.unpack_from(">H", table, start)
        if platform in {0, 3} and shape == 4:  # noqa: PLR2004 - the format's own number
            yield from _in_segments(table[start:])
        elif platform in {0, 3} and shape == 12:  # noqa: PLR2004
            yield from _in_groups(table[start:])


def _in_segments(table: bytes) -> Iterator[tuple[int, int]]:
    count = struct.unpack_from(">H", table, 6)[0] // 2
    ends, starts, deltas, offsets = (
        struct.unpack_from(f">{count}H", table, 14 + at * 2 * count + (2 if at else 0)) for at in range(4)
    )
    for at, (end, start, delta, offset) in enumerate(zip(ends, starts, deltas, offsets, strict=True)):
        for code in range(start, min(end, 0xFFFE) + 1):
            glyph = code
            if offset:
                place = 16 + 6 * count + 2 * at + offset + 2 * (code - start)
                glyph = struct.unpack_from(">H", table, place)[0] if place + 2 <= len(table) else 0
            if glyph or not offset:
                yield code, (glyph + delta) & 0xFFFF


def _in_groups(table: bytes) -> Iterator[tuple[int, int]]:
    (count,) = struct.unpack_from(">L", table, 12)
    for at in range(count):
        first, last, glyph = struct.unpack_from(">LLL", table, 16 + 12 * at)
        yield from ((code, glyph + code - first) for code in range(first, min(last, first + _LARGEST_RANGE) + 1))
