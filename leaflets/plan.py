"""What to make: the jobs that were asked for, and the words of each as its edition prints them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from leaflets import words
from leaflets.formats import FORMATS
from leaflets.model import Ask, Block, Chapter, Job, Library, Manuscript, Piece, Section, Value
from leaflets.problems import Problem, ProblemsFound, known_names


@dataclass(frozen=True)
class Asked:
    """What somebody asked for; empty means what the house file says (all formats, no clinic)."""

    leaflets: Sequence[str] = ()
    formats: Sequence[str] = ()
    languages: Sequence[str] = ()
    regions: Sequence[str] = ()
    clinics: Sequence[str] = ()


def jobs(library: Library, asked: Asked) -> list[Job]:
    """The editions to make, in a steady order. Raises `ProblemsFound` when a name is not known, or there are none."""
    if problems := list(_unknown(library, asked)):
        raise ProblemsFound(problems)
    if made := _editions(library, asked):
        return made
    hint = "See what there is with “python build.py list”, and what is made by default in content/house.yaml."
    message = "There is nothing to make: no leaflet comes in the formats and languages that were asked for."
    raise ProblemsFound([Problem("nothing-to-make", message, hint)])


def is_offered(library: Library, job: Job) -> bool:
    """Whether there is such an edition."""
    leaflet = library.leaflets.get(job.leaflet)
    return (
        leaflet is not None
        and job.format in leaflet.formats
        and job.leaflet in library.titles.get(job.language, {})
        and job.region in library.regions
        and job.clinic in {"", *library.clinics}
    )


def _editions(library: Library, asked: Asked) -> list[Job]:
    leaflets = asked.leaflets or library.house.build
    languages = asked.languages or (library.house.language,)
    regions = asked.regions or (library.house.region,)
    return [
        Job(leaflet, shape, language, region, clinic)
        for leaflet, language, region, clinic in product(leaflets, languages, regions, asked.clinics or ("",))
        if leaflet in library.titles.get(language, {})
        for shape in _formats(library, leaflet, asked)
    ]


def _formats(library: Library, leaflet: str, asked: Asked) -> Iterable[str]:
    offered = library.leaflets[leaflet].formats
    return [name for name in offered if name in asked.formats] if asked.formats else offered


def _unknown(library: Library, asked: Asked) -> Iterator[Problem]:
    known: list[tuple[str, Sequence[str], Iterable[str]]] = [
        ("leaflet", asked.leaflets or library.house.build, library.leaflets),
        ("format", asked.formats, FORMATS),
        ("language", asked.languages or (library.house.language,), library.titles),
        ("region", asked.regions or (library.house.region,), library.regions),
        ("clinic", asked.clinics, library.clinics),
    ]
    for what, names, choices in known:
        for name in names:
            if name not in choices:
                yield Problem(f"{what}-unknown", f"There is no {what} “{name}”.", known_names(name, choices))


def placeholder_values(library: Library, region: str, language: str) -> dict[str, str]:
    """What each placeholder prints in this region and language."""
    values = library.regions[region]
    return {
        **{name: number.value for name, number in values.numbers.items()},
        **values.words.get(language, {}),
    }


def manuscript(library: Library, job: Job) -> Manuscript:
    """The words of this edition: placeholders filled, spelling of the region, blocks of other regions left out."""
    resolve = _resolver(library, job)
    leaflet = library.leaflets[job.leaflet]
    title = library.titles[job.language][job.leaflet]
    texts = {
        name: resolve(getattr(title, name)) for name in ("title", "short", "subtitle", "audience", "subject", "alt")
    }
    sections = library.sections[job.language]
    listed = {
        name: tuple(_asked_for(entry, sections, job.region, resolve) for entry in entries)
        for name, entries in {"": leaflet.sections, **leaflet.sections_in}.items()
    }
    ours = listed.pop(job.format if job.format in listed else "")
    return Manuscript(job, leaflet, title.model_copy(update=texts), chapters=ours, elsewhere=listed)


def _resolver(library: Library, job: Job) -> Callable[[str], str]:
    values = placeholder_values(library, job.region, job.language)
    spelling = library.regions[job.region].spelling.get(job.language, {})
    return lambda text: words.respell(words.fill(text, values), spelling)


def _asked_for(entry: str, sections: Mapping[str, Section], region: str, resolve: Callable[[str], str]) -> Chapter:
    """The chapter that one line of a job ticket asks for: a whole section, or its short form."""
    name, _, form = entry.partition("/")
    section = sections[name]
    if not form:
        return _chapter(name, section, region, resolve)
    short = _pieces(f"{name}/short", section.short, region, resolve)
    return Chapter(name, resolve(section.title), resolve(section.point), short, source=section.source)


def _chapter(name: str, section: Section, region: str, resolve: Callable[[str], str]) -> Chapter:
    return Chapter(
        address=name,
        title=resolve(section.title),
        point=resolve(section.point),
        pieces=_pieces(f"{name}/body", section.body, region, resolve),
        parts=tuple(
            Chapter(
                address=f"{name}/parts/{key}",
                title=resolve(part.title),
                point="",
                pieces=_pieces(f"{name}/parts/{key}/body", part.body, region, resolve),
                source=part.source,
            )
            for key, part in section.parts.items()
        ),
        source=section.source,
    )


def _pieces(address: str, body: Sequence[Block], region: str, resolve: Callable[[str], str]) -> tuple[Piece, ...]:
    return tuple(
        Piece(f"{address}/{number}", block.with_texts(resolve))
        for number, block in enumerate(body, start=1)
        if not block.only or region in block.only
    )


def questions(library: Library, manuscript: Manuscript) -> list[Ask]:
    """What readers are asked in a test of this edition; `at` is the whole address of the block with the answer."""
    resolve, language = _resolver(library, manuscript.job), manuscript.job.language
    found: list[Ask] = []
    for chapter in manuscript.chapters:
        printed = {piece.address for part in (chapter, *chapter.parts) for piece in part.pieces}
        for ask in library.sections[language][chapter.address].ask:
            if (at := f"{chapter.address}/{ask.at}") in printed:
                texts = {"question": resolve(ask.question), "answer": resolve(ask.answer)}
                found.append(ask.model_copy(update={**texts, "at": at}))
    return found


_OVERLAID = ("name", "department", "address", "phone", "email", "web")


def overlay(library: Library, job: Job) -> dict[str, Value]:
    """The values of who hands the leaflet out, each with the file it came from: the clinic's win over the house's."""
    layers: list[tuple[str, Mapping[str, str]]] = [("content/house.yaml", _own(library.house))]
    if job.clinic:
        layers.append((f"content/clinics/{job.clinic}.yaml", _own(library.clinics[job.clinic])))
    values: dict[str, Value] = {}
    for origin, layer in layers:
        values |= {name: Value(text, origin) for name, text in layer.items() if text or name not in values}
    return values


def _own(publisher: object) -> dict[str, str]:
    fields = {name: getattr(publisher, name) for name in _OVERLAID}
    contacts: Mapping[str, str] = getattr(publisher, "contacts")  # noqa: B009 - the one field that is a mapping
    return {**fields, **{f"contacts/{name}": text for name, text in contacts.items()}}


def file_stem(library: Library, job: Job, *, draft: bool) -> str:
    """The name of an edition's files without their ending, below the output folder (40 letters at most, no spaces)."""
    folder = "/".join(filter(None, (job.region, job.language, job.clinic)))
    return f"{folder}/{library.file_name(job.leaflet, job.format, draft=draft)}"
