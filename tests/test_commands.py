"""The commands as a whole: each says what it does, and explains its options."""

from __future__ import annotations

import click
import pytest

import build

COMMANDS = sorted(build.main.commands)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_in_one_line_what_it_does(name):
    command = build.main.commands[name]
    said = command.get_short_help_str(limit=200)
    assert said
    assert said[0].isupper()
    assert said.endswith(".")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_explained(name):
    options = [option for option in build.main.commands[name].params if isinstance(option, click.Option)]
    assert [option.name for option in options if not option.help] == []
