"""The commands that help with writing."""

from __future__ import annotations

import click

from leaflets.commands.desk import UNSAVED, Desk, leave


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
