"""The commands that help with writing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from click.testing import CliRunner

import build
from leaflets import load, schema
from leaflets.commands import Desk

TODAY = date(2026, 11, 22)


def test_schema_writes_one_for_each_kind_of_file_and_check_does_not_mind_them(small_project: Path):
    done = CliRunner().invoke(build.main.commands["schema"], [], obj=Desk(small_project, TODAY, ()))
    assert (done.exit_code, done.output) == (0, f"{len(schema.GLOBS)} schemas are in content/schemas.\n")
    written = {path.relative_to(small_project).as_posix() for path in (small_project / "content/schemas").iterdir()}
    assert written == set(schema.files())
    assert load.load(small_project).problems == ()
