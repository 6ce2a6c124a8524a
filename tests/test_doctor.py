"""The doctor says what a computer has and lacks, and what to type; it never fails at it."""

from __future__ import annotations

import ctypes.util
import platform
import re
import shutil
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest

from leaflets import doctor

REPOSITORY = Path(__file__).parents[1]


def found(root: Path) -> dict[str, doctor.Finding]:
    return {finding.name: finding for finding in doctor.examine(root)}


@pytest.fixture
def bare_computer(monkeypatch):
    """A computer without any package, system library or installer."""

    def missing(name):
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", missing)
    monkeypatch.setattr(ctypes.util, "find_library", lambda _: None)
    monkeypatch.setattr(shutil, "which", lambda _: None)


def test_the_computer_that_runs_these_tests_is_well():
    assert [finding.name for finding in doctor.examine(REPOSITORY) if finding.needed and not finding.well] == []


def test_every_package_of_the_project_is_looked_at():
    wanted = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    assert sorted(doctor.PACKAGES) == sorted(re.match(r"[\w-]+", line)[0] for line in wanted)


@pytest.mark.usefixtures("bare_computer")
class TestABareComputer:
    def test_is_told_of_each_package_and_library(self, tmp_path):
        missing = {name for name, finding in found(tmp_path).items() if not finding.well}
        assert missing == {
            *(f"package {name}" for name in doctor.PACKAGES),
            *(f"library {name}" for name in doctor.LIBRARIES),
            "fonts",
        }

    def test_is_told_what_to_type(self, tmp_path):
        assert all(finding.fix for finding in found(tmp_path).values() if not finding.well)
        assert sys.executable in found(tmp_path)["package weasyprint"].fix

    def test_can_do_without_what_only_makes_it_faster(self, tmp_path):
        harfbuzz = found(tmp_path)["library harfbuzz-subset"]
        assert not harfbuzz.needed
        assert "more slowly" in harfbuzz.found
        assert found(tmp_path)["library pango-1.0"].needed

    @pytest.mark.parametrize("installer", doctor.INSTALLERS)
    def test_is_told_of_the_installer_it_has(self, monkeypatch, installer):
        monkeypatch.setattr(platform, "system", lambda: "Linux")
        monkeypatch.setattr(shutil, "which", lambda name: f"/bin/{name}" if name == installer else None)
        assert doctor.install_command() == doctor.INSTALLERS[installer]

    def test_with_windows_is_told_of_msys2(self, monkeypatch):
        monkeypatch.setattr(platform, "system", lambda: "Windows")
        assert "MSYS2" in doctor.install_command()

    def test_without_an_installer_is_told_what_is_wanted(self, monkeypatch):
        monkeypatch.setattr(platform, "system", lambda: "Plan 9")
        assert "Pango" in doctor.install_command()


def test_an_old_python_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 10, 9))
    assert not found(tmp_path)["Python"].well
    assert "3.11" in found(tmp_path)["Python"].fix


def test_a_project_without_fonts_is_told(small_project):
    assert found(small_project)["fonts"].well
    shutil.rmtree(small_project / "templates/fonts")
    assert not found(small_project)["fonts"].well


def test_looking_leaves_no_file_behind(tmp_path):
    found(tmp_path)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_folder_that_may_not_be_written_to_is_told(tmp_path):
    (tmp_path / ".cache").write_text("no folder", "utf-8")
    folder = found(tmp_path)["folder"]
    assert not folder.well
    assert "may write" in folder.fix
