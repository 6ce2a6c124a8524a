"""A print shop's colour profile for tests: the one that Debian's Ghostscript ships. It is never part of a leaflet.

Without it a test that asks for it is skipped, but where CI is set it fails.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import NoReturn

import pytest

# Where Debian's packages libgs-common (from bookworm on) and libgs9-common put it.
PLACES = (
    Path("/usr/share/color/icc/ghostscript/default_cmyk.icc"),
    Path("/usr/share/ghostscript/iccprofiles/default_cmyk.icc"),
)
SCREEN = "srgb.icc"
"""A profile of a screen, beside it."""


def path() -> Path:
    """Where the profile is."""
    return next((place for place in PLACES if place.exists()), None) or _do_without()


def _do_without() -> NoReturn:
    reason = "there is no CMYK profile: apt-get install libgs-common"
    if os.environ.get("CI"):
        pytest.fail(f"{reason}, and CI must make files for a print shop")
    pytest.skip(reason)
