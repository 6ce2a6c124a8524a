"""Words that no dictionary knows, and those of another country, as each region prints them. English alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from leaflets import spelling as dictionary
from leaflets import words
from leaflets.check.places import Where, texts_by_region
from leaflets.model import Library, Region, Style
from leaflets.problems import Place, Problem, Severity

# The words that the dictionary knew are remembered here.
_CACHE = ".cache"
# Texts whose words are remembered, so that a watch reads again only what was typed since.
_TEXTS = 10_000


@dataclass(frozen=True)
class _Known:
    """What is known of one language beside the dictionary: the project's words, and the spelling of each region."""

    own: frozenset[str]
    tables: Mapping[str, Mapping[str, str]]

    @cached_property
    def twins(self) -> dict[str, str]:
        """Each word that a table makes, with the one that it is made of."""
        return {new: typed for table in self.tables.values() for typed, new in table.items()}

    @cached_property
    def _typed(self) -> frozenset[str]:
        return frozenset(self.twins.values())

    def has(self, word: str) -> bool:
        """Whether the project has the word, or the one that it is a plural of."""
        return bool({word, word.removesuffix("s")} & self.own) or word in self.twins or word in self._typed

    def native(self, word: str, region: str) -> str:
        """What the region has in place of a word that it would print; nothing when the word is not foreign there."""
        here, bare = self.tables[region], _bare(word)
        if not (bare in self.twins or bare in here) or bare in self.own:
            return ""
        printed = _bare(words.respell(word, here))
        return here.get(printed, "") or ("" if printed in here.values() else self.twins.get(printed, ""))


@dataclass(frozen=True)
class _Text:
    """The words of one text, where letters of it stand, and the regions that print it."""

    words: tuple[str, ...]
    where: Where
    regions: tuple[str, ...]


def misspelt(library: Library) -> Iterator[Problem]:
    """Words that are misspelt, or spelt as in another country, in languages whose reading is that of English."""
    for language, style in library.styles.items():
        if style.reading == "english" and library.regions:
            known = _Known(_own(style), {name: _table(region, language) for name, region in library.regions.items()})
            texts = list(_texts(library, language))
            yield from _foreign(texts, known)
            yield from _strange(texts, known, library, language)


def _own(style: Style) -> frozenset[str]:
    """Every word of the lists that say which words there are."""
    lists = (style.words, style.terms, style.drugs, style.title_words, style.abbreviations, style.brands)
    general = [name for names in style.brands.values() for name in names]
    names = [*general, *(name for each in lists for name in each)]
    return frozenset(_bare(word) for name in names for word in words.spelt(name))


def _table(region: Region, language: str) -> dict[str, str]:
    return {typed.casefold(): new.casefold() for typed, new in region.spelling.get(language, {}).items()}


@cache
def _bare(word: str) -> str:
    return word.casefold().replace("’", "'").removesuffix("'s")


def _texts(library: Library, language: str) -> Iterator[_Text]:
    for spoken, text, where, only in texts_by_region(library):
        if spoken == language:
            regions = tuple(name for name in library.regions if not only or name in only)
            yield _Text(_words(text), where, regions)


@lru_cache(_TEXTS)
def _words(text: str) -> tuple[str, ...]:
    """The words of a text, each once."""
    return tuple(dict.fromkeys(filter(_is_word, words.spelt(text))))


@cache
def _is_word(word: str) -> bool:
    """Whether this is a word to be spelt: abbreviations are left to the rule that is about them."""
    return len(word) > 1 and sum(map(str.isupper, word)) < 2  # noqa: PLR2004 - one capital begins a sentence or a name


def _all_words(texts: Iterable[_Text]) -> set[str]:
    return {word for text in texts for word in text.words}


def _with(texts: Iterable[_Text], looked_for: Collection[str]) -> Iterator[tuple[_Text, str]]:
    """Each of these words in each text that has it; most texts have none."""
    wanted = frozenset(looked_for)
    for text in texts if wanted else ():
        if not wanted.isdisjoint(text.words):
            yield from ((text, word) for word in text.words if word in wanted)


def _foreign(texts: Sequence[_Text], known: _Known) -> Iterator[Problem]:
    """Words that a region would print in the spelling of another."""
    pairs = ((word, region) for word in _all_words(texts) for region in known.tables)
    right = {pair: found for pair in pairs if (found := known.native(*pair))}
    for text, word in _with(texts, {word for word, _ in right}):
        if region := next((name for name in text.regions if (word, name) in right), ""):
            yield _told_foreign(word, region, right[word, region], text.where(word))


def _told_foreign(word: str, region: str, right: str, place: Place) -> Problem:
    message = f"“{word}” would print in region “{region}”, which spells it “{right}”."
    hint = "Type the British word; a region’s “spelling:” makes its own of it. Write “of the fibre” for “the fibre’s”."
    return Problem("spelling", message, hint, place, Severity.WARNING)


def _strange(texts: Sequence[_Text], known: _Known, library: Library, language: str) -> Iterator[Problem]:
    """Words that neither the dictionary nor the project knows."""
    bare = {word: _bare(word) for word in _all_words(texts)}
    asked = {word for word in bare.values() if not known.has(word)}
    strange = dictionary.unknown(asked, library.root / _CACHE) if asked else set()
    guesses = {word: _guess(word, known) for word in strange}
    for text, word in _with(texts, [word for word, plain in bare.items() if plain in strange]):
        yield _told_strange(word, guesses[bare[word]], f"{library.condition}/{language}", text.where(word))


def _guess(word: str, known: _Known) -> str:
    """What was meant, in the spelling in which people type."""
    meant = dictionary.meant(word, {*known.own, *known.twins.values()})
    return meant if meant in known.own else known.twins.get(meant, meant)


def _told_strange(word: str, meant: str, folder: str, place: Place) -> Problem:
    question = f"Did you mean “{meant}”? " if meant else ""
    hint = f"{question}Mend it, or add it to “words:” in {folder}/style.yaml when it is right."
    return Problem("spelling", f"“{word}” is no word that is known here.", hint, place, Severity.WARNING)
