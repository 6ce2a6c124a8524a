"""What a print shop is given: the press file, measured before it goes out, and the job sheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from leaflets import compose, impose, palette, pdffile, preflight
from leaflets.formats import FORMATS, PRESS_MOST_INK, flat_mm
from leaflets.line.crew import is_one_of_many
from leaflets.line.making import Made, numbered
from leaflets.line.setting import Setter
from leaflets.model import Job, Library
from leaflets.pdffile import Profile
from leaflets.preflight import Promise
from leaflets.problems import Place, Problem, ProblemsFound, errors_in
from leaflets.render import Press

_STYLE = "templates/press.css"
_HOUSE = "content/house.yaml"
_GOALS = {f"preflight-{number}" for number in preflight.PRESS_GOALS}
_ASK = (
    "Ask the print shop: “Please send us the ICC output profile (CMYK) of the press and paper you will print on.” "
    "Put that file into the folder content/press/, and write into content/house.yaml:"
    "  press: {profile: content/press/shop.icc}"
)


def profile(library: Library, jobs: Sequence[Job]) -> Profile:
    """The print shop's colour profile that the house file names.

    Raises `ProblemsFound` when there is none (`press-no-profile`), when it cannot be used (`press-profile-wrong`), or
    when nothing that is asked for is printed by a print shop (`press-no-format`).
    """
    if not any(FORMATS[job.format].pressed for job in jobs):
        names = ", ".join(shape.name for shape in FORMATS.values() if shape.pressed)
        message = "There is nothing to make for a print shop: none of these leaflets is folded or stapled."
        raise ProblemsFound([Problem("press-no-format", message, f"Ask for one of these formats: {names}.")])
    if not library.house.press.profile:
        message = "A file for a print shop needs the colour profile of its press, and content/house.yaml names none."
        raise ProblemsFound([Problem("press-no-profile", message, _ASK, Place(_HOUSE))])
    return _read(library)


def _read(library: Library) -> Profile:
    name = library.house.press.profile
    path = (library.root / name).resolve()
    if not path.is_relative_to(library.root.resolve() / "content"):
        raise ProblemsFound([_wrong(library, "it lies outside the folder content/")])
    try:
        return Profile(path.read_bytes(), PRESS_MOST_INK, palette.pairs(library.root))
    except OSError as error:
        raise ProblemsFound([_wrong(library, "it is not there, or cannot be opened")]) from error
    except ValueError as error:
        raise ProblemsFound([_wrong(library, str(error))]) from error


def _wrong(library: Library, why: str) -> Problem:
    message = f"The colour profile “{library.house.press.profile}” cannot be used: {why}."
    return Problem("press-profile-wrong", message, _ASK, library.files[_HOUSE].place(("press", "profile")))


def pressed(made: Made, press: Press, of: Profile) -> Iterator[tuple[str, bytes]]:
    """The press file and the job sheet of an edition, by their endings; nothing for what no print shop prints.

    Raises `ProblemsFound` when the press file is not what it should be.
    """
    if not made.shape.pressed:
        return
    file = _press_file(made, press, of)
    if problems := [*_lost(made, file), *_missed(made, file)]:
        raise ProblemsFound(problems)
    yield "-press.pdf", file
    sheet = press.lay_out(compose.job_sheet(made.edition, made.pages, of.name), made.composed.stylesheets)
    yield "-job.pdf", press.write(sheet, made.composed.direction)


def _press_file(made: Made, press: Press, of: Profile) -> bytes:
    """The same pages once more, with bleed, on the print shop's sides, in its inks."""
    sheets = (*made.composed.stylesheets, _STYLE)
    setter = Setter(press, sheets, alone=not is_one_of_many())
    html = compose.compose(made.edition).html
    layout = numbered(made.edition, html, setter.lay_out(html), setter)
    pages = press.write(layout, made.composed.direction)
    sides = impose.pressed(pages, made.shape, made.edition.region.paper, made.direction, made.composed.title)
    return pdffile.for_press(sides, of, made.edition.manuscript.leaflet.issued)


def _lost(made: Made, file: bytes) -> Iterator[Problem]:
    """The words of the file that passed every proof are all in this one, each as often."""
    before, now = (Counter(word.text for word in pdffile.words(pdf)) for pdf in (made.pdf, file))
    if before != now:
        word = next(iter((before - now) or (now - before)))
        message = f"The file for the print shop does not hold the same words as the leaflet: see “{word}”."
        yield Problem("press-words", message, "Ask a developer to look at how the file for the print shop is made.")


def _missed(made: Made, file: bytes) -> Sequence[Problem]:
    promise = Promise(
        shape=made.shape,
        sizes=(flat_mm(made.shape, made.edition.region.paper),),
        language=made.job.language,
        direction=made.direction,
        title=made.composed.title,
        draft=made.approval.draft,
        wanted=made.composed.wanted,
        kind="press",
    )
    found = preflight.problems(preflight.measure(file, promise))
    return [problem for problem in errors_in(found) if problem.code in _GOALS]
