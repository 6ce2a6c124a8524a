"""Reads the tags of a PDF back as one line of text: what a screen reader would be told, in its order."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

_SHOWN = ("Lang", "Alt", "E", "ID", "Scope", "ColSpan", "RowSpan", "ListNumbering")
_BF = re.compile(rb"<([0-9a-fA-F]+)> <([0-9a-fA-F]*)>")


@dataclass
class Drawn:
    """What the streams of a PDF draw: the words of each numbered mark, and of the artifacts by their property list."""

    marked: dict[tuple[tuple[int, int], int], str] = field(default_factory=lambda: defaultdict(str))
    artifacts: list[tuple[str, str]] = field(default_factory=list)
    loose: str = ""


def tags(pdf: pikepdf.Pdf) -> str:
    """All tags inside the Document tag, as `P"words"`, `L(LI(LBody"words"))` and `P{Lang=fr}"mots"`."""
    marked = drawn(pdf).marked
    return " ".join(_kids(document(pdf), marked))


def words(pdf: pikepdf.Pdf) -> list[str]:
    """The words that are told, in their order."""
    return " ".join(re.findall(r'"([^"]*)"', tags(pdf))).split()


def document(pdf: pikepdf.Pdf) -> Any:
    """The one tag at the top."""
    (top,) = pdf.Root.StructTreeRoot.K
    assert top.S == "/Document"
    return top


def every_tag(tag: Any) -> Iterator[Any]:
    """A tag and all in it, in reading order."""
    yield tag
    for kid in tag.get("/K", []):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from every_tag(kid)


def artifacts(pdf: pikepdf.Pdf) -> list[str]:
    """The artifacts that show words, as `Pagination Header: words`."""
    return [f"{kind}: {words}" for kind, words in drawn(pdf).artifacts if words]


def links(pdf: pikepdf.Pdf) -> list[str]:
    """What each link says it is, in the order of the pages."""
    return [str(each.Contents) for page in pdf.pages for each in page.get("/Annots", []) if each.Subtype == "/Link"]


def _kids(tag: Any, marked: dict[Any, str]) -> list[str]:
    if "/ActualText" in tag:
        return [f'"{tag.ActualText}"']
    told: list[str] = []
    words: list[str] = []
    for kid in tag.get("/K", []):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            told += [*_quoted(words), _told(kid, marked)]
            words = []
        elif isinstance(kid, int) or kid.Type == "/MCR":
            words.append(marked[mark(kid, tag)])
        else:
            told += [*_quoted(words), "link" if kid.Obj.Subtype == "/Link" else "field"]
            words = []
    return told + _quoted(words)


def mark(kid: Any, tag: Any) -> tuple[tuple[int, int], int]:
    """The stream and the number of a mark in it, as an entry of a tag gives them."""
    if isinstance(kid, int):
        return tag.Pg.Contents.objgen, kid
    return (kid.Stm if "/Stm" in kid else kid.Pg.Contents).objgen, int(kid.MCID)


def _quoted(words: list[str]) -> list[str]:
    joined = " ".join("".join(words).split())
    return [f'"{joined}"'] if joined else []


def _told(tag: Any, marked: dict[Any, str]) -> str:
    entries = {**dict(tag.get("/A", {})), **dict(tag)}
    shown = " ".join(f"{key}={entries['/' + key]}".replace("=/", "=") for key in _SHOWN if "/" + key in entries)
    kids = " ".join(_kids(tag, marked))
    head = str(tag.S)[1:] + (f"{{{shown}}}" if shown else "")
    return head + (kids if re.fullmatch(r'"[^"]*"', kids) else f"({kids})" if kids else "")


def drawn(pdf: pikepdf.Pdf) -> Drawn:
    """All that the pages, and the drawings in them, show."""
    shown = Drawn()
    forms = [each for each in pdf.objects if isinstance(each, pikepdf.Stream) and each.get("/Subtype") == "/Form"]
    for stream in [*(page.Contents for page in pdf.pages), *forms]:
        resources = stream.get("/Resources") or pdf.pages[0].Resources
        _read(stream, resources.get("/Font", {}), shown)
    return shown


def _read(stream: Any, fonts: Any, shown: Drawn) -> None:
    within: list[Any] = []
    letters: dict[str, str] = {}
    for instruction in pikepdf.parse_content_stream(stream):
        operands: Any = instruction.operands
        match str(instruction.operator):
            case "BDC" | "BMC":
                within.append(_begun(operands, stream, shown))
            case "EMC":
                within.pop()
            case "Tf":
                letters = _letters(fonts[operands[0]])
            case "TJ":
                _show(stream, within, "".join(_read_string(each, letters) for each in operands[0]), shown)


def _begun(operands: Any, stream: Any, shown: Drawn) -> int | None:
    """The number of a mark that begins; None for an artifact."""
    entries = operands[1] if len(operands) > 1 else {}
    if operands[0] != "/Artifact":
        assert (stream.objgen, int(entries["/MCID"])) not in shown.marked, "a number is used twice"
        shown.marked[stream.objgen, int(entries["/MCID"])] = ""
        return int(entries["/MCID"])
    kinds = [str(entries[key])[1:] for key in ("/Type", "/Subtype") if key in entries]
    shown.artifacts.append((" ".join(kinds), ""))
    return None


def _show(stream: Any, within: list[Any], words: str, shown: Drawn) -> None:
    if not within:
        shown.loose += words
    elif None in within:
        kind, before = shown.artifacts[-1]
        shown.artifacts[-1] = (kind, before + words)
    else:
        shown.marked[stream.objgen, within[-1]] += words


def _letters(font: Any) -> dict[str, str]:
    return {
        glyph.decode().lower(): bytes.fromhex(letters.decode()).decode("utf-16-be")
        for glyph, letters in _BF.findall(font.ToUnicode.read_bytes())
    }


def _read_string(shown: Any, letters: dict[str, str]) -> str:
    if not isinstance(shown, pikepdf.String):
        return ""
    glyphs = bytes(shown).hex()
    return "".join(letters.get(glyphs[at : at + 4], "?") for at in range(0, len(glyphs), 4))
