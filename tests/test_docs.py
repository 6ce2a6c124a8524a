"""What the documents say stays true: their examples load, their links lead somewhere, their lists are whole."""

from __future__ import annotations

import ast
import functools
import html
import re
import shlex
import textwrap
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from test_floors import DOORS, FLOORS

import build
from leaflets import check, load, model, prove, words, yamlfile
from leaflets.commands.desk import COMPUTER, CONTENT, FAILED, UNSAVED, USAGE
from leaflets.formats import FORMATS
from leaflets.model import KINDS, Block, Library, blocks
from leaflets.preflight import ADVICE, GOALS

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "content/README.md"]
DOCUMENTS += sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("docs/*.md"))

FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"\]\(([^)\s]+)\)|\b(?:src|href)=\"([^\"]+)\"")
CLAIM = re.compile(r"^\| ([AB]\d+) \| [^|]+ \| (carried|corrected|left out) \| ([^|]+) \|$", re.MULTILINE)


def text_of(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def fences(name: str, language: str) -> list[str]:
    return [inside for spoken, inside in FENCE.findall(text_of(name)) if spoken == language]


def part(name: str, heading: str) -> str:
    """What stands under a heading of a document, up to the next heading of any level."""
    _, found, rest = text_of(name).partition(f"\n## {heading}\n")
    assert found, f"{name} has no part “{heading}”"
    return re.split(r"^#+ ", rest, maxsplit=1, flags=re.MULTILINE)[0]


def rows(text: str) -> list[list[str]]:
    """The rows of all tables in a text, without heads and rules."""
    lines = [line.strip("| \n").split(" | ") for line in text.splitlines() if line.startswith("| ")]
    return [cells for cells in lines if cells[0].startswith("`") or cells[0].isdigit()]


def read(example: str) -> object:
    return yamlfile.parse(example.encode(), "example").data


@functools.cache
def library() -> Library:
    loaded = load.load(ROOT)
    assert loaded.library
    return loaded.library


# -- links


def links(name: str) -> Iterator[str]:
    for pair in LINK.findall(FENCE.sub("", text_of(name))):
        address = "".join(pair)
        if not re.match(r"[a-z]+:", address):
            yield address


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_link_leads_to_a_file(name):
    missing = [link for link in links(name) if not ((ROOT / name).parent / link.split("#")[0]).exists()]
    assert missing == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_link_to_a_heading_leads_to_one(name):
    for link in links(name):
        file, _, heading = link.partition("#")
        if heading:
            target = text_of(((ROOT / name).parent / file).resolve().relative_to(ROOT).as_posix() if file else name)
            assert heading in {slug(found) for found in re.findall(r"^#+ (.*)$", target, re.MULTILINE)}, link


def slug(heading: str) -> str:
    """The name that GitHub gives to a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


# -- README


def test_the_readme_has_one_command_to_make_and_one_to_test():
    commands = fences("README.md", "sh")
    assert [command.count("\n") for command in commands] == [1, 1]


def test_the_readme_is_short():
    assert len(text_of("README.md").splitlines()) <= 90


# -- content/README


def test_staff_find_every_kind_of_block_with_an_example():
    kinds = rows(part("content/README.md", "The kinds of block"))
    assert [cells[0].strip("`") for cells in kinds] == list(KINDS)
    for kind, _, cell in kinds:
        example = re.fullmatch(r"<pre>(.*)</pre>", cell)
        assert example, f"{kind} has no example"
        body = read(html.unescape(example[1].replace("<br>", "\n")))
        assert isinstance(body, list)
        assert [the_block(item).kind() for item in body] == [kind.strip("`")]


def the_block(item: object) -> Block:
    made = model.block(item)
    assert isinstance(made, Block), made
    assert {name for name in made.source if name != "none"} <= library().sources.keys()
    return made


def test_every_other_example_for_staff_loads():
    for example in fences("content/README.md", "yaml"):
        data = read(example)
        if isinstance(data, list):
            assert all(the_block(item) for item in data)
        elif example.startswith("ask:"):
            assert all(isinstance(model.checked(model.Ask, ask), model.Ask) for ask in data["ask"])
        elif example.startswith("# content/mmn/reader-tests.yaml"):
            assert all(isinstance(model.checked(model.ReaderTest, it), model.ReaderTest) for it in data.values())
        else:
            assert example.startswith("# content/clinics/")
            clinic = model.checked(model.Clinic, data)
            assert isinstance(clinic, model.Clinic)
            assert clinic.contacts.keys() <= library().labels["en"].contacts.keys()


def test_staff_are_told_every_leaflet():
    told = [cells[0] for cells in rows(part("content/README.md", "The leaflets there are"))]
    assert sorted(name for cell in told for name in in_ticks(cell)) == sorted(library().leaflets)


def test_staff_are_told_every_placeholder():
    told = {name for _, name in words.placeholders(text_of("content/README.md"))}
    for region in library().regions.values():
        assert told == {*region.numbers, *region.words["en"]}


# -- what became of each claim


def places() -> set[str]:
    """Every address that the coverage may name: blocks, titles of sections and parts, points."""
    found = {address for language, address, _ in check.blocks_of(library()) if language == "en"}
    for name, section in library().sections["en"].items():
        found |= {f"{name}/title"} | ({f"{name}/point"} if section.point else set())
        found |= {f"{name}/parts/{key}/title" for key in section.parts}
    return found


def test_no_claim_is_missing():
    wanted = [f"A{number}" for number in range(1, 55)] + [f"B{number}" for number in range(1, 132)]
    assert [claim for claim, _, _ in CLAIM.findall(text_of("docs/coverage.md"))] == wanted


def test_every_claim_stands_where_the_coverage_says():
    there = places()
    for claim, outcome, where in CLAIM.findall(text_of("docs/coverage.md")):
        named = re.findall(r"`([^`]+)`", where)
        assert named or outcome == "left out", claim
        assert set(named) <= there, claim


# -- problems


WAYS = {"Problem": 0, "Fault": 1, "Ban": 0, "refuse": 0, "_tell": 0}
"""What a code is given to, and as which argument."""

FOLDED = [name for name, shape in FORMATS.items() if shape.fold != "pages"]

IN_A_TABLE = re.compile(r"[a-z]+(-[a-z]+)+")


class Codes:
    """The codes of problems that one module gives, read from its source."""

    def __init__(self, source: str) -> None:
        self.tree = ast.parse(source)
        self.above = {child: node for node in ast.walk(self.tree) for child in ast.iter_child_nodes(node)}

    def given(self) -> set[str]:
        found: set[str] = set()
        for call in ast.walk(self.tree):
            if isinstance(call, ast.Call) and (name := called(call)) in WAYS and len(call.args) > WAYS[name]:
                found |= self.said(call.args[WAYS[name]], self.scope(call))
        return found

    def scope(self, node: ast.AST) -> ast.AST:
        while not isinstance(node, ast.FunctionDef | ast.Module):
            node = self.above[node]
        return node

    def said(self, code: ast.expr, scope: ast.AST) -> set[str]:
        """All codes that this expression can stand for; none for one that is only handed on."""
        if isinstance(code, ast.IfExp):
            return self.said(code.body, scope) | self.said(code.orelse, scope)
        if isinstance(code, ast.JoinedStr):
            return {first + text(code.values[-1]) for first in firsts(scope)}
        if isinstance(code, ast.Name):
            values = [node.value for node in ast.walk(scope) if isinstance(node, ast.Assign) and named(node, code.id)]
            return {each for value in values for each in self.said(value, scope)} or self.tabled()
        return {text(code)} - {""}

    def tabled(self) -> set[str]:
        """The codes in the tables of this module: names of entries, and what stands first in a row."""
        tables = [node.value for node in self.tree.body if isinstance(node, ast.Assign | ast.AnnAssign) and node.value]
        keys = {text(key) for table in tables if isinstance(table, ast.Dict) for key in table.keys if key}
        return {word for word in keys.union(*map(firsts, tables)) if IN_A_TABLE.fullmatch(word)}


def called(call: ast.Call) -> str:
    return getattr(call.func, "id", getattr(call.func, "attr", ""))


def named(node: ast.Assign, name: str) -> bool:
    return any(isinstance(target, ast.Name) and target.id == name for target in node.targets)


def text(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def firsts(scope: ast.AST) -> set[str]:
    """What stands first in each row: ("region", …)."""
    return {text(node.elts[0]) for node in ast.walk(scope) if isinstance(node, ast.Tuple) and node.elts} - {""}


@functools.cache
def codes() -> set[str]:
    sources = (path for path in ROOT.glob("leaflets/**/*.py") if path.parent.name != "preflight")  # tells of goals
    return {code for path in sources for code in Codes(path.read_text("utf-8")).given()}


def test_every_code_of_a_problem_is_explained_once():
    told = [cells[0].strip("`") for cells in rows(text_of("docs/problems.md"))]
    assert sorted(told) == sorted(codes())


@pytest.mark.parametrize(
    ("source", "given"),
    [
        ('Problem("one", "words")', {"one"}),
        ('Problem("one" if yes else "two", "words")', {"one", "two"}),
        ('def f():\n    code = "one" if yes else "two"\n    Problem(code, "words")', {"one", "two"}),
        (
            'def f():\n    known = [("one", 1), ("two", 2)]\n    Problem(f"{known}-unknown", "")',
            {"one-unknown", "two-unknown"},
        ),
        ('_WAYS = {"one-two": ("is", "are")}\ndef f(code):\n    Problem(code, "words")', {"one-two"}),
        ('_PLAIN = {"too_short": ("one-two", "words")}\ndef f(code):\n    Fault((), code)', {"one-two"}),
        ('Fault((), "one", "words")', {"one"}),
        ('self._tell("one", "words")', {"one"}),
        ('refuse("one", "words")\nBan("two", "float")', {"one", "two"}),
        ('Problem(fault.code, "words")', set()),
    ],
)
def test_a_code_is_found_however_it_is_given(source, given):
    assert Codes(source).given() == given


def test_every_slip_that_is_kept_for_tests_has_a_known_code():
    kept = "\n".join(path.read_text("utf-8") for path in ROOT.glob("tests/golden/*/*.txt"))
    found = set(re.findall(r"^(?:error|warning) \[([^]]+)\]", kept, re.MULTILINE))
    assert found
    assert found <= codes()


# -- goals


def test_every_goal_is_listed_with_what_comes_of_its_miss():
    told = [cells for cells in rows(text_of("docs/goals.md")) if cells[0].isdigit()]
    assert told == [
        [
            str(goal.number),
            goal.name,
            goal.judge,
            f"warning: {ADVICE[goal.number]}" if goal.number in ADVICE else "error",
        ]
        for goal in GOALS
    ]


# -- governance
def spoken_commands() -> list[str]:
    return re.findall(r"python build\.py ([^`\n]+)", text_of("docs/governance.md"))


@pytest.mark.parametrize("line", spoken_commands())
def test_every_command_that_a_manager_is_told_can_be_typed(line):
    name, *typed = shlex.split(line)
    if name not in build.main.commands:
        assert name in library().leaflets
        return
    command = build.main.commands[name]
    context = command.make_context(name, list(typed), resilient_parsing=False)
    given = [value for value in context.params.values() if value]
    assert given or not typed


def test_a_manager_is_told_of_every_command_that_answers_for_the_words():
    assert {"sign-off", "withdraw", "status", "changes", "check"} <= {line.split()[0] for line in spoken_commands()}


def test_governance_is_one_page():
    assert len(text_of("docs/governance.md").splitlines()) <= 70


# -- contributing, architecture, changelog


def test_the_new_block_of_the_example_keeps_to_our_own_rules():
    (made,), (page,), (style,), (typed,) = (indented(spoken) for spoken in ("python", "html", "css", "yaml"))
    fields: dict[str, type[Block]] = {}
    code = compile(made, "CONTRIBUTING.md", "exec", dont_inherit=True)
    exec(code, vars(blocks) | {"__name__": __name__}, fields)  # noqa: S102 - our own example
    (kind,) = fields.values()
    ((name, words_),) = [(key, value) for key, value in read(typed)[0].items() if key not in Block.model_fields]
    assert (kind.kind(), kind.main) == (name, "text")
    assert list(kind(text=words_).texts()) == [(("text",), words_)]
    assert f'class="{name}" id="{{{{ id }}}}"' in page
    assert style.startswith(f".{name} ")
    assert list(prove.stylesheet(style, f"{name}.css")) == []


def indented(language: str) -> list[str]:
    """What stands between fences inside a list."""
    inside = re.findall(rf"^   ```{language}\n(.*?)^   ```$", text_of("CONTRIBUTING.md"), re.DOTALL | re.MULTILINE)
    return [textwrap.dedent(example) for example in inside]


def test_the_exit_codes_are_those_of_the_program():
    tree = ast.parse(text_of("build.py"))
    told = next(node.value for node in ast.walk(tree) if isinstance(node, ast.keyword) and node.arg == "epilog")
    in_help = re.findall(r"(\d) ([^;.]+)[;.]", ast.literal_eval(told))
    in_table = [(cells[0], cells[1]) for cells in table("Exit codes")]
    assert in_table == in_help
    assert [int(code) for code, _ in in_table] == [0, CONTENT, USAGE, FAILED, COMPUTER, UNSAVED]


def test_every_format_is_explained():
    assert {cells[0].strip("`") for cells in table("Formats")} == set(FORMATS)


def test_every_folded_format_has_its_settings_for_the_printers_dialog():
    told = re.findall(r"^  \| `…-(\S+)-sheets\.pdf` \| actual size", text_of("CHANGELOG.md"), re.MULTILINE)
    assert told == FOLDED


def test_the_floors_and_doors_are_those_that_the_imports_keep_to():
    floors = {cells[1].strip("`").removesuffix(".py"): int(cells[0]) for cells in table("Floors")}
    assert floors == FLOORS
    doors = {library: in_ticks(cells[1]) for cells in table("Doors") for library in in_ticks(cells[0])}
    assert doors == DOORS


def table(heading: str) -> list[list[str]]:
    return rows(part("docs/architecture.md", heading))


def in_ticks(cell: str) -> set[str]:
    return {name.removesuffix(".py") for name in re.findall(r"`([^`]+)`", cell)}


def test_the_newest_version_in_the_changelog_is_the_one_that_is_installed():
    newest = re.search(r"^## \[?([0-9.]+)\]? - \d{4}-\d{2}-\d{2}$", text_of("CHANGELOG.md"), re.MULTILINE)
    assert newest
    assert newest[1] == tomllib.loads(text_of("pyproject.toml"))["project"]["version"]
