"""veraPDF, the judge of PDF/UA and PDF/A, for tests: fetched once by Maven, run once for any number of files.

It needs Java and Maven. Without them a test that asks for a verdict is skipped, but where CI is set it fails.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import pytest

VERSION = "1.28.2"
CACHE = Path(__file__).resolve().parents[1] / ".cache" / "verapdf"

_COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy"
_MAIN = "org.verapdf.apps.GreenfieldCliWrapper"
_PROFILES = {"PDF/UA-1 validation profile": "ua1", "PDF/A-2A validation profile": "2a"}
_MINUTES = 60  # seconds


@dataclass(frozen=True)
class Failure:
    """A rule of a standard that a file breaks: its clause, what it asks for, and how often it is broken."""

    file: str
    flavour: str
    clause: str
    description: str
    times: int

    def __str__(self) -> str:
        """For the report of a failed test."""
        return f"{self.file} [{self.flavour}] {self.clause}: {self.description} ({self.times} times)"


def failures(pdfs: Mapping[str, bytes], cache: Path = CACHE) -> list[Failure]:
    """What veraPDF finds in files that claim PDF/UA-1 and PDF/A-2a, by name; all are judged by one Java process.

    A file that claims less, or that cannot be read, is an AssertionError: its silence would look like a pass.
    """
    with tempfile.TemporaryDirectory() as folder:
        for name, content in pdfs.items():
            (Path(folder) / f"{name}.pdf").write_bytes(content)
        jobs = _run(_jar_or_skip(cache), Path(folder))
    assert len(jobs) == len(pdfs), f"veraPDF looked at {len(jobs)} of {len(pdfs)} files"
    return [failure for job in jobs for failure in _failures_in(job)]


def _run(jar: Path, folder: Path) -> list[Any]:
    command = ["java", "-cp", str(jar), _MAIN, "--format", "json", "--recurse", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=10 * _MINUTES, check=False)
    report: list[Any] = json.loads(done.stdout)["report"]["jobs"]
    return report


def _failures_in(job: dict[str, Any]) -> list[Failure]:
    file = Path(job["itemDetails"]["name"]).stem
    results = {_PROFILES.get(each["profileName"]): each for each in job.get("validationResult", ())}
    assert results.keys() == set(_PROFILES.values()), (
        f"{file} was judged as {list(results)}: {job.get('taskException')}"
    )
    return [
        Failure(file, str(flavour), rule["clause"], rule["description"], rule["failedChecks"])
        for flavour, result in results.items()
        for rule in result["details"]["ruleSummaries"]
    ]


def _jar_or_skip(cache: Path) -> Path:
    jar = cache / f"greenfield-apps-{VERSION}.jar"
    if shutil.which("java") is None:
        _do_without("there is no Java")
    if not jar.exists():
        _fetch(jar)
    return jar


def _fetch(jar: Path) -> None:
    if shutil.which("mvn") is None:
        _do_without("there is no Maven to fetch veraPDF with")
    artifact = f"org.verapdf.apps:greenfield-apps:{VERSION}"
    command = ["mvn", "-q", "-B", _COPY, f"-Dartifact={artifact}", f"-DoutputDirectory={jar.parent}"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=10 * _MINUTES, check=False)
    if not jar.exists():
        _do_without(f"Maven could not fetch veraPDF: {done.stdout}{done.stderr}")


def _do_without(reason: str) -> NoReturn:
    if os.environ.get("CI"):
        pytest.fail(f"{reason}, and CI must judge the files with veraPDF")
    pytest.skip(reason)
