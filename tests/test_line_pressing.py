"""What a print shop is given: made whole, in its inks, refused without its profile; each fault in it is caught."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import made_up
import pikepdf
import press_profile
import pytest
from made_up import changed, library
from measured import changed as altered

from leaflets import line, pdffile, preflight
from leaflets.formats import FORMATS, PRESS_BLEED_MM, flat_mm
from leaflets.model import Job
from leaflets.preflight import Promise, Result
from leaflets.problems import ProblemsFound

pytestmark = pytest.mark.slow

MM = 72 / 25.4
FOLDED = ("trifold", "card")
CARD = Job("fold", "card", "en", "uk")


@dataclass(frozen=True)
class Shop:
    """Press files and job sheets that were made once for all tests, and where they are."""

    root: Path
    out: Path

    def file(self, shape: str, region: str = "uk", ending: str = "press") -> bytes:
        """A file of the set."""
        leaflet = "guide" if shape == "booklet" else "fold"
        return (self.out / f"{region}/en/thumbs-{leaflet}-{shape}-draft-{ending}.pdf").read_bytes()


def with_a_profile(root: Path, name: str = "content/press/shop.icc", more: str = "") -> None:
    """The house has the print shop's profile."""
    (root / "content/press").mkdir(parents=True, exist_ok=True)
    (root / "content/press/shop.icc").write_bytes(press_profile.path().read_bytes())
    house = (root / "content/house.yaml").read_text("utf-8")
    made_up.written(root, "content/house.yaml", f"{house}press:\n  profile: {name}\n{more}")


def build(root: Path, out: Path, jobs: list[Job], *, press: bool = True) -> list[line.Done]:
    read = library(root)
    how = line.How(profile=line.profile(read, jobs) if press else None)
    return list(line.build(read, jobs, line.Folders(root, out, root / ".cache"), how))


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Shop:
    """A booklet, a trifold and a card for a print shop, on both papers."""
    root = made_up.project(tmp_path_factory.mktemp("shop") / "project")
    made_up.panels(root)
    made_up.leaflet(root, "fold", FOLDED, made_up.PANELS)
    changed(root, "content/thumbs/leaflets/guide.yaml", "[handout]", "[handout, booklet]")
    with_a_profile(root, more="  quantity: 500 copies\n")
    region = (root / "content/regions/uk.yaml").read_text("utf-8")
    made_up.written(root, "content/regions/us.yaml", region.replace("A4", "Letter"))
    out = root / "out"
    jobs = [Job("fold", shape, "en", region) for shape in FOLDED for region in ("uk", "us")]
    done = build(root, out, [*jobs, Job("guide", "booklet", "en", "uk")])
    assert [problem for each in done if not each.files for problem in each.problems] == []
    return Shop(root, out)


@functools.cache
def measured(pdf: bytes, shape: str = "trifold", paper: str = "A4") -> dict[int, Result]:
    form = FORMATS[shape]
    promise = Promise(shape=form, sizes=(flat_mm(form, paper),), language="en", kind="press")
    return {result.number: result for result in preflight.measure(pdf, promise)}


@pytest.mark.parametrize(
    ("shape", "region", "paper"),
    [
        ("trifold", "uk", "A4"),
        ("trifold", "us", "Letter"),
        ("card", "uk", "A4"),
        ("card", "us", "Letter"),
        ("booklet", "uk", "A4"),
    ],
)
def test_a_press_file_has_the_boxes_that_the_shop_wants(shop, shape, region, paper):
    pages = pdffile.facts(shop.file(shape, region)).pages
    wide, high = flat_mm(FORMATS[shape], paper)
    assert len(pages) % 4 == 0 if shape == "booklet" else len(pages) == 2
    for each in pages:
        left, bottom, right, top = each.trim
        assert ((right - left) / MM, (top - bottom) / MM) == pytest.approx((wide, high), abs=0.02)
        assert (left - each.bleed[0]) / MM == pytest.approx(PRESS_BLEED_MM[paper], abs=0.01)
        assert (each.bleed[0] - each.media[0]) / MM > 8, "no room for marks outside the bleed"


@pytest.mark.parametrize("shape", ["booklet", *FOLDED])
def test_a_press_file_misses_no_goal_of_its_own(shop, shape):
    found = measured(shop.file(shape), shape)
    assert {number: found[number].evidence for number in preflight.PRESS_GOALS if found[number].state == "fail"} == {}


@pytest.mark.parametrize("shape", ["booklet", *FOLDED])
def test_preflight_knows_a_press_file_by_itself(shop, shape):
    results = preflight.measure_file(shop.file(shape))
    assert {result.state for result in results if result.number in (22, 23, 24, 25)} == {"pass"}


def test_a_press_file_holds_every_word_and_the_band(shop):
    screen = (shop.out / "uk/en/thumbs-fold-trifold-draft.pdf").read_bytes()
    before, now = (Counter(word.text for word in pdffile.words(pdf)) for pdf in (screen, shop.file("trifold")))
    assert before == now
    assert now["Draft."] >= 6


def test_panels_stand_as_the_sheet_is_folded(shop):
    found = measured(shop.file("trifold"))
    assert (found[17].state, found[18].state) == ("pass", "pass")


def test_nothing_acts_and_nothing_links_in_a_press_file(shop):
    facts = pdffile.facts(shop.file("booklet"))
    assert (facts.annotations, facts.acts, facts.intents) == ((), (), ("GTS_PDFX",))
    assert facts.claims == {"pdfxid:GTS_PDFXVersion": "PDF/X-4"}
    assert facts.info["Trapped"] == "/False"


def test_the_intent_is_the_shop_s_own_profile(shop):
    with pikepdf.open(shop.out / "uk/en/thumbs-fold-card-draft-press.pdf") as file:
        intent: Any = file.Root.OutputIntents[0]
        assert intent.DestOutputProfile.read_bytes() == press_profile.path().read_bytes()
        assert file.pdf_version == "1.6"


def test_no_colour_of_a_screen_is_left_and_black_is_one_ink(shop):
    used = pdffile.inks(shop.file("booklet"))
    assert {ink.space for ink in used} == {"cmyk"}
    assert (0, 0, 0, 1) in {ink.parts for ink in used if ink.use == "text"}


def test_the_same_words_make_the_same_press_file(shop, tmp_path):
    again = build(shop.root, tmp_path / "out", [Job("fold", "trifold", "en", "uk")])
    name = next(path for path in again[0].files if path.name.endswith("-press.pdf"))
    assert name.read_bytes() == shop.file("trifold")


def test_a_plain_build_leaves_press_files_that_are_as_they_should_be(shop):
    done = build(shop.root, shop.out, [Job("fold", "card", "en", "uk")], press=False)
    assert done[0].why == ()
    assert any(path.name.endswith("-press.pdf") for path in done[0].files)


def test_a_press_file_of_older_words_is_put_away(tmp_path):
    root = made_up.project(tmp_path / "project")
    made_up.panels(root)
    made_up.leaflet(root, "fold", FOLDED, made_up.PANELS)
    with_a_profile(root)
    job, out = Job("fold", "card", "en", "uk"), tmp_path / "out"
    build(root, out, [job])
    changed(root, "content/thumbs/en/what.yaml", "thumb", "finger")
    build(root, out, [job], press=False)
    assert not (out / "uk/en/thumbs-fold-card-draft-press.pdf").exists()
    assert (out / "superseded/uk/en/thumbs-fold-card-draft-press.pdf").exists()


def test_a_handout_has_no_press_file(shop, tmp_path):
    jobs = [Job("guide", "handout", "en", "uk"), Job("fold", "card", "en", "uk")]
    done = build(shop.root, tmp_path / "out", jobs)
    names = {path.name for each in done for path in each.files}
    assert {name for name in names if "press" in name or "job" in name} == {
        "thumbs-fold-card-draft-press.pdf",
        "thumbs-fold-card-draft-job.pdf",
    }


def test_the_job_sheet_says_what_to_print(shop):
    said = " ".join(word.text for word in pdffile.words(shop.file("trifold", "us", ending="job")))
    for words in (
        "thumbs-fold-trifold-draft-press.pdf",
        "500 copies",
        "11 × 8.5 in (279.4 × 215.9 mm)",
        "0.125 in (3.175 mm) on all sides",
        "3.625, 3.6875, 3.6875 in",
        "Artifex CMYK SWOP Profile",
        "280%",
        "Draft. Do not print.",
    ):
        assert words in said


# What is refused before anything is made


def refused(root: Path, job: Job = CARD) -> tuple[str, str, str]:
    with pytest.raises(ProblemsFound) as found:
        line.profile(library(root), [job])
    problem = found.value.problems[0]
    return problem.code, problem.message, problem.hint


def test_without_a_profile_it_is_said_what_to_ask_the_shop_for(project_with_a_folded_leaflet):
    code, _, hint = refused(project_with_a_folded_leaflet)
    assert code == "press-no-profile"
    assert "ICC output profile (CMYK)" in hint
    assert "content/press/" in hint


def test_a_leaflet_that_is_not_folded_is_none_for_a_print_shop(project_with_a_folded_leaflet):
    assert refused(project_with_a_folded_leaflet, Job("guide", "handout", "en", "uk"))[0] == "press-no-format"


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("content/press/gone.icc", "it is not there"),
        ("../shop.icc", "it lies outside the folder content/"),
        ("content/house.yaml", "it is not a colour profile"),
        ("content/press/screen.icc", "not of a press"),
        ("content/press/broken.icc", "it is damaged"),
        ("content/press/grey.icc", "GRAY and not CMYK"),
    ],
)
def test_a_profile_that_cannot_be_used_is_refused(project_with_a_folded_leaflet, name, why):
    root, real = project_with_a_folded_leaflet, press_profile.path()
    with_a_profile(root, name)
    good = real.read_bytes()
    (root / "content/press/screen.icc").write_bytes((real.parent / press_profile.SCREEN).read_bytes())
    (root / "content/press/broken.icc").write_bytes(good[:2000])
    (root / "content/press/grey.icc").write_bytes(good[:16] + b"GRAY" + good[20:])
    code, message, hint = refused(root)
    assert code == "press-profile-wrong"
    assert why in message
    assert "Ask the print shop" in hint


# Each rule for press files, broken in a finished one


def draw(what: bytes) -> Callable[[Any], None]:
    """Something more is drawn on the first side, in points from its corner."""

    def change(file: Any) -> None:
        contents = file.pages[0].Contents
        contents.write(contents.read_bytes() + b"\nq " + what + b" Q")

    return change


def recolour(old: bytes, new: bytes) -> Callable[[Any], None]:
    def change(file: Any) -> None:
        for form in file.objects:
            if isinstance(form, pikepdf.Stream) and form.get("/Subtype") == "/Form":
                drawn = form.read_bytes()
                if old in drawn:
                    form.write(drawn.replace(old, new))
                    return
        raise AssertionError(old)

    return change


def picture(space: str, pixels: bytes) -> Callable[[Any], None]:
    """A picture of 10 × 10 pixels, 10 mm wide."""

    def change(file: Any) -> None:
        made = file.make_stream(
            pixels * 100,
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Image,
            Width=10,
            Height=10,
            ColorSpace=pikepdf.Name(f"/{space}"),
            BitsPerComponent=8,
        )
        file.pages[0].obj.Resources.XObject["/Pic"] = made
        draw(b"28.35 0 0 28.35 100 100 cm /Pic Do")(file)

    return change


def link(file: Any) -> None:
    file.pages[0].obj.Annots = pikepdf.Array(
        [pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[50, 50, 90, 60])]
    )


def act(file: Any) -> None:
    file.Root.OpenAction = file.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.beep()"))


def claim_nothing(file: Any) -> None:
    written = file.Root.Metadata.read_bytes()
    file.Root.Metadata.write(written.replace(b"PDF/X-4", b"PDF/X-1"))


BLACK = b"0 0 0 1 k"
BROKEN = {
    "no TrimBox": (22, "no TrimBox", lambda file: file.pages[1].obj.__delitem__("/TrimBox")),
    "no BleedBox to speak of": (
        22,
        "0.0 mm of bleed",
        lambda file: setattr(file.pages[0].obj, "BleedBox", file.pages[0].obj.TrimBox),
    ),
    "a bleed larger than the page": (
        22,
        "larger than the page",
        lambda file: setattr(file.pages[0].obj, "BleedBox", pikepdf.Array([-9, -9, 999, 999])),
    ),
    "another trim size": (
        16,
        "is promised",
        lambda file: setattr(file.pages[0].obj, "TrimBox", pikepdf.Array([34, 34, 860, 629])),
    ),
    "an area that ends at the cut": (22, "goes 0.0 mm on", draw(b"0 0 0 .2 k 34.02 34.02 200 50 re f")),
    "a mark in the bleed": (22, "a mark stands in the bleed", draw(b"0 0 0 1 K 1 w 100 20 m 100 30 l S")),
    "a page moved towards the cut": (
        22,
        "from the cut",
        lambda file: file.pages[0].Contents.write(b"q 1 0 0 1 -25 0 cm " + file.pages[0].Contents.read_bytes() + b" Q"),
    ),
    "words over a fold": (
        17,
        "of the fold",
        lambda file: file.pages[0].Contents.write(b"q 1 0 0 1 40 0 cm " + file.pages[0].Contents.read_bytes() + b" Q"),
    ),
    "no intent": (23, "no OutputIntent", lambda file: file.Root.__delitem__("/OutputIntents")),
    "an intent of a screen": (
        23,
        "no OutputIntent",
        lambda file: setattr(file.Root.OutputIntents[0], "S", pikepdf.Name.GTS_PDFA1),
    ),
    "another claim": (23, "not say that it is PDF/X-4", claim_nothing),
    "nothing about trapping": (23, "trapped", lambda file: file.docinfo.__delitem__("/Trapped")),
    "a colour of a screen": (23, "colours of a screen (rgb)", draw(b".1 .3 .9 rg 100 100 20 20 re f")),
    "a picture of a screen": (23, "colours of a screen (rgb)", picture("DeviceRGB", b"\x10\x90\x20")),
    "black of four inks": (23, "black of several inks", recolour(BLACK, b"0.6 0.5 0.5 1 k")),
    "a link": (23, "no use on paper", link),
    "JavaScript": (23, "acts by itself", act),
    "too much ink": (24, "290% of ink", draw(b".8 .7 .7 .7 k 100 100 20 20 re f")),
    "a picture with too much ink": (24, "of ink", picture("DeviceCMYK", b"\xf0\xf0\xf0\xf0")),
    "a coarse picture": (25, "25 dpi, less than 300", picture("DeviceCMYK", b"\x10\x10\x10\x10")),
    "a hairline": (25, "0.10 pt wide", draw(b"0 0 0 1 K 0.1 w 100 100 m 200 100 l S")),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_in_a_finished_press_file_is_caught(shop, name):
    number, told, change = BROKEN[name]
    sound = shop.file("trifold")
    assert measured(sound)[number].state == "pass"
    found = measured(altered(sound, change))[number]
    assert found.state == "fail"
    assert told in found.evidence
