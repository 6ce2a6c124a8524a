"""The full range, judged by veraPDF: every leaflet, format and region of the repository, and the made-up projects.

Only the pages in reading order are judged: sheets for the printer claim nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import made_up
import pytest
import verapdf
import yaml

from leaflets import line, manifest, plan
from leaflets.line import Done
from leaflets.problems import report

REPOSITORY = Path(__file__).resolve().parents[1]
TODAY = date(2026, 11, 22)


def every_edition(root: Path) -> set[tuple[str, str, str]]:
    """Each leaflet in each of its formats for each region, read from the job tickets alone."""
    tickets = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in root.glob("content/*/leaflets/*.yaml")}
    regions = [path.stem for path in root.glob("content/regions/*.yaml")]
    return {
        (name, shape, region) for name, ticket in tickets.items() for shape in ticket["formats"] for region in regions
    }


def editions(root: Path, folder: Path, asked: plan.Asked) -> dict[str, bytes]:
    library, _ = line.ready(root, TODAY)
    everything = plan.Asked(
        tuple(library.leaflets),
        languages=asked.languages or tuple(library.titles),
        regions=tuple(library.regions),
        clinics=asked.clinics,
    )
    folders = line.Folders(root, folder / "out", folder / "cache")
    return to_be_judged(line.build(library, plan.jobs(library, everything), folders))


def to_be_judged(done: Iterable[Done]) -> dict[str, bytes]:
    """The files that claim a standard, by the names of their jobs: to read, and to fill in."""
    found: dict[str, bytes] = {}
    for one in done:
        assert one.files, report(one.problems)
        assert one.files[0].name == f"{one.files[-1].stem}.pdf"
        name = one.job.name.replace(" · ", "-")
        found[name] = one.files[0].read_bytes()
        fillable = (path for path in one.files if path.name.endswith("-fillable.pdf"))
        found |= {f"fillable-{name}": path.read_bytes() for path in fillable}
    return found


@pytest.mark.verapdf
@pytest.mark.slow
def test_every_edition_keeps_both_standards(range_on_the_shelf, tmp_path):
    signed = made_up.project(tmp_path / "signed")
    made_up.sign(signed)
    clinic = made_up.project(tmp_path / "clinic")
    made_up.written(clinic, "content/clinics/riverside.yaml", made_up.CLINIC)
    turned = made_up.project(tmp_path / "turned", ("en", "xx"))
    ours = to_be_judged(range_on_the_shelf.values())
    assert ours.keys() == {
        *(f"{leaflet}-{shape}-en-{region}" for leaflet, shape, region in every_edition(REPOSITORY)),
        *(f"fillable-diary-handout-en-{region}" for region in ("uk", "us")),
    }
    pdfs = {
        **ours,
        **{f"signed-{name}": pdf for name, pdf in editions(signed, tmp_path / "2", plan.Asked()).items()},
        **editions(clinic, tmp_path / "3", plan.Asked(clinics=["riverside"])),
        **editions(turned, tmp_path / "4", plan.Asked(languages=["xx"])),
    }
    assert len(pdfs) == len(ours) + 3  # and one of each made-up project
    assert not verapdf.failures(pdfs)


@pytest.mark.slow
def test_no_edition_misses_a_goal_that_can_be_measured(range_on_the_shelf):
    missed: dict[str, list[str]] = {}
    for job, done in range_on_the_shelf.items():
        said = manifest.read(done.files[-1])
        assert said
        assert said["goals"]
        if job.leaflet != "specimen":  # a designers' test page: no patient reads it
            missed[job.name] = [problem.message for problem in done.problems]
    assert {name: told for name, told in missed.items() if told} == {}
