"""What the Tab key offers where a command wants a name. `completion.bash` and `completion.fish` ask for it.

Names are those of files: no file is read, so it is quick, and a slip in one of them does not matter.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from leaflets.commands.desk import Desk
from leaflets.formats import FORMATS

if TYPE_CHECKING:
    from click import Context, Parameter

Complete = Callable[["Context", "Parameter", str], list[str]]
"""As click asks for it: the names that begin with what was typed."""


def _offered(names: Callable[[Path], Iterable[str]]) -> Complete:
    def complete(ctx: Context, param: Parameter, typed: str) -> list[str]:  # noqa: ARG001 - click hands it over
        desk = ctx.find_object(Desk)
        return sorted(name for name in names(desk.root / "content") if name.startswith(typed)) if desk else []

    return complete


def _files(pattern: str) -> Complete:
    return _offered(lambda content: {path.stem for path in content.glob(pattern)})


leaflets = _files("*/leaflets/*.yaml")
regions = _files("regions/*.yaml")
languages = _files("labels/*.yaml")
clinics = _files("clinics/*.yaml")
formats = _offered(lambda _: FORMATS)
