"""The shorter ways through WeasyPrint: the same bytes, and nothing is touched in a release that nobody tested."""

from __future__ import annotations

import ctypes.util
import importlib.metadata
import subprocess
import sys

import made_up

from leaflets import haste

SPECIMEN = """
import hashlib, sys
from datetime import date
from pathlib import Path
from leaflets import compose, haste, line, plan, render, signoff
if sys.argv[2] == "without":
    haste.quicken = lambda: None
root = Path(sys.argv[1])
library, _ = line.ready(root, date(2026, 1, 1))
job = plan.jobs(library, plan.Asked(["specimen"], ["handout"]))[0]
manuscript = plan.manuscript(library, job)
approval = signoff.approval(library, manuscript)
made = compose.compose(compose.Edition(library, manuscript, plan.overlay(library, job), approval))
press = render.Press(root)
print(hashlib.sha256(press.write(press.lay_out(made.html, made.stylesheets), made.direction)).hexdigest())
from weasyprint.css import ComputedStyle
print(ComputedStyle.__missing__.__module__)
"""


def specimen(how: str) -> list[str]:
    command = [sys.executable, "-c", SPECIMEN, str(made_up.REPOSITORY), how]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=made_up.REPOSITORY)
    return done.stdout.split()


def test_every_kind_of_block_has_the_same_bytes_with_and_without():
    quick, (plain, *_) = specimen("with"), specimen("without")
    assert quick == [plain, "leaflets.haste"]


def test_another_release_is_left_alone(monkeypatch):
    from weasyprint.css import ComputedStyle  # noqa: PLC0415 - half a second

    monkeypatch.setattr(importlib.metadata, "version", lambda _: "70.1")
    monkeypatch.setattr(ComputedStyle, "__missing__", dict.__getitem__)
    haste.quicken()
    assert ComputedStyle.__missing__ is dict.__getitem__


def test_libraries_are_looked_for_as_before_once_all_is_loaded():
    before = ctypes.util.find_library
    with haste.loading():
        pass
    assert ctypes.util.find_library is before
