"""The colours that templates name, as pairs: what a screen shows, and the inks that a printing press prints for it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

Screen = tuple[int, int, int]
"""Red, green and blue, 0 to 255 (sRGB)."""

Inks = tuple[float, float, float, float]
"""Cyan, magenta, yellow and black, 0 to 1."""

FILE = "templates/css/1-palette.css"
_SCREEN = re.compile(r"--([\w-]+):\s*#([0-9a-fA-F]{6})\s*;")
_PRESS = re.compile(r"--([\w-]+)-press:\s*device-cmyk\(([\d.\s]+)\)\s*;")


def pairs(root: Path) -> Mapping[Screen, Inks]:
    """The inks of each colour of the palette below `root`, by what a screen shows; those without inks are left out."""
    style = (root / FILE).read_text("utf-8")
    press = {name: _inks(parts) for name, parts in _PRESS.findall(style)}
    return {_screen(code): press[name] for name, code in _SCREEN.findall(style) if name in press}


def _screen(code: str) -> Screen:
    red, green, blue = bytes.fromhex(code)
    return red, green, blue


def _inks(parts: str) -> Inks:
    cyan, magenta, yellow, black = map(float, parts.split())
    return cyan, magenta, yellow, black
