"""Makes the leaflets. `python build.py` does what `content/house.yaml` says; `--help` tells the rest."""

from __future__ import annotations

import os
import sys
from datetime import date

from leaflets import memory

ROOT = os.path.dirname(os.path.abspath(__file__))
ASKED = [os.getcwd(), *sys.argv[1:]]
TAB = "_BUILD_PY_COMPLETE" in os.environ
"""Whether the Tab key asks what may be typed (leaflets/commands/completion.py)."""


def nothing_to_do() -> bool:
    """Whether the very same was asked for before and nothing has changed since; then it is said, and that is all."""
    last = memory.nothing_changed(os.path.join(ROOT, ".cache"), ASKED, ROOT, date.today().isoformat())
    if last:
        print(last.said)
    return last is not None


if __name__ == "__main__" and not TAB and nothing_to_do():
    sys.exit()

from pathlib import Path

import click

from leaflets.commands import BuildByDefault, Desk
from leaflets.commands.approve import sign_off, withdraw
from leaflets.commands.build import build
from leaflets.commands.look import check, doctor, list_, preflight
from leaflets.commands.printing import print_
from leaflets.commands.review import proof, user_test
from leaflets.commands.status import changes, status
from leaflets.commands.watch import watch
from leaflets.commands.write import new, schema


@click.group(
    cls=BuildByDefault,
    context_settings={
        "help_option_names": ["-h", "--help"],
        "obj": Desk(Path(ROOT), date.today(), tuple(ASKED)),
    },
    epilog="Exit codes: 0 all is well; 1 something in content/ must be mended; 2 the command was typed wrongly; "
    "3 a leaflet could not be made whole; 4 this computer lacks something; 5 a file could not be saved.",
)
def main() -> None:
    """Turns the words in content/ into leaflets to print. With no command: build."""


READING = (check, list_, status, changes, preflight, doctor)
APPROVING = (proof, user_test, sign_off, withdraw)

for command in (build, watch, print_, new, schema, *READING, *APPROVING):
    main.add_command(command)

if __name__ == "__main__":
    main()
