"""How hard the words are to read: SMOG and the length of sentences, for each section and each leaflet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from leaflets import readability
from leaflets.check.passages import Copy, Passage, copies
from leaflets.check.silence import silenced
from leaflets.check.tickets import in_ticket
from leaflets.model import Library
from leaflets.problems import Place, Problem, Severity
from leaflets.readability import Reading

# NHS digital service manual: content with a score over 14 is to be rewritten first. We aim at 12 (51 % of UK adults).
SMOG_MOST, SMOG_TARGET = 14, 12
# Words in a sentence. Easy Read: 15 at most (Department of Health, 2010). Others: 15 on average, 25 at most.
EASY_MOST, MEAN_MOST, MOST = 15, 15, 25


@dataclass(frozen=True)
class Scored:
    """How hard one section or leaflet is; `place` is its file."""

    name: str
    reading: Reading
    place: Place


@dataclass(frozen=True)
class Sentence:
    """One sentence, how hard it is, and where it stands."""

    text: str
    reading: Reading
    place: Place


@dataclass(frozen=True)
class Report:
    """How hard one language is to read: each leaflet and section, and the hardest sentences, hardest first."""

    language: str
    leaflets: tuple[Scored, ...]
    sections: tuple[Scored, ...]
    hardest: tuple[Sentence, ...]


def report(library: Library, most: int) -> list[Report]:
    """How hard each language is to read, with this many of its hardest sentences."""
    return [
        Report(copy.language, tuple(leaflets(copy)), tuple(sections(copy)), tuple(_hardest(copy, most)))
        for copy in copies(library)
        if copy.style.reading
    ]


def sections(copy: Copy) -> Iterator[Scored]:
    """The reading of each section that a leaflet prints, whole or short."""
    for entry, passages in copy.entries.items() if copy.style.reading else ():
        titles = [passage.printed for passage in passages if passage.kind in {"title", "point"}]
        name, _, form = entry.partition("/")
        place = copy.library.place(copy.language, f"{name}/{form or 'title'}")
        yield Scored(entry, _read(passages, _dropped(copy, titles)), place)


def leaflets(copy: Copy) -> Iterator[Scored]:
    """The reading of each leaflet."""
    for name in copy.library.leaflets if copy.style.reading else ():
        if title := copy.library.titles[copy.language].get(name):
            reading = _read(copy.of(name), _dropped(copy, [title.title, title.short]))
            yield Scored(name, reading, in_ticket(copy.library, name, "sections"))


def _dropped(copy: Copy, titles: Iterable[str]) -> list[str]:
    """What the title cannot do without: the condition's name, and a drug where the titles name it."""
    named = " ".join(titles).casefold()
    return [*copy.style.title_words, *(drug for drug in copy.style.drugs if drug.casefold() in named)]


def _read(passages: Iterable[Passage], dropped: Iterable[str]) -> Reading:
    return readability.read((passage.whole for passage in passages), dropped)


def _hardest(copy: Copy, most: int) -> list[Sentence]:
    """The sentences with the most long words first; of two with as many, the longer."""
    found = {
        text: (readability.read([text], copy.style.title_words), passage, number)
        for passages in copy.entries.values()
        for passage in passages
        for number, text in enumerate(passage.sentences)
    }
    ordered = sorted(found.items(), key=lambda item: (-item[1][0].long_words, -item[1][0].words))[:most]
    return [Sentence(text, reading, passage.place_of(number)) for text, (reading, passage, number) in ordered]


def hard_to_read(copy: Copy) -> Iterator[Problem]:
    """A section or leaflet whose SMOG is over 14; a section over 12, or with long sentences on average, is told too."""
    scores = list(sections(copy))
    for scored in (*scores, *leaflets(copy)):
        yield from _too_hard(scored)
    for scored in scores:
        yield from _over_target(scored)
        yield from _long_on_average(scored)


_HOW = "See the hardest sentences first with “python build.py check --reading”. Use shorter words there."


def _over_target(scored: Scored) -> Iterator[Problem]:
    if SMOG_TARGET < round(scored.reading.smog, 1) <= SMOG_MOST:
        message = f"The SMOG score of “{scored.name}” is {scored.reading.smog:.1f}; we aim at {SMOG_TARGET}."
        yield Problem("reading-target", message, _HOW, scored.place, Severity.WARNING)


def _too_hard(scored: Scored) -> Iterator[Problem]:
    if round(scored.reading.smog, 1) > SMOG_MOST:
        message = (
            f"The SMOG score of “{scored.name}” is {scored.reading.smog:.1f}: most people would struggle with it, "
            f"and above {SMOG_MOST} nobody can sign it."
        )
        yield Problem("reading-hard", message, _HOW, scored.place, Severity.WARNING)


def stops_signing(library: Library, leaflet: str, language: str) -> list[Problem]:
    """What stops a sign-off of this leaflet, as errors: it or a section in it is too hard to read (unless silenced)."""
    entries = set(library.leaflets[leaflet].sections)
    allowed = list(silenced(library))
    told: list[Problem] = []
    for copy in [copy for copy in copies(library) if copy.language == language]:
        scores = [scored for scored in sections(copy) if scored.name in entries]
        scores += [scored for scored in leaflets(copy) if scored.name == leaflet]
        told += [problem for scored in scores for problem in _too_hard(scored)]
    return [
        replace(problem, severity=Severity.ERROR)
        for problem in told
        if not any(each.covers(problem) for each in allowed)
    ]


def long_sentences(copy: Copy) -> Iterator[Problem]:
    """A sentence that goes on too long; in Easy Read that is over 15 words."""
    easy = easy_read(copy.library)
    for entry, passages in copy.entries.items() if copy.style.reading else ():
        most = EASY_MOST if entry in easy else MOST
        for passage in passages:
            for number, text in enumerate(passage.sentences):
                if (count := len(readability.words_of(text))) > most:
                    message = f"This sentence has {count} words; {most} are the most."
                    yield Problem(
                        "sentence-long", message, "Make two of it.", passage.place_of(number), Severity.WARNING
                    )


def easy_read(library: Library) -> set[str]:
    """The sections that are printed in Easy Read."""
    tickets = [leaflet for leaflet in library.leaflets.values() if "easy-read" in leaflet.formats]
    return {entry for leaflet in tickets for entry in leaflet.sections}


def _long_on_average(scored: Scored) -> Iterator[Problem]:
    if scored.reading.mean > MEAN_MOST:
        message = f"Sentences of “{scored.name}” have {scored.reading.mean:.1f} words on average; we aim at 15."
        yield Problem("sentences-long", message, "Make two of each long one.", scored.place, Severity.WARNING)
