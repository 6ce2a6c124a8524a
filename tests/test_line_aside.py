"""Work beside: it gives what it would give here, problems too, and a process that is lost is told."""

from __future__ import annotations

import os
import sys

import pytest

from leaflets.line.aside import Aside
from leaflets.problems import Problem, ProblemsFound

PROBLEM = Problem("made-up", "Nothing works.", "Try again.")


def process() -> int:
    return os.getpid()


def failing() -> int:
    raise ProblemsFound([PROBLEM])


@pytest.mark.parametrize("alone", [True, False])
def test_the_result_is_that_of_the_work(alone):
    assert Aside(lambda: 6 * 7, alone=alone).result() == 42


@pytest.mark.parametrize("alone", [True, False])
def test_problems_come_back_as_they_were(alone):
    with pytest.raises(ProblemsFound) as raised:
        Aside(failing, alone=alone).result()
    assert raised.value.problems == (PROBLEM,)


@pytest.mark.skipif(sys.platform != "linux" or os.cpu_count() == 1, reason="nothing can be split off here")
def test_it_goes_on_in_another_process_unless_the_cores_are_taken():
    assert Aside(process, alone=True).result() != os.getpid()
    assert Aside(process, alone=False).result() == os.getpid()


@pytest.mark.skipif(sys.platform != "linux" or os.cpu_count() == 1, reason="nothing can be split off here")
def test_a_process_that_ends_too_early_is_told():
    with pytest.raises(ProblemsFound) as raised:
        Aside(lambda: os._exit(9), alone=True).result()
    assert raised.value.problems[0].code == "process-lost"
