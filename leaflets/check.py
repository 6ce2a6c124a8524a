"""Looks at the whole library for what no single file can show: small generators, one rule each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial

from leaflets import words
from leaflets.formats import FORMATS
from leaflets.model import Block, Figure, Library, Section
from leaflets.problems import Place, Problem, Severity, did_you_mean

# Trusts ask for a revised leaflet about three months before its review date.
REVIEW_NOTICE_DAYS = 90

Rule = Callable[[Library], Iterator[Problem]]
Inner = tuple[str | int, ...]
# A block with its language and its address.
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


def _text_place(library: Library, found: Found, path: Inner, letters: str) -> Place:
    """Where these letters stand in a block; the items of a plain list have no name of their own under its kind."""
    inner = path[1:] if len(path) > 1 and path[0] == found[2].main else path
    return _place(library, found, found[2].kind(), *inner, words=letters)


def _in_file(library: Library, name: str, path: Inner, letters: str = "") -> Place:
    """Where a value, or these letters in it, stand in a file that holds no blocks."""
    file = library.files.get(name)
    if file is None:
        return Place(name)
    return file.find(path, letters) if letters else file.place(path)


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
    """Every id names a source. When the list of sources cannot be read, that has been told already."""
    if f"{library.condition}/sources.yaml" not in library.files:
        return
    for place, ids in _source_lines(library):
        for name in ids:
            if name not in library.sources and name != "none":
                hint = did_you_mean(name, library.sources) or "Add the source to sources.yaml, or mend the name."
                yield Problem("source-unknown", f"there is no source “{name}”", hint, place)


def unused_sources(library: Library) -> Iterator[Problem]:
    """A source nothing rests on is told, so that the list stays short."""
    used = {name for _, ids in _source_lines(library) for name in ids}
    file = library.files.get(f"{library.condition}/sources.yaml")
    for name in sorted(library.sources.keys() - used):
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
        for index, body in enumerate(region.support):
            yield _in_file(library, f"content/regions/{name}.yaml", ("support", index, "source")), body.source


def numbers_without_source(library: Library) -> Iterator[Problem]:
    """A number is a fact: a block with one names its source."""
    for found in blocks_of(library):
        if found[2].source != ("none",):
            continue
        for path, text in found[2].texts():
            if number := re.search(r"\d+", re.sub(words.PLACEHOLDER, "", text)):
                hint = "Name the source of the number, or write the sentence without it."
                place = _text_place(library, found, path, number[0])
                yield Problem("number-source", f"the number {number[0]} has no source", hint, place)


# -- texts -----------------------------------------------------------------------------------------------------------


def _texts(library: Library) -> Iterator[tuple[str, str, Callable[[str], Place]]]:
    """Every text a patient reads: its language, the text, and where given letters of it stand."""
    for found in blocks_of(library):
        for path, text in found[2].texts():
            yield found[0], text, partial(_text_place, library, found, path)
    for language, sections in library.sections.items():
        for name, section in sections.items():
            headings: dict[Inner, str] = {("title",): section.title, ("point",): section.point}
            headings |= {("parts", key, "title"): part.title for key, part in section.parts.items()}
            for path, text in headings.items():
                yield language, text, partial(_in_file, library, library.section_file(language, name), path)
    for language, titles in library.titles.items():
        for name, title in titles.items():
            file = f"{library.condition}/{language}/titles.yaml"
            for field, text in title.model_dump(by_alias=True, exclude={"keywords"}).items():
                yield language, text, partial(_in_file, library, file, (name, field))


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
    """`only:` names regions that exist (one that is there, but broken, has been told already)."""
    for found in blocks_of(library):
        for name in found[2].only:
            if name not in library.regions and not (library.root / f"content/regions/{name}.yaml").exists():
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
    return _in_file(library, f"{library.condition}/leaflets/{leaflet}.yaml", path)


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
    own = library.labels.get(library.house.language)
    for name, spoken in library.labels.items():
        for group in ("words", "contacts", "signers") if own else ():
            for word in [word for word in getattr(own, group) if word not in getattr(spoken, group)]:
                place = _in_file(library, f"content/labels/{name}.yaml", (group,))
                hint = f"Add “{word}: …” under “{group}:”."
                yield Problem("label-missing", f"the word “{word}” is missing", hint, place)
    for language in library.titles:
        file = f"content/labels/{language}.yaml"
        if not (library.root / file).exists():
            hint = "Copy the one of another language."
            yield Problem("label-missing", f"there is no {file}", hint, Place(file))


def contacts(library: Library) -> Iterator[Problem]:
    """The phone lines of house and clinics have a name in the labels."""
    if library.house.language not in library.labels:
        return
    known = library.labels[library.house.language].contacts
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


def offers(library: Library) -> Iterator[Problem]:
    """What an organisation offers is said in every language."""
    for name, region in library.regions.items():
        for index, body in enumerate(region.support):
            for language in [language for language in library.titles if language not in body.offers]:
                place = _in_file(library, f"content/regions/{name}.yaml", ("support", index, "offers"))
                message = f"what “{body.name}” offers is not said in the language “{language}”"
                yield Problem("offer-missing", message, f"Add “{language}: …” under “offers:”.", place)


def house(library: Library) -> Iterator[Problem]:
    """What the house file asks for by default is there (a file that is there, but broken, has been told already)."""
    wanted: list[tuple[str, tuple[str, ...], Iterable[str], str]] = [
        ("language", (library.house.language,), library.titles, f"{library.condition}/{{}}/titles.yaml"),
        ("region", (library.house.region,), library.regions, "content/regions/{}.yaml"),
        ("build", library.house.build, library.leaflets, f"{library.condition}/leaflets/{{}}.yaml"),
    ]
    for key, names, there, file in wanted:
        for name in names:
            if name not in there and not (library.root / file.format(name)).exists():
                hint = f"{did_you_mean(name, there)} Known: {', '.join(there)}.".strip()
                place = _in_file(library, "content/house.yaml", (key,), name)
                yield Problem(f"{key}-unknown", f"“{name}” is not there", hint, place)


RULES: tuple[Rule, ...] = (
    house,
    leaflets,
    labels,
    contacts,
    offers,
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
