"""axe-core, the judge of web pages, for tests: fetched once by Maven, run in Chromium on any number of pages."""

from __future__ import annotations

import json
import shutil
import subprocess
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from chromium import Browser, do_without

# The makers' own package for Java carries the script; the other package of it on Maven is years older.
VERSION = "4.10.1"
CACHE = Path(__file__).resolve().parents[1] / ".cache" / "axe"

_COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy"
_INSIDE = "axe.min.js"
_MINUTES = 60  # seconds
# Everything that axe-core knows but what is still an experiment: WCAG 2.2 A and AA, and its best practice.
_RUN = """axe.run(document, {resultTypes: ["violations"], iframes: false, preload: false}).then(
  found => JSON.stringify(found.violations.map(rule => [rule.id, rule.help,
    rule.nodes.map(node => node.html.slice(0, 160) + " | " + node.failureSummary)])))"""


@dataclass(frozen=True)
class Violation:
    """A rule that a page breaks, and the elements that break it."""

    page: str
    rule: str
    help: str
    elements: tuple[str, ...]


def violations(browser: Browser, pages: Mapping[str, Path], *, width: int = 1200) -> list[Violation]:
    """What axe-core finds in these pages, by name, in a window of this width (in CSS pixels)."""
    return [found for name, page in pages.items() for found in _in_page(browser, name, page, width)]


def _in_page(browser: Browser, name: str, page: Path, width: int) -> list[Violation]:
    browser.open(page, width=width)
    browser.run(_script() + ";0")
    found = json.loads(browser.run(_RUN))
    return [Violation(name, rule, said, tuple(elements)) for rule, said, elements in found]


def _script() -> str:
    path = CACHE / f"axe-{VERSION}.min.js"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(_fetched()) as jar:
            path.write_bytes(jar.read(_INSIDE))
    return path.read_text("utf-8")


def _fetched() -> Path:
    jar = CACHE / f"selenium-{VERSION}.jar"
    if jar.exists():
        return jar
    if shutil.which("mvn") is None:
        do_without("there is no Maven to fetch axe-core with")
    artifact = f"com.deque.html.axe-core:selenium:{VERSION}"
    command = ["mvn", "-q", "-B", _COPY, f"-Dartifact={artifact}", f"-DoutputDirectory={CACHE}"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=10 * _MINUTES, check=False)
    if not jar.exists():
        do_without(f"Maven could not fetch axe-core: {done.stdout}{done.stderr}")
    return jar
