"""Looks at the whole library for what no single file can show: small generators, one rule each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from leaflets import words
from leaflets.formats import FORMATS
from leaflets.model import Block, Figure, Library, Section
from leaflets.problems import Place, Problem, Severity, did_you_mean

# Trusts ask for a revised leaflet about three months before its review date.
REVIEW_NOTICE_DAYS = 90

Rule = Callable[[Library], Iterator[Problem]]
# A block with its language, its address, and the path of its value inside the section file.
Found = tuple[str, str, Block]


def check(library: Library, today: date) -> Iterator[Problem]:
    """Every problem of the content that needs no rendering to be seen."""
    for rule in RULES:
        yield from rule(library)
    yield from review_dates(library, today)


def blocks_of(library: Library) -> Iterator[Found]:
    """Every block of every section in every language."""
    for language, sections in library.sections.items():
        for name, section in sections.items():
            yield from ((language, address, block) for address, block in _in_section(name, section))


def _in_section(name: str, section: Section) -> Iterator[tuple[str, Block]]:
    bodies = {f"{name}/body": section.body} | {f"{name}/parts/{key}/body": p.body for key, p in section.parts.items()}
    for where, body in bodies.items():
        yield from ((f"{where}/{number}", block) for number, block in enumerate(body, start=1))


def _place(library: Library, found: Found, *inner: str | int, words: str = "") -> Place:
    return library.place(found[0], found[1], inner, words=words)


def _named(library: Library, name: str) -> Place:
    """The first line of a file."""
    file = library.files.get(name)
    return file.place(()) if file else Place(name)


# -- sources ---------------------------------------------------------------------------------------------------------


def blocks_without_source(library: Library) -> Iterator[Problem]:
    """Every block says where it comes from."""
    hint = (
        "Add “source: [ID]” with ids of sources.yaml, or “source: none” and “reason: …”. Plain text needs “paragraph:”."
    )
    for found in blocks_of(library):
        if not found[2].source:
            yield Problem("source-missing", "this block does not say where it comes from", hint, _place(library, found))


def sections_without_source(library: Library) -> Iterator[Problem]:
    """The sentence under a heading says where it comes from too."""
    hint = "Add “source: [ID]” under “point:”, or “source: none” and “reason: …”."
    for language, sections in library.sections.items():
        for name, section in sections.items():
            if section.point and not section.source:
                place = library.place(language, f"{name}/point")
                yield Problem(
                    "source-missing", "the point of this section does not say where it comes from", hint, place
                )


def unknown_sources(library: Library) -> Iterator[Problem]:
    """Every id names a source."""
    for place, ids in _source_lines(library):
        for name in ids:
            if name not in library.sources and name != "none":
                hint = did_you_mean(name, library.sources) or "Add the source to sources.yaml, or mend the name."
                yield Problem("source-unknown", f"there is no source “{name}”", hint, place)


def unused_sources(library: Library) -> Iterator[Problem]:
    """A source nothing rests on is told, so that the list stays short."""
    used = {name for _, ids in _source_lines(library) for name in ids}
    file = library.files.get(f"{library.condition}/sources.yaml")
    for name in library.sources.keys() - used:
        place = file.place((name,), key=True) if file else Place()
        hint = "Take it out, or name it where it is used."
        yield Problem("source-unused", f"no block names the source “{name}”", hint, place, Severity.WARNING)


def _source_lines(library: Library) -> Iterator[tuple[Place, Iterable[str]]]:
    for found in blocks_of(library):
        yield _place(library, found, "source"), found[2].source
    for language, sections in library.sections.items():
        for name, section in sections.items():
            yield library.place(language, f"{name}/source"), section.source
            for key, part in section.parts.items():
                yield library.place(language, f"{name}/parts/{key}/source"), part.source
    for name, region in library.regions.items():
        yield from ((_named(library, f"content/regions/{name}.yaml"), body.source) for body in region.support)


def numbers_without_source(library: Library) -> Iterator[Problem]:
    """A number is a fact: a block with one names its source."""
    for found in blocks_of(library):
        if found[2].source != ("none",):
            continue
        for path, text in found[2].texts():
            if number := re.search(r"\d+", re.sub(words.PLACEHOLDER, "", text)):
                hint = "Name the source of the number, or write the sentence without it."
                place = _place(library, found, found[2].kind(), *path, words=number[0])
                yield Problem("number-source", f"the number {number[0]} has no source", hint, place)


# -- texts -----------------------------------------------------------------------------------------------------------


def _texts(library: Library) -> Iterator[tuple[str, str, Callable[[str], Place]]]:
    """Every text a patient reads: its language, the text, and where given letters of it stand."""
    for found in blocks_of(library):
        for path, text in found[2].texts():
            yield found[0], text, lambda w, f=found, p=path: _place(library, f, f[2].kind(), *p, words=w)  # type: ignore[misc]
    for language, sections in library.sections.items():
        for name, section in sections.items():
            titles = {"title": section.title, "point": section.point}
            titles |= {f"parts/{key}/title": part.title for key, part in section.parts.items()}
            for where, text in titles.items():
                yield language, text, lambda w, a=f"{name}/{where}", spoken=language: library.place(spoken, a, words=w)  # type: ignore[misc]


def placeholders(library: Library) -> Iterator[Problem]:
    """Every placeholder has a value in every region."""
    for language, text, place in _texts(library):
        for typed, name in words.placeholders(text):
            yield from _placeholder(library, language, typed, name, place)


def _placeholder(
    library: Library, language: str, typed: str, name: str, place: Callable[[str], Place]
) -> Iterator[Problem]:
    for region_name, region in library.regions.items():
        values = {key: number.value for key, number in region.numbers.items()} | dict(region.words.get(language, {}))
        if name not in values:
            hint = f"{did_you_mean(name, values)} Known: {', '.join(sorted(values))}.".strip()
            message = f"nothing is known under {typed} in content/regions/{region_name}.yaml"
            yield Problem("placeholder-unknown", message, hint, place(typed))
        elif not values[name].strip():
            hint = f"Type its words in content/regions/{region_name}.yaml after “{name}:”."
            yield Problem(
                "placeholder-empty", f"{typed} is empty in content/regions/{region_name}.yaml", hint, place(typed)
            )


def marks(library: Library) -> Iterator[Problem]:
    """Stars, links and HTML that would print as they stand."""
    for _, text, place in _texts(library):
        for typed, why in words.left_over_marks(text):
            yield Problem("mark-wrong", f"“{typed}”: {why}", place=place(typed))


_UNFINISHED = re.compile(r"\b(?:TODO|TBC|XXX+|FIXME|lorem ipsum)\b|0{5,}|\[[^\]]*\](?!\()|\?\?+|_{3,}", re.IGNORECASE)


def unfinished(library: Library) -> Iterator[Problem]:
    """Notes to oneself that were left in the words."""
    for _, text, place in _texts(library):
        if left := _UNFINISHED.search(text):
            hint = "Finish the sentence, or take it out."
            yield Problem("unfinished", f"“{left[0]}” looks like a note that was left in", hint, place(left[0]))


# -- what refers to something else -------------------------------------------------------------------------------------


def regions_of_blocks(library: Library) -> Iterator[Problem]:
    """`only:` names regions that exist."""
    for found in blocks_of(library):
        for name in found[2].only:
            if name not in library.regions:
                hint = f"{did_you_mean(name, library.regions)} Known: {', '.join(library.regions)}.".strip()
                yield Problem("region-unknown", f"there is no region “{name}”", hint, _place(library, found, "only"))


def pictures(library: Library) -> Iterator[Problem]:
    """Every drawing that is asked for is there."""
    there = {path.stem for path in library.pictures.glob("*.svg")}
    wanted = [
        (_place(library, f, "figure", "picture"), f[2].picture) for f in blocks_of(library) if isinstance(f[2], Figure)
    ]
    wanted += [(_ticket(library, name, "picture"), leaflet.picture) for name, leaflet in library.leaflets.items()]
    for place, name in wanted:
        if name and name not in there:
            known = ", ".join(sorted(there))
            hint = f"{did_you_mean(name, there)} Put {name}.svg into templates/pictures/, or name one of: {known}."
            yield Problem("picture-missing", f"there is no drawing “{name}”", hint.strip(), place)


def _ticket(library: Library, leaflet: str, *path: str | int) -> Place:
    file = library.files.get(f"{library.condition}/leaflets/{leaflet}.yaml")
    return file.place(path) if file else Place()


def leaflets(library: Library) -> Iterator[Problem]:
    """Job tickets name sections that exist in every language they have a title in, and formats that exist."""
    for name, leaflet in library.leaflets.items():
        for index, shape in enumerate(leaflet.formats):
            if shape not in FORMATS:
                hint = f"{did_you_mean(shape, FORMATS)} Known: {', '.join(FORMATS)}.".strip()
                yield Problem(
                    "format-unknown", f"there is no format “{shape}”", hint, _ticket(library, name, "formats", index)
                )
        for language, titles in library.titles.items():
            yield from _sections_of(library, name, language) if name in titles else ()
        if not any(name in titles for titles in library.titles.values()):
            hint = f"Add “{name}:” with its title to titles.yaml in the language's folder."
            yield Problem(
                "title-missing", f"the leaflet “{name}” has no title in any language", hint, _ticket(library, name)
            )


def _sections_of(library: Library, leaflet: str, language: str) -> Iterator[Problem]:
    there = library.sections[language]
    for index, section in enumerate(library.leaflets[leaflet].sections):
        if section not in there:
            file = library.section_file(language, section)
            hint = did_you_mean(section, there) or f"Write {file}, or take the section out of the leaflet."
            place = _ticket(library, leaflet, "sections", index)
            yield Problem("section-missing", f"the section “{section}” is not there: {file}", hint, place)


def review_dates(library: Library, today: date) -> Iterator[Problem]:
    """A review that is due soon, or overdue, is told."""
    for name, leaflet in library.leaflets.items():
        days = (leaflet.review - today).days
        if days < REVIEW_NOTICE_DAYS:
            state = f"was due {-days} days ago" if days < 0 else f"is due in {days} days"
            hint = "Have the words checked again, then set new dates."
            place = _ticket(library, name, "review")
            yield Problem("review-due", f"the review of “{name}” {state}", hint, place, Severity.WARNING)


def labels(library: Library) -> Iterator[Problem]:
    """Every language has every word that the house's own language has."""
    model_words = library.labels.get(library.house.language)
    for name, spoken in library.labels.items():
        for word in model_words.words.keys() - spoken.words.keys() if model_words else ():
            place = _named(library, f"content/labels/{name}.yaml")
            yield Problem("label-missing", f"the word “{word}” is missing", f"Add “{word}: …” under “words:”.", place)
    for language in library.titles.keys() - library.labels.keys():
        yield Problem(
            "label-missing", f"there is no content/labels/{language}.yaml", "Copy the one of another language."
        )


def contacts(library: Library) -> Iterator[Problem]:
    """The phone lines of house and clinics have a name in the labels."""
    known = library.labels[library.house.language].contacts if library.house.language in library.labels else {}
    publishers: Mapping[str, Iterable[str]] = {"content/house.yaml": library.house.contacts} | {
        f"content/clinics/{name}.yaml": clinic.contacts for name, clinic in library.clinics.items()
    }
    for file, names in publishers.items():
        for name in names:
            if name not in known:
                hint = f"{did_you_mean(name, known)} Known: {', '.join(known)}.".strip()
                place = (
                    library.files[file].place(("contacts", name), key=True) if file in library.files else Place(file)
                )
                yield Problem("contact-unknown", f"there is no label for the contact “{name}”", hint, place)


def house(library: Library) -> Iterator[Problem]:
    """What the house file asks for by default is there."""
    wanted: list[tuple[str, tuple[str, ...], Iterable[str]]] = [
        ("language", (library.house.language,), library.titles),
        ("region", (library.house.region,), library.regions),
        ("build", library.house.build, library.leaflets),
    ]
    file = library.files.get("content/house.yaml")
    for key, names, there in wanted:
        for name in names:
            if name not in there:
                hint = f"{did_you_mean(name, there)} Known: {', '.join(there)}.".strip()
                yield Problem(f"{key}-unknown", f"“{name}” is not there", hint, file.place((key,)) if file else Place())


RULES: tuple[Rule, ...] = (
    house,
    leaflets,
    labels,
    contacts,
    regions_of_blocks,
    pictures,
    blocks_without_source,
    sections_without_source,
    unknown_sources,
    unused_sources,
    numbers_without_source,
    placeholders,
    marks,
    unfinished,
)
