"""What all tests share: files of expected text, the option that writes them anew, and states of the world."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import made_up
import pytest
from filelock import FileLock

from leaflets import line, memory, plan
from leaflets.line import Done
from leaflets.model import Job
from leaflets.problems import report


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the expected files anew")
    parser.addoption(
        "--update-pictures", action="store_true", help="write the kept pictures of pages anew; look at them"
    )


@pytest.fixture
def same_as_golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compares a text with a file of expected text, or writes that file when `--update-golden` is given."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--update-golden"):
            path.write_text(text + "\n", encoding="utf-8", newline="\n")
        assert path.read_text(encoding="utf-8") == text + "\n", f"{path.name} says otherwise; see --update-golden"

    return compare


@pytest.fixture(scope="session")
def range_on_the_shelf(tmp_path_factory: pytest.TempPathFactory) -> dict[Job, Done]:
    """Every edition of the repository, for every region, built once for all processes that test."""
    root, folder = made_up.REPOSITORY, tmp_path_factory.getbasetemp() / "range"
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = tmp_path_factory.getbasetemp().parent / "range"
    library, _ = line.ready(root, date(2026, 11, 22))
    asked = plan.Asked(tuple(library.leaflets), languages=tuple(library.titles), regions=tuple(library.regions))
    folders = line.Folders(root, folder / "out", folder / "cache")
    with FileLock(f"{folder}.lock"):
        done = {one.job: one for one in line.build(library, plan.jobs(library, asked), folders)}
    failed = [problem for one in done.values() if not one.files for problem in one.problems]
    assert not failed, report(failed)
    return done


@pytest.fixture(scope="session")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> made_up.BuiltOnce:
    """Builds a project, or puts on its shelf what was built before from the very same files."""
    kept: dict[str, Path] = {}

    def build(root: Path, build: Callable[[Path], object]) -> None:
        key = memory.snapshot(root).whole
        if key in kept:
            shutil.copytree(kept[key], root / "out")
        else:
            build(root)
            kept[key] = Path(shutil.copytree(root / "out", tmp_path_factory.mktemp("kept") / "out"))

    return build


@pytest.fixture
def small_project(tmp_path: Path) -> Path:
    """A project with nothing wrong in it: one leaflet of two sections, in one language, for one region; unsigned."""
    return made_up.project(tmp_path / "project")


@pytest.fixture
def signed_project(small_project: Path) -> Path:
    """The small project, its words signed by everybody whom the house wants to sign."""
    made_up.sign(small_project)
    return small_project


@pytest.fixture
def project_with_a_clinic(small_project: Path) -> Path:
    """The small project, with a clinic (`riverside`) that hands the leaflet out under its own name."""
    made_up.written(small_project, "content/clinics/riverside.yaml", made_up.CLINIC)
    return small_project


@pytest.fixture
def project_with_a_folded_leaflet(small_project: Path) -> Path:
    """The small project, with a leaflet (`fold`) of five sections, each short enough for one panel, and a cover."""
    made_up.panels(small_project)
    made_up.leaflet(small_project, "fold", ["trifold", "card"], made_up.PANELS)
    return small_project


@pytest.fixture
def project_with_a_short_form(small_project: Path) -> Path:
    """The small project, with a leaflet (`sheet`) of one section in its short form, under a head."""
    care = (small_project / "content/thumbs/en/care.yaml").read_text("utf-8")
    made_up.written(small_project, "content/thumbs/en/care.yaml", care + made_up.SHORT)
    made_up.leaflet(small_project, "sheet", ["handout"], ["care/short"])
    return small_project


@pytest.fixture
def project_in_plain_english(small_project: Path) -> Path:
    """The small project, its words judged by the rules of plain language."""
    made_up.written(small_project, "content/style/en.yaml", made_up.STYLE)
    made_up.written(small_project, "content/thumbs/en/style.yaml", made_up.THUMB_STYLE)
    return small_project


@pytest.fixture
def project_with_a_second_language(tmp_path: Path) -> Path:
    """The small project in a made-up second language (`xx`) too, which is written from right to left."""
    return made_up.project(tmp_path / "project", ("en", "xx"))
