"""The commands that help with writing."""

from __future__ import annotations

import click

from leaflets.commands.desk import UNSAVED, USAGE, Desk, leave, ready_library


@click.command()
@click.pass_obj
def schema(desk: Desk) -> None:
    """Write content/schemas/, by which an editor completes and checks while you type."""
    from leaflets import schema as schemas
    from leaflets import yamlfile
    from leaflets.problems import ProblemsFound

    made = schemas.files()
    try:
        for name, text in made.items():
            yamlfile.save(desk.root / name, name, text)
    except ProblemsFound as found:
        leave(found.problems, UNSAVED)
    click.echo(f"{len(made)} schemas are in {schemas.FOLDER}.")


@click.command()
@click.argument("what", type=click.Choice(["section", "leaflet", "source"]))
@click.argument("name")
@click.pass_obj
def new(desk: Desk, what: str, name: str) -> None:
    """Begin a new section, leaflet or source, with notes on what to change. Nothing that is there is touched."""
    from leaflets import line
    from leaflets.problems import ProblemsFound

    library = ready_library(desk)
    try:
        if what == "section":
            files = line.new_section(library, name)
        elif what == "leaflet":
            files = line.new_leaflet(library, name, desk.today)
        else:
            files = line.new_source(library, name, desk.today)
    except ProblemsFound as found:
        leave(found.problems, UNSAVED if found.problems[0].code == "not-written" else USAGE)
    click.echo(f"Written: {', '.join(files)}. Change the words there, then type “python build.py check”.")
