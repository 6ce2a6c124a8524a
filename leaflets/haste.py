"""Shorter ways through WeasyPrint for what it does most often, with the very same result.

It asks each style for some hundred thousand values, most of them the initial one or that of the element round it.
These are private parts: they are swapped in the one release that they were measured and tested with, and left alone in
others.
"""

# ruff: noqa: ANN401 - WeasyPrint has no types

from __future__ import annotations

import ctypes.util
import gc
import importlib.metadata
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

TESTED = "70.0"
"""The release of WeasyPrint whose private parts these are."""

_OUT_OF_FLOW = frozenset({"left", "right", "inline-start", "inline-end", "footnote"})
_PLACED = frozenset({"absolute", "fixed", "running()", "note()"})
_APART = frozenset({"page", "position", "float", "display"})  # what WeasyPrint computes in a way of their own
_PLAIN = frozenset({str, int, float})  # values that hold no calculation

# A layout makes a million objects that live as long as it does: Python's 700 new ones are a tenth of its time spent on
# looking through them again and again. With these a guide takes a quarter more memory, 250 MB.
_LOOKS_FOR_GARBAGE = (50_000, 5, 5)


@contextmanager
def loading() -> Iterator[None]:
    """While WeasyPrint is imported, the system's loader alone looks for its libraries.

    Otherwise Python runs three programs for each name a library has on other systems, a quarter of a second in all.
    What they find the loader finds too, by the name that WeasyPrint tries last. Linux only: elsewhere they are needed.
    """
    original = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = _nothing
    try:
        yield
    finally:
        ctypes.util.find_library = original


def _nothing(name: str) -> None:  # noqa: ARG001 - in the place of a function that asks for it
    return None


def quicken() -> None:
    """Puts the shorter ways in their places, for good. Does nothing with another release than the one tested."""
    if importlib.metadata.version("weasyprint") != TESTED:
        return
    from weasyprint.css import ComputedStyle  # noqa: PLC0415 - half a second; another release may not have these parts
    from weasyprint.formatting_structure.boxes import Box  # noqa: PLC0415
    from weasyprint.layout import percent  # noqa: PLC0415

    if ComputedStyle.__missing__.__module__ != __name__:
        ComputedStyle.__missing__ = _missing(ComputedStyle.__missing__)
        Box.is_in_normal_flow = _is_in_normal_flow
        percent.resolve_one_percentage = _resolve_one_percentage(percent.percentage)
        gc.freeze()  # what is loaded stays: there is no garbage in it to look for
        gc.set_threshold(*_LOOKS_FOR_GARBAGE)


def _missing(original: Callable[[Any, str], Any]) -> Callable[[Any, str], Any]:
    """A value that no style gives is the initial one or, where it is inherited, the parent's; others as before."""
    from weasyprint.css import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES, PHYSICAL_FUNCTIONS  # noqa: PLC0415

    usual = {key for key in {*INITIAL_VALUES, *INHERITED} - _APART if not key.startswith("text_decoration_")}
    inherited = frozenset(usual & set(INHERITED) - set(PHYSICAL_FUNCTIONS))
    initial = {key: INITIAL_VALUES[key] for key in usual - set(INHERITED) - set(INITIAL_NOT_COMPUTED)}
    logical = {
        (key, inline): function(block="ttb", inline=inline)
        for key, function in PHYSICAL_FUNCTIONS.items()
        for inline in ("ltr", "rtl")
    }

    def missing(style: Any, key: str) -> Any:
        if key not in style.cascaded:
            if key in initial:
                if key not in PHYSICAL_FUNCTIONS or logical[key, style["direction"]] not in style.cascaded:
                    value = style[key] = initial[key]
                    return value
            elif key in inherited and style.parent_style is not None:
                value = style.parent_style[key]
                if type(value) in _PLAIN:
                    style[key] = value
                    return value
        return original(style, key)

    return missing


def _is_in_normal_flow(box: Any) -> bool:
    position = box.style["position"]
    return box.style["float"] not in _OUT_OF_FLOW and position not in _PLACED and position[0] not in _PLACED


def _resolve_one_percentage(percentage: Callable[..., Any]) -> Callable[[Any, str, Any], None]:
    from weasyprint.css.properties import Dimension  # noqa: PLC0415

    def resolve_one_percentage(box: Any, name: str, refer_to: Any) -> None:
        value = box.style[name]
        if type(value) is Dimension and value.unit == "px":
            used = value.value
        else:
            used = percentage(value, box.style, refer_to)
            if used == "auto" and name in {"min_width", "min_height"}:
                used = 0
        setattr(box, name, used)

    return resolve_one_percentage
