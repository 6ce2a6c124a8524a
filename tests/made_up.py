"""A made-up project on disk, small and whole: `python build.py` can make its one leaflet of two sections."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import yaml

from leaflets import check, line, load, shelf
from leaflets.line import Done, Recall, Signing
from leaflets.model import Job, Library
from leaflets.problems import Problem

REPOSITORY = Path(__file__).resolve().parents[1]
SIGNED_ON = date(2026, 1, 31)
JOB = Job("guide", "handout", "en", "uk")
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><circle cx="20" cy="10" r="8"/></svg>\n'

HOUSE = """\
condition: thumbs
language: en
region: uk
build: [guide]
needs: [clinician, patient reader]
name: Hillside Clinic
phone: 020 7946 0000
contacts:
  nurse: ""
"""
TICKET = """\
reference: THUMB-GUIDE
version: "1.0"
issued: 2026-01-31
review: 2028-01-31
formats: [handout]
picture: sun
sections: [start, care]
"""
SOURCES = """\
BOOK:
  authors: A Writer
  title: A book of thumbs
  year: 2020
  kind: review
  seen: full text
  checked: 2026-01-01
PAGE:
  title: A page about thumbs
  address: https://example.org/thumbs
  kind: charity
  seen: page
  checked: 2026-01-01
"""
CLINIC = """\
name: Riverside Clinic
phone: 020 7946 0999
contacts:
  nurse: 020 7946 0111
"""
STYLE = """\
reading: english
abbreviations: [UK]
numerals: {two: "2", seven: "7"}
jargon: {utilise: use}
helpers: [is, are]
participles: [given]
"""
THUMB_STYLE = """\
title words: [wobbly thumbs]
drugs: [thumbicillin]
brands: {Thumbex: [thumbicillin]}
terms: [opposition]
"""

TYPED_ENTRY = """\
- leaflet: guide
  language: en
  region: uk
  version: "1.0"
  date: 2026-01-31
  name: Dr Nobody
  role: nobody
  kind: clinician
  fingerprint: 0000
"""

SHORT = """\
short:
  - paragraph: Warm hands help, in short.
    source: [BOOK]
  - advice:
      do:
        - Wear gloves.
      do not:
        - Do not bend.
    source: [BOOK]
"""
PANELS = ("what", "rest", "warmth", "harm", "helpers")

Say = Callable[[str], str]
BuiltOnce = Callable[[Path, Callable[[Path], object]], None]
_KEPT = re.compile(r"(\{[^}]*\}|https?://[^\s)]+)")
_LETTERS = str.maketrans("abcdefghijklmnopqrstuvwxyz", "ابتدهفغحيجكلمنوپقرسثعظخشطز")


def in_arabic_letters(text: str) -> str:
    """The text in a language that nobody speaks: Latin letters turned into Arabic ones, placeholders left alone."""
    pieces = _KEPT.split(text)
    pieces[::2] = (piece.lower().translate(_LETTERS) for piece in pieces[::2])
    return "".join(pieces)


LANGUAGES: dict[str, Say] = {"en": str, "xx": in_arabic_letters}


def project(root: Path, languages: Sequence[str] = ("en",)) -> Path:
    """Writes the whole tree: content, templates and fonts of the repository with one drawing, a copy of build.py."""
    shutil.copytree(
        REPOSITORY / "templates", root / "templates", copy_function=_copied, ignore=shutil.ignore_patterns("pictures")
    )
    shutil.copy2(REPOSITORY / "build.py", root)
    written(root, "templates/pictures/sun.svg", DRAWING)
    for drawing in (REPOSITORY / "templates/pictures").glob("staff-*.svg"):
        shutil.copy2(drawing, root / "templates/pictures")
    written(root, "content/house.yaml", HOUSE)
    written(root, "content/regions/uk.yaml", _region(languages))
    written(root, "content/thumbs/leaflets/guide.yaml", TICKET)
    written(root, "content/thumbs/sources.yaml", SOURCES)
    for language in languages:
        say = LANGUAGES[language]
        written(root, f"content/labels/{language}.yaml", _labels(language, say))
        written(root, f"content/thumbs/{language}/titles.yaml", _titles(say))
        written(root, f"content/thumbs/{language}/start.yaml", _start(say))
        written(root, f"content/thumbs/{language}/care.yaml", _care(say))
    return root


def copied(root: Path) -> Path:
    """The real content and look of the repository, to change."""
    for folder in ("content", "templates"):
        shutil.copytree(REPOSITORY / folder, root / folder, copy_function=_copied)
    return root


def written(root: Path, name: str, text: str) -> Path:
    """A file of the project with this text."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")
    return path


def changed(root: Path, name: str, old: str, new: str) -> int:
    """Puts other words into a file, as an editor would. Gives the line (from 1) of the first of them."""
    before, found, after = (root / name).read_text("utf-8").partition(old)
    assert found, f"{old!r} does not stand in {name}"
    written(root, name, before + new + after)
    return before.count("\n") + 1


def library(root: Path) -> Library:
    """The project as it is read when nothing is wrong in it."""
    loaded = load.load(root)
    assert loaded.problems == ()
    assert loaded.library
    return loaded.library


def problems(root: Path, today: date = date(2026, 6, 1)) -> list[Problem]:
    """All that `check` tells of a project whose files can be read, on this day."""
    loaded = load.load(root)
    assert loaded.library, loaded.problems
    return [*loaded.problems, *check.check(loaded.library, today)]


def marked(problem: Problem) -> str:
    """The letters that stand over the mark."""
    start = problem.place.column - 1
    return problem.place.excerpt[start : start + problem.place.width]


def leaflet(root: Path, name: str, formats: Sequence[str], sections: Sequence[str]) -> None:
    """A further leaflet, in English, that opens with a head in place of a cover."""
    ticket = TICKET.replace("THUMB-GUIDE", f"THUMB-{name.upper()}").replace("[handout]", f"[{', '.join(formats)}]")
    ticket = ticket.replace("[start, care]", f"[{', '.join(sections)}]").replace("picture: sun", "opening: head")
    written(root, f"content/thumbs/leaflets/{name}.yaml", ticket)
    titles = (root / "content/thumbs/en/titles.yaml").read_text("utf-8")
    written(root, "content/thumbs/en/titles.yaml", titles + _titles(str).replace("guide:", f"{name}:"))


def panels(root: Path, names: Sequence[str] = PANELS) -> None:
    """Sections that are short enough for a panel of a card, all but the words of their titles the same."""
    for name in names:
        written(root, f"content/thumbs/en/{name}.yaml", _panel(name.title()))


def sign(root: Path, job: Job = JOB, kinds: Sequence[str] = (), review: date | None = None) -> None:
    """Everybody the house wants (or these kinds of people) signs the words of this edition as they stand."""
    for kind in kinds or library(root).house.needs:
        who = Signing(job.leaflet, job.language, job.region, f"Sam {kind.title()}", "made up", kind, review=review)
        line.sign(library(root), who, SIGNED_ON)


def withdraw(root: Path, leaflet: str, **where: str) -> None:
    """The leaflet is taken back, in every language and region or in these alone."""
    line.withdraw(library(root), Recall(leaflet, "made up", **where), SIGNED_ON)


def _copied(source: str, target: str) -> str:
    """Fonts are large and no test changes them, so one file stands in every project where the disk can do that."""
    if source.endswith(".ttf"):
        try:
            os.link(source, target)
        except OSError:
            return shutil.copy2(source, target)
        return target
    return shutil.copy2(source, target)


def _yaml(data: object) -> str:
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=100)


def _labels(language: str, say: Say) -> str:
    """The repository's own labels, said in this language."""
    real = yaml.safe_load((REPOSITORY / "content/labels/en.yaml").read_text("utf-8"))
    arabic = language != "en"
    return _yaml(
        {
            "name": "English" if not arabic else "Made-up",
            "own name": say("English" if not arabic else "Made-up"),
            "direction": "rtl" if arabic else "ltr",
            "font": "Noto Sans Arabic" if arabic else real["font"],
            "months": [say(month) for month in real["months"]],
            "words": {key: say(words) for key, words in real["words"].items()},
            "contacts": {"nurse": say("Nurse"), "pharmacy": say("Pharmacy")},
            "signers": {key: say(words) for key, words in real["signers"].items()},
            "staff": {key: say(words) for key, words in real["staff"].items()},
            "review": {key: say(words) for key, words in real["review"].items()},
            "job": {key: say(words) for key, words in real["job"].items()},
        }
    )


def _region(languages: Sequence[str]) -> str:
    said = {language: LANGUAGES[language] for language in languages}
    return _yaml(
        {
            "name": {language: say("United Kingdom") for language, say in said.items()},
            "paper": "A4",
            "date": "day month year",
            "numbers": {"emergency": {"value": "999", "checked": "2027-10-01"}},
            "words": {language: {"family_doctor": say("doctor")} for language, say in said.items()},
            "spelling": {},
            "support": [
                {
                    "name": "Thumb Friends",
                    "web": "example.org",
                    "phone": "0800 000 111",
                    "offers": {language: say("A kind word") for language, say in said.items()},
                    "source": ["PAGE"],
                    "checked": "2027-10-02",
                }
            ],
        }
    )


def _titles(say: Say) -> str:
    return f"""\
guide:
  title: {say("Wobbly thumbs")}
  short: {say("Thumbs")}
  subtitle: {say("What to do")}
  for: {say("For people with thumbs")}
  subject: {say("A guide to thumbs")}
  keywords: [{say("thumbs")}]
  alt: {say("A round drawing.")}
"""


def _panel(title: str) -> str:
    return f"""\
title: {title}
body:
  - paragraph: "{title}: warm thumbs bend."
    source: [BOOK]
"""


def _start(say: Say) -> str:
    return f"""\
title: {say("At a glance")}
point: {say("Wobbly thumbs come and go.")}
source: [BOOK]
body:
  - keypoints:
      - {say("Rest your thumbs for 2 to 3 days.")}
      - {say("Call {emergency} if a thumb turns blue.")}
    source: [BOOK]
"""


def _care(say: Say) -> str:
    return f"""\
title: {say("Care at home")}
point: {say("You can do much by yourself.")}
source: none
reason: no fact in it
body:
  - paragraph: {say("Warm hands help. Read [our page](https://example.org/thumbs).")}
    source: [BOOK]
  - bullets:
      - {say("a soft glove")}
      - {say("a warm cup")}
    source: [PAGE]
  - paragraph: {say("This stands in one region only.")}
    only: uk
    source: none
    reason: no fact in it
parts:
  drawing:
    title: {say("What a thumb looks like")}
    body:
      - figure:
          picture: sun
          caption: {say("A thumb from above")}
          alt: {say("The thumb is round.")}
        source: none
        reason: drawn from life
      - advice:
          do:
            - {say("Keep warm.")}
          do not:
            - {say("Do not pull.")}
            - {say("Do not push.")}
        source: [BOOK]
  help:
    title: {say("Who helps")}
    body:
      - contact:
          title: {say("My team")}
          list: team
        source: none
        reason: filled in by the clinic
      - contact:
          title: {say("Others who help")}
          list: support
        source: none
        reason: printed from the region file
"""


def shelf_with_everything(folder: Path) -> Path:
    """An output folder whose catalogue lists leaflets in every state: what failed, what was never made, too."""
    root, out = project(folder / "project"), folder / "out"
    panels(root)
    leaflet(root, "fold", ["trifold", "card"], PANELS)
    leaflet(root, "sheet", ["handout", "large-print"], ["care"])
    read = library(root)
    files = {".pdf": b"pages", ".html": b"words", "-sheets.pdf": b"sides", "-press.pdf": b"inks"}
    for leaf, shape, own in (
        ("guide", "handout", {}),
        ("fold", "trifold", {"review": "2026-01-31"}),
        ("sheet", "handout", {"draft": False}),
        ("sheet", "large-print", {"withdrawn": "A dose was wrong."}),
    ):
        facts = {**SHELVED, "leaflet": leaf, "format": shape, **own}
        shelf.publish(out, f"uk/en/thumbs-{leaf}-{shape}", files, facts)
    broken = Problem("words-lost", "The word “thumb” is not on paper.")
    failed = [Done(Job("fold", shape, "en", "uk"), problems=(broken,)) for shape in ("trifold", "card")]
    line.shelve(read, failed, out, date(2026, 2, 1))
    return out


SHELVED = {
    "title": "Draft: Wobbly thumbs",
    "reference": "THUMB-GUIDE-EN-UK-1.0",
    "version": "1.0",
    "language": "en",
    "region": "uk",
    "clinic": "",
    "draft": True,
    "signed": [],
    "withdrawn": "",
    "issued": "2026-01-31",
    "review": "2028-01-31",
    "pages": 6,
    "fullness": [40, 90],
    "warnings": [{"code": "page-empty", "message": "Page 2 is nearly empty.", "hint": "Shorten it.", "block": ""}],
}
