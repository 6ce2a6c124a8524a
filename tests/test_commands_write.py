"""The commands that help with writing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from leaflets import load, schema


def test_schema_writes_one_for_each_kind_of_file_and_check_does_not_mind_them(small_project: Path):
    done = subprocess.run(
        [sys.executable, "build.py", "schema"], cwd=small_project, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, f"{len(schema.GLOBS)} schemas are in content/schemas.\n")
    written = {path.relative_to(small_project).as_posix() for path in (small_project / "content/schemas").iterdir()}
    assert written == set(schema.files())
    assert load.load(small_project).problems == ()
