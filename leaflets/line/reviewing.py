"""What is made for those who look at a leaflet before patients do: the kit for a test with readers, and the proof."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from leaflets import check, compose, plan, shelf, signoff, wordfile, words
from leaflets.compose import Composed, Edition, Notes
from leaflets.line.making import made
from leaflets.line.run import Folders
from leaflets.line.setting import Setter
from leaflets.model import Block, Job, Library
from leaflets.problems import Problem, ProblemsFound
from leaflets.render import Press
from leaflets.wordfile import Paragraph


def user_test(library: Library, job: Job, folders: Folders) -> list[Path]:
    """Makes the kit for a test of this edition with readers, beside the edition.

    Raises `ProblemsFound` when no section of it has questions, or the edition cannot be made.
    """
    edition, composed = _edition(library, job)
    asked = plan.questions(library, edition.manuscript)
    if not asked:
        hint = "Add questions under “ask:” to its sections; content/README.md shows how."
        raise ProblemsFound([Problem("no-questions", f"No section of “{job.leaflet}” has questions to ask.", hint)])
    press = Press(folders.root)
    layout = made(edition, composed, Setter(press, composed.stylesheets, alone=True)).layout
    pages = {ask.at: layout.page_of(ask.at) for ask in asked}
    sheet = press.lay_out(compose.user_test(edition, asked, pages), composed.stylesheets)
    return _published(edition, folders, "user-test", {".pdf": press.write(sheet, composed.direction)})


def proof(library: Library, job: Job, folders: Folders, problems: Iterable[Problem]) -> list[Path]:
    """Makes the proof of this edition's words, as PDF and as a Word file; `problems` are those told of the content."""
    edition, composed = _edition(library, job)
    notes = _notes(library, job, problems)
    press = Press(folders.root)
    sheet = press.lay_out(compose.proof(edition, notes), composed.stylesheets)
    files = {".pdf": press.write(sheet, composed.direction), ".docx": _word_file(edition, notes)}
    return _published(edition, folders, "proof", files)


def _edition(library: Library, job: Job) -> tuple[Edition, Composed]:
    manuscript = plan.manuscript(library, job)
    edition = Edition(library, manuscript, plan.overlay(library, job), signoff.approval(library, manuscript))
    return edition, compose.compose(edition)


def _published(edition: Edition, folders: Folders, what: str, files: dict[str, bytes]) -> list[Path]:
    """The files at their place, with a manifest of their own, so that they are never taken for a leaflet."""
    job = edition.manuscript.job
    place = Path(plan.file_stem(edition.library, job, draft=False)).parent
    stem = (place / f"{edition.library.house.condition}-{job.leaflet}-{what}").as_posix()
    return shelf.lay_beside(folders.out, stem, files)


def _notes(library: Library, job: Job, problems: Iterable[Problem]) -> Notes:
    told: dict[str, list[str]] = defaultdict(list)
    for problem in problems:
        told[problem.place.block].append(problem.message)
    reading = {
        scored.name.partition("/")[0]: (scored.reading.smog, scored.reading.grade)
        for report in check.report(library, most=0)
        if report.language == job.language
        for scored in report.sections
    }
    return Notes(reading, told)


def _word_file(edition: Edition, notes: Notes) -> bytes:
    manuscript, title = edition.manuscript, words.plain(edition.manuscript.title.title)
    language = {"uk": "en-GB", "us": "en-US"}.get(manuscript.job.region, manuscript.job.language)
    name = compose.review_word(edition, "proof document", title=title)
    return wordfile.written(name, language, manuscript.leaflet.issued, _paragraphs(edition, notes))


def _paragraphs(edition: Edition, notes: Notes) -> Iterator[Paragraph]:
    yield Paragraph("quiet", f"{compose.review_word(edition, 'for reviewers')} {compose.reference(edition)}")
    yield Paragraph("title", edition.manuscript.title.title)
    yield from (Paragraph("text", text) for text in _cover(edition) if text)
    for part in compose.proof_parts(edition, notes):
        yield Paragraph("heading" if part.level == 2 else "part", part.chapter.title)  # noqa: PLR2004 - of a heading
        yield from [Paragraph("text", part.chapter.point)] if part.chapter.point else []
        for numbered in part.pieces:
            beside = " · ".join([str(numbered.number), numbered.piece.address, *numbered.sources, *numbered.open])
            yield Paragraph("quiet", beside)
            yield from _block(numbered.piece.block)


def _cover(edition: Edition) -> tuple[str, ...]:
    title = edition.manuscript.title
    return title.subtitle, title.audience, title.alt


def _block(block: Block) -> Iterator[Paragraph]:
    """Each text of a block on a line of its own; one of a list is an item."""
    for path, text in block.texts():
        yield Paragraph("item" if len(path) > 1 else "text", text)
