"""The templates: found, filled, and told about when they cannot be used."""

from __future__ import annotations

import traceback
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError, TemplateNotFound

from leaflets.compose.filters import FILTERS
from leaflets.problems import Place, Problem, ProblemsFound

# What Python raises where a template adds words to a number, calls a word, asks for the tenth of three, includes itself
# or is not saved as UTF-8.
_SLIPS = (TemplateError, TypeError, ValueError, AttributeError, LookupError, ArithmeticError, RecursionError)


@cache
def environment(templates: Path) -> Environment:
    """The templates of this folder, each read once; a name that is not there is a fault, never an empty text."""
    made = Environment(loader=FileSystemLoader(templates), autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    made.filters |= FILTERS
    return made


def rendered(root: Path, name: str, context: Mapping[str, Any]) -> str:
    """The template of this name filled from the context. Raises `ProblemsFound` with its file and line."""
    try:
        return environment(root / "templates").get_template(name).render(context)
    except TemplateNotFound as error:
        hint = "Put the file back, or take the block that needs it out of the content."
        message = f"There is no template “{error.name}”."
        raise ProblemsFound([Problem("template-missing", message, hint)]) from error
    except _SLIPS as error:
        why = "it includes itself" if isinstance(error, RecursionError) else str(error).rstrip(".")
        message = f"This template cannot be used: {why}."
        place = _last_line(root, error) or Place(f"templates/{name}")
        hint = "Mend the line. CONTRIBUTING.md names what a template can use."
        raise ProblemsFound([Problem("template-broken", message, hint, place)]) from error


def _last_line(root: Path, error: Exception) -> Place | None:
    """The last line of a template on the way to the error (jinja2 puts its templates into the traceback)."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        path = Path(frame.filename)
        if path.is_relative_to(root / "templates"):
            return Place(path.relative_to(root).as_posix(), frame.lineno, excerpt=frame.line or "")
    return None
