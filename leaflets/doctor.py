"""What this computer has, what it lacks, and the one line to type about it."""

from __future__ import annotations

import ctypes.util
import platform
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

PACKAGES = (
    "weasyprint",
    "jinja2",
    "pyyaml",
    "pydantic",
    "click",
    "markdown-it-py",
    "numpy",
    "pikepdf",
    "pypdfium2",
    "tinycss2",
    "zxing-cpp",
    "filelock",
    "pillow",
    "pyspellchecker",
    "python-docx",
    "segno",
    "syllapy",
    "watchfiles",
)

# What WeasyPrint opens by name. Without the last one it works, but takes half as long again to write a PDF.
LIBRARIES = {
    "gobject-2.0": ("gobject-2.0-0", "libgobject-2.0-0", "gobject-2.0"),
    "pango-1.0": ("pango-1.0-0", "libpango-1.0-0", "pango-1.0"),
    "pangoft2-1.0": ("pangoft2-1.0-0", "libpangoft2-1.0-0", "pangoft2-1.0"),
    "harfbuzz": ("harfbuzz", "libharfbuzz-0", "harfbuzz-0"),
    "fontconfig": ("fontconfig-1", "fontconfig", "libfontconfig-1"),
    "harfbuzz-subset": ("harfbuzz-subset", "libharfbuzz-subset-0", "harfbuzz-subset-0"),
}
SPEED_ONLY = frozenset({"harfbuzz-subset"})

# The command that installs the libraries, by the installer a system has.
INSTALLERS = {
    "apt-get": "apt-get install -y libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    "dnf": "dnf install pango harfbuzz",
    "apk": "apk add pango harfbuzz-subset fontconfig",
    "pacman": "pacman -S pango harfbuzz",
    "brew": "brew install pango libffi",
}
WINDOWS = "Install MSYS2, open it, and type: pacman -S mingw-w64-x86_64-pango"


@dataclass(frozen=True)
class Finding:
    """One thing looked at: is it well, what was found, and what to type if it is not."""

    name: str
    well: bool
    found: str
    fix: str = ""
    needed: bool = True


def examine(root: Path) -> Iterator[Finding]:
    """Looks at Python, packages, system libraries, fonts and folders below `root`. Installs and changes nothing."""
    yield _python()
    yield from (_package(name) for name in PACKAGES)
    yield from (_library(name) for name in LIBRARIES)
    yield _fonts(root)
    yield _folder(root)


def _python() -> Finding:
    fix = "Install Python 3.11 or newer."
    return Finding("Python", sys.version_info >= (3, 11), platform.python_version(), fix)


def _package(name: str) -> Finding:
    fix = f"{sys.executable} -m pip install -r requirements.lock"
    try:
        return Finding(f"package {name}", well=True, found=metadata.version(name))
    except metadata.PackageNotFoundError:
        return Finding(f"package {name}", well=False, found="not installed", fix=fix)


def _library(name: str) -> Finding:
    found = next((where for where in map(ctypes.util.find_library, LIBRARIES[name]) if where), "")
    needed = name not in SPEED_ONLY
    missing = "not found" if needed else "not found: leaflets are made all the same, but more slowly"
    return Finding(f"library {name}", bool(found), found or missing, install_command(), needed)


def install_command() -> str:
    """What to type on this system to get the libraries that WeasyPrint needs."""
    if platform.system() == "Windows":
        return WINDOWS
    here = next((command for name, command in INSTALLERS.items() if shutil.which(name)), "")
    return here or "Install Pango 1.44 or newer with the installer of your system."


def _fonts(root: Path) -> Finding:
    fonts = sorted(path.name for path in (root / "templates/fonts").glob("*.ttf"))
    fix = "The folder templates/fonts is not whole: copy it again from the project."
    return Finding("fonts", len(fonts) > 1, ", ".join(fonts) or "none", fix)


def _folder(root: Path) -> Finding:
    probe = root / ".cache" / "doctor"
    try:
        probe.parent.mkdir(parents=True, exist_ok=True)
        probe.write_text("well", "utf-8")
        probe.unlink()
    except OSError as error:
        return Finding(
            "folder", well=False, found=str(error.strerror), fix="Move the project to a folder you may write to."
        )
    return Finding("folder", well=True, found="may be written to")
