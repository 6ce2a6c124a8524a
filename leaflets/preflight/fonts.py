"""The fonts of the file: goal 26."""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.pdffile import FontFile
from leaflets.preflight.promise import Fault, Verdict, judged
from leaflets.preflight.reading import Reading, excerpt

# One family made for people who see poorly, and the family that has a face for every other script.
_HOUSE = ("Atkinson-Hyperlegible-Next", "AtkinsonHyperlegibleNext", "Noto-Sans", "NotoSans", "Noto-Naskh", "NotoNaskh")
_MOST_WRONG = 0.02  # of the letters of a font: one variant of a letter is no fault


def embedded(reading: Reading) -> Verdict:
    """Goal 26: every font is in the file, cut to what is used, one of ours; each letter has its own shape."""
    faults = [Fault(_page(reading, font), font.name, said) for font in reading.fonts for said in _faults(font)]
    names = ", ".join(font.name for font in reading.fonts)
    return judged(faults, f"{len(reading.fonts)} fonts, all embedded and cut to what is used: {names}")


def _faults(font: FontFile) -> Iterator[str]:
    if not font.embedded:
        yield "is not in the file, so that another takes its place"
    elif not font.subset:
        yield "is in the file whole, and not cut to what is used"
    if not font.name.startswith(_HOUSE):
        yield "is none of our fonts"
    if not font.readable:
        yield "does not say which letters its shapes stand for"
    if font.missing:
        yield f"has no shape for {_listed(font.missing)}"
    if len(font.wrong) > max(1, _MOST_WRONG * font.letters):
        yield f"prints other letters in place of {_listed(font.wrong)}"


def _listed(letters: tuple[str, ...]) -> str:
    return excerpt(" ".join(f"“{letter}”" for letter in letters))


def _page(reading: Reading, font: FontFile) -> int | None:
    """The first page on which a font stands."""
    return next((run.page for run in reading.runs if run.font.endswith(font.name)), None)
