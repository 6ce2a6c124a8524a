"""What names something else: the house file, labels, phone lines, regions, drawings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from leaflets.check.places import blocks_of, in_block, in_file, sections_of
from leaflets.check.tickets import in_ticket
from leaflets.model import Labels, Library
from leaflets.problems import Place, Problem, did_you_mean, known_names


def house(library: Library) -> Iterator[Problem]:
    """What the house file asks for by default is there (a file that is there, but broken, has been told already)."""
    own = library.house
    wanted: list[tuple[str, str, tuple[str, ...], Iterable[str], str]] = [
        ("language", "language", (own.language,), library.titles, f"{library.condition}/{{}}/titles.yaml"),
        ("region", "region", (own.region,), library.regions, "content/regions/{}.yaml"),
        ("build", "leaflet", own.build, library.leaflets, f"{library.condition}/leaflets/{{}}.yaml"),
    ]
    for key, what, names, there, file in wanted:
        for index, name in enumerate(names):
            if name not in there and not (library.root / file.format(name)).exists():
                place = in_file(library, "content/house.yaml", (key, index))
                message = f"There is no {what} “{name}”: {file.format(name)} is not there."
                yield Problem(f"{key}-unknown", message, known_names(name, there), place)


def regions_of_blocks(library: Library) -> Iterator[Problem]:
    """`only:` names regions that exist (one that is there, but broken, has been told already)."""
    for found in blocks_of(library):
        for index, name in enumerate(found[2].only):
            if name not in library.regions and not (library.root / f"content/regions/{name}.yaml").exists():
                place = in_block(library, found, "only", index)
                hint = known_names(name, library.regions)
                yield Problem("region-unknown", f"There is no region “{name}”.", hint, place)


def questions(library: Library) -> Iterator[Problem]:
    """The answer to each question for readers stands in a block that is there."""
    there = {(language, address) for language, address, _ in blocks_of(library)}
    for language, name, section in sections_of(library):
        for index, ask in enumerate(section.ask):
            if (language, f"{name}/{ask.at}") not in there:
                place = in_file(library, library.section_file(language, name), ("ask", index, "at"))
                hint = "Count the blocks under “body:” from 1, or name the part, as in “parts/hands/body/1”."
                yield Problem("ask-place-unknown", f"There is no block “{ask.at}” in this section.", hint, place)


def reader_tests(library: Library) -> Iterator[Problem]:
    """A test with readers is of a leaflet that is there, and no more people were right than were asked."""
    file = f"{library.condition}/reader-tests.yaml"
    for name, test in library.reader_tests.items():
        if test.leaflet not in library.leaflets:
            hint = known_names(test.leaflet, library.leaflets)
            place = in_file(library, file, (name, "leaflet"))
            yield Problem("leaflet-unknown", f"There is no leaflet “{test.leaflet}”.", hint, place)
        for index, right in enumerate(test.right):
            if right > test.people:
                message = f"{right} people were right, and only {test.people} were asked."
                place = in_file(library, file, (name, "right", index))
                yield Problem("too-many-right", message, "Count again, or mend “people:”.", place)


def pictures(library: Library) -> Iterator[Problem]:
    """Every drawing that is asked for is there."""
    there = sorted(path.stem for path in library.pictures.glob("*.svg"))
    for place, name in _pictures(library):
        if name and name not in there:
            offered = [drawing for drawing in there if not drawing.startswith("staff-")]  # those are not for patients
            near = did_you_mean(name, offered)
            known = ", ".join(offered) or "none yet"
            hint = f"{near} Put {name}.svg into templates/pictures/, or name one of those there: {known}.".strip()
            yield Problem("picture-missing", f"There is no drawing “{name}”.", hint, place)


def _pictures(library: Library) -> Iterator[tuple[Place, str]]:
    for found in blocks_of(library):
        if found[2].drawing():
            yield in_block(library, found, found[2].kind(), "picture"), found[2].drawing()
    for name, leaflet in library.leaflets.items():
        yield in_ticket(library, name, "picture"), leaflet.picture


def labels(library: Library) -> Iterator[Problem]:
    """Every language has every word that the house's own language has."""
    own = library.labels.get(library.house.language)
    for name, spoken in library.labels.items():
        yield from _missing(library, name, own, spoken) if own else ()
    for language in library.titles:
        file = f"content/labels/{language}.yaml"
        if not (library.root / file).exists():
            message = f"The language “{language}” has no labels: {file} is not there."
            hint = "Copy the file of another language, and translate what stands after each colon."
            yield Problem("label-missing", message, hint, Place(file))


def _missing(library: Library, language: str, own: Labels, spoken: Labels) -> Iterator[Problem]:
    # What is only for staff may be left out whole: the house's language then speaks for it.
    for group in ("words", "contacts", "signers", *(("staff",) if spoken.staff else ())):
        for word in [word for word in getattr(own, group) if word not in getattr(spoken, group)]:
            place = in_file(library, f"content/labels/{language}.yaml", (group,))
            hint = f"Add “{word}: …” under “{group}:”."
            yield Problem("label-missing", f"The label “{word}” is missing.", hint, place)


def contacts(library: Library) -> Iterator[Problem]:
    """The phone lines of house and clinics have a name in the labels."""
    if library.house.language not in library.labels:
        return
    language = library.house.language
    known = library.labels[language].contacts
    publishers: Mapping[str, Iterable[str]] = {"content/house.yaml": library.house.contacts} | {
        f"content/clinics/{name}.yaml": clinic.contacts for name, clinic in library.clinics.items()
    }
    for file, names in publishers.items():
        for name in [name for name in names if name not in known]:
            place = in_file(library, file, ("contacts", name), key=True)
            message = f"There is no label for the contact “{name}”."
            hint = f"{known_names(name, known)} A new one is added to content/labels/{language}.yaml."
            yield Problem("contact-unknown", message, hint, place)


def offers(library: Library) -> Iterator[Problem]:
    """What an organisation offers is said in every language."""
    for name, region in library.regions.items():
        for index, body in enumerate(region.support):
            for language in [language for language in library.titles if language not in body.offers]:
                place = in_file(library, f"content/regions/{name}.yaml", ("support", index, "offers"))
                message = f"What “{body.name}” offers is not said in the language “{language}”."
                yield Problem("offer-missing", message, f"Add “{language}: …” under “offers:”.", place)
