"""Chromium without a window, for tests: driven over a pipe by its own DevTools protocol, so no driver is needed.

Without Chromium a test that asks for it is skipped, but where CI is set it fails.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any, NoReturn

import pytest

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_QUIET = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"),
    "--remote-debugging-pipe",
]
# The protocol reads from file descriptor 3 and writes to 4; subprocess gives 0 and 1.
_PIPED = ["sh", "-c", 'exec "$@" 3<&0 4>&1 </dev/null >/dev/null', "sh"]


class Browser:
    """One page of a running browser."""

    def __init__(self, into: IO[bytes], out: IO[bytes]) -> None:
        self._into, self._out, self._number, self._session = into, out, 0, ""
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.ask("Page.enable")
        # Pages of ours let no script in; what judges them is one.
        self.ask("Page.setBypassCSP", enabled=True)

    def ask(self, method: str, **values: Any) -> Any:
        """The answer to one call of the protocol; what it refuses is an AssertionError."""
        self._number += 1
        call = {"id": self._number, "method": method, "params": values}
        self._into.write(json.dumps({**call, "sessionId": self._session} if self._session else call).encode() + b"\0")
        self._into.flush()
        answer = next(said for said in self._said() if said.get("id") == self._number)
        assert "error" not in answer, f"{method}: {answer['error']}"
        return answer["result"]

    def open(self, page: Path, *, width: int = 1200, scripts: bool = True) -> None:
        """Shows a page of the disk in a window of this width (in CSS pixels) and waits until it is loaded."""
        self.ask("Emulation.setScriptExecutionDisabled", value=not scripts)
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1, mobile=width < 500)
        self.ask("Page.navigate", url=page.as_uri())
        next(said for said in self._said() if said.get("method") == "Page.loadEventFired")

    def run(self, script: str) -> Any:
        """What a script of one expression gives in the page; a promise is waited for."""
        done = self.ask("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in done, done
        return done["result"].get("value")

    def press(self, key: str) -> None:
        """Presses a key, such as Tab, Enter or ArrowDown."""
        codes = {"Tab": 9, "Enter": 13, " ": 32, "ArrowDown": 40}
        text = {"Enter": "\r", " ": " "}.get(key, "")
        named = {"key": key, "code": {" ": "Space"}.get(key, key), "windowsVirtualKeyCode": codes[key], "text": text}
        self.ask("Input.dispatchKeyEvent", type="keyDown", **named)
        self.ask("Input.dispatchKeyEvent", type="keyUp", **named)

    def _said(self) -> Iterator[dict[str, Any]]:
        while True:
            message = bytearray()
            while (letter := self._out.read(1)) != b"\0":
                assert letter, "Chromium ended before it answered"
                message += letter
            yield json.loads(message)


@contextmanager
def browser() -> Iterator[Browser]:
    """A browser with one empty page; it ends with the block."""
    program = next(filter(None, map(shutil.which, _NAMES)), None) or do_without("there is no Chromium")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = [*_PIPED, program, *_QUIET, f"--user-data-dir={profile}"]
        running = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=-1
        )
        assert running.stdin
        assert running.stdout
        try:
            yield Browser(running.stdin, running.stdout)
        finally:
            running.stdin.close()
            running.wait(timeout=20)
            running.stdout.close()


def do_without(reason: str) -> NoReturn:
    """Skips the test, or fails it on CI, where nothing may be left out."""
    if os.environ.get("CI"):
        pytest.fail(f"{reason}, and CI must judge the web pages with it")
    pytest.skip(reason)
