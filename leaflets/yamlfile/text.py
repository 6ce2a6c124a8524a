"""From the bytes of a file to its text: what other programs save, and the signs that nobody can see, are told here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from leaflets.problems import Place, Problem, ProblemsFound
from leaflets.yamlfile.shape import spot

MOST_BYTES = 2_000_000
MOST_LINES = 5_000

SAVE_AGAIN = (
    "Save the file again as UTF-8. In Notepad: File, Save as, Encoding: UTF-8. "
    "In Word: File, Save as, Plain text, then choose Other encoding: Unicode (UTF-8)."
)

_OFFICE = {b"PK\x03\x04": "a Word or other office document", b"\xd0\xcf\x11\xe0": "a Word or other office document"}
_SIGNATURES = {**_OFFICE, b"{\\rtf": "a document of WordPad or Word (RTF)", b"%PDF": "a PDF", b"\x89PNG": "a picture"}

# What cannot be printed, or would end a line unseen: controls other than tab and line end, the line separators of
# Unicode, and the mark that tells the order of bytes. The single surrogates can only come from escapes such as \ud800.
_UNSEEN = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff"
_UNSEEN_RAW = re.compile(f"[{_UNSEEN}\u2028\u2029]")
_UNSEEN_ESCAPED = re.compile(f"[{_UNSEEN}\ud800-\udfff]")

_ESCAPED_BYTE = re.compile("[\udc80-\udcff]")
_UNKNOWN = "\ufffd"

_CONFLICT = re.compile(r"(<{7}|={7}|>{7}|\|{7})(?: |$)")
_CONFLICT_WORDS = {
    "<": (
        "From here to the line ======= stands one version of them.",
        "Keep the version that is right, delete the other.",
    ),
    "|": ("From here to the line ======= stands what they were before.", "Delete these older lines."),
    "=": (
        "From here to the line >>>>>>> stands the other version.",
        "Keep the version that is right, delete the other.",
    ),
    ">": ("Here the two versions end.", "Keep the version that is right, delete the other."),
}


def text_of(raw: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """The text of a file and its lines, from its bytes: UTF-8, with or without a mark at its start.

    Raises `ProblemsFound` for another encoding, signs that cannot be seen, conflict marks, too many bytes or lines.
    """
    if len(raw) > MOST_BYTES:
        raise ProblemsFound([_too_long(name, f"is larger than {MOST_BYTES // 1_000_000} MB")])
    text = _decoded(raw, name)
    lines = lines_of(text)
    if len(lines) > MOST_LINES:
        raise ProblemsFound([_too_long(name, f"has {len(lines):,} lines; {MOST_LINES:,} is the most")])
    if found := [*_unseen(lines, name), *_conflicts(lines, name)]:
        raise ProblemsFound(found)
    return text, lines


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a text, counted as PyYAML does: LF, CRLF and CR end one (the separators of Unicode are refused)."""
    lines = re.split(r"\r\n|\n|\r", text)
    return tuple(lines if lines[-1] else lines[:-1])


def has_unseen(text: str) -> bool:
    """Whether a text holds a sign that cannot be printed, which a backslash in double quotes can bring in."""
    return bool(_UNSEEN_ESCAPED.search(text))


def also_on(others: Sequence[int]) -> str:
    """The end of a sentence that names the other lines with the same fault, so that it is told once."""
    if not others:
        return ""
    told = ", ".join(str(line) for line in others[:5]) + (", ..." if len(others) > 5 else "")  # noqa: PLR2004
    return f" The same on {len(others)} more line{'s' if len(others) > 1 else ''}: {told}."


def _too_long(name: str, how: str) -> Problem:
    return Problem("too-long", f"The file {how}.", "Divide it into several files.", Place(name))


def _decoded(raw: bytes, name: str) -> str:
    for start, kind in _SIGNATURES.items():
        if raw.startswith(start):
            hint = "Copy its words into a new file of plain text, made with Notepad or another editor of plain text."
            raise ProblemsFound([Problem("not-text", f"This is {kind}, not plain text.", hint, Place(name))])
    if _is_utf16(raw):
        message = "The file is saved as UTF-16 (some programs call it “Unicode”), which cannot be used here."
        raise ProblemsFound([Problem("utf-16", message, SAVE_AGAIN, Place(name))])
    text = raw.decode("utf-8-sig", "surrogateescape")
    if found := list(_not_utf8(lines_of(text), name)):
        raise ProblemsFound(found)
    return text


def _is_utf16(raw: bytes) -> bool:
    """Marked as such, or (Latin letters without a mark) with a nought in nearly every other byte."""
    noughts = max(raw[0::2].count(0), raw[1::2].count(0))
    return raw.startswith((b"\xff\xfe", b"\xfe\xff")) or noughts * 4 > len(raw)


def _not_utf8(lines: Sequence[str], name: str) -> Iterator[Problem]:
    """Lines hold each byte that is not UTF-8 as a single surrogate, U+DC80 to U+DCFF (Python's "surrogateescape")."""
    found = [(number, match) for number, line in enumerate(lines, 1) if (match := _ESCAPED_BYTE.search(line))]
    for number, match in found[:1]:
        letter = _as_windows(match)
        seems = "" if letter == _UNKNOWN else f" (it seems to be “{letter}”)"
        yield Problem(
            "not-utf-8",
            f"A letter here{seems} was saved in an older way (such as Windows-1252), not as UTF-8."
            + also_on([other for other, _ in found[1:]]),
            SAVE_AGAIN + " Then look whether the letter is right.",
            spot(
                name,
                [_visible(_ESCAPED_BYTE.sub(_as_windows, line)) for line in lines],
                number,
                match.start() + 1,
                match.end() + 1,
            ),
        )


def _visible(line: str) -> str:
    """A line that can be shown on any screen: an unseen sign could move the cursor or change colours there."""
    return _UNSEEN_RAW.sub(_UNKNOWN, line)


def _as_windows(byte: re.Match[str]) -> str:
    return bytes([ord(byte[0]) - 0xDC00]).decode("cp1252", "replace")


def _unseen(lines: Sequence[str], name: str) -> Iterator[Problem]:
    found = [(number, match) for number, line in enumerate(lines, 1) if (match := _UNSEEN_RAW.search(line))]
    for number, match in found[:1]:
        column = match.start() + 1
        yield Problem(
            "unseen-sign",
            f"A sign that cannot be seen or printed (U+{ord(match[0]):04X}) stands here."
            + also_on([other for other, _ in found[1:]]),
            "Delete this word, with the spaces beside it, and type it again.",
            spot(name, [_visible(line) for line in lines], number, column, column + 1),
        )


def _conflicts(lines: Sequence[str], name: str) -> Iterator[Problem]:
    for number, line in enumerate(lines, 1):
        if match := _CONFLICT.match(line):
            what, todo = _CONFLICT_WORDS[line[0]]
            yield Problem(
                "conflict-mark",
                f"Two people changed the same lines, and Git left this mark. {what}",
                f"{todo} Then delete this line too.",
                spot(name, lines, number, 1, match.end(1) + 1),
            )
