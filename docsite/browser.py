"""Headless Chromium over its debugging pipe: pages, keys, clicks, pictures, and what was requested meanwhile.

The DevTools protocol on two inherited pipes needs neither a driver nor a socket, only the standard library.
"""

from __future__ import annotations

import base64
import fcntl
import json
import os
import select
import shutil
import signal
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    # A mouse, as on a desk: without one, the theme lets no key scroll a block of code.
    "--blink-settings=primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4",
    "--remote-debugging-pipe",
)
SECONDS = 30.0
"""How long an answer may take before it counts as lost."""
_READ, _WRITE = 3, 4
"""Where Chromium looks for its debugging pipe."""


class BrowserError(Exception):
    """The browser ended, did not answer, or said that a command or script failed."""


def executable() -> str | None:
    """Path of the installed Chromium, or None."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


class Browser:
    """A running Chromium with an empty profile. A context manager; ends with it.

    Raises `BrowserError` when no Chromium is installed.
    """

    def __init__(self) -> None:
        path = executable()
        if path is None:
            raise BrowserError("Chromium is not installed; `make browser` installs it")
        self._profile = tempfile.TemporaryDirectory(prefix="chromium-", ignore_cleanup_errors=True)
        self._process, self._out, self._in = _spawn([path, *FLAGS, f"--user-data-dir={self._profile.name}"])
        self._buffer = b""
        self._last = 0
        self._pages: dict[str, Page] = {}

    def __enter__(self) -> Browser:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the browser and remove its profile."""
        os.close(self._out)
        os.close(self._in)
        os.killpg(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)
        self._profile.cleanup()

    def page(self) -> Page:
        """A new empty page that shares nothing with the others."""
        context = self.send("Target.createBrowserContext", disposeOnDetach=True)["browserContextId"]
        target: str = self.send("Target.createTarget", url="about:blank", browserContextId=context)["targetId"]
        session = self.send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        page = self._pages[session] = Page(self, target, session)
        for domain in ("Page", "Runtime", "Log", "Network"):
            page.send(f"{domain}.enable")
        return page

    def send(self, method: str, session: str = "", **parameters: Any) -> dict[str, Any]:
        """Give a command and take its answer; events that come in between go to their pages."""
        self._last += 1
        message = {"id": self._last, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        wanted = self._last
        while (answer := self.receive()).get("id") != wanted:
            pass
        if "error" in answer:
            raise BrowserError(f"{method}: {answer['error']['message']}")
        result: dict[str, Any] = answer["result"]
        return result

    def receive(self) -> dict[str, Any]:
        """The next message; an event has been given to its page."""
        deadline = time.monotonic() + SECONDS
        while b"\0" not in self._buffer:
            if not select.select([self._in], [], [], max(0.0, deadline - time.monotonic()))[0]:
                raise BrowserError(f"no answer from the browser in {SECONDS:.0f} s")
            chunk = os.read(self._in, 1 << 20)
            if not chunk:
                raise BrowserError("the browser ended")
            self._buffer += chunk
        raw, self._buffer = self._buffer.split(b"\0", 1)
        message: dict[str, Any] = json.loads(raw)
        if page := self._pages.get(message.get("sessionId", "")):
            page.take(message)
        return message


class Page:
    """A tab: where it is, what it requested and what it said on the console."""

    def __init__(self, browser: Browser, target: str, session: str) -> None:
        self._browser = browser
        self._target = target
        self._session = session
        self._loads = 0
        self._requests: dict[str, str] = {}
        self.messages: list[str] = []
        """What stood on the console, and errors that no script caught."""

    @property
    def requests(self) -> list[str]:
        """Addresses requested so far, those aside that the policy of the page forbade."""
        return list(self._requests.values())

    def send(self, method: str, **parameters: Any) -> dict[str, Any]:
        """A command of the DevTools protocol for this page."""
        return self._browser.send(method, self._session, **parameters)

    def take(self, message: Mapping[str, Any]) -> None:
        """Note an event."""
        given = message.get("params", {})
        match message.get("method"):
            case "Page.loadEventFired":
                self._loads += 1
            case "Network.requestWillBeSent":
                self._requests[given["requestId"]] = given["request"]["url"]
            case "Network.loadingFailed" if given.get("blockedReason") == "csp":
                self._requests.pop(given["requestId"], None)
            case "Runtime.consoleAPICalled":
                self.messages.append(" ".join(str(one.get("value", one.get("description"))) for one in given["args"]))
            case "Runtime.exceptionThrown":
                details = given["exceptionDetails"]
                self.messages.append(details.get("exception", {}).get("description", details["text"]))
            case "Log.entryAdded":
                self.messages.append(f"{given['entry']['text']} {given['entry'].get('url', '')}".strip())

    def close(self) -> None:
        """Close the tab."""
        self._browser.send("Target.closeTarget", targetId=self._target)

    def open(self, address: str) -> None:
        """Go there and wait until it is loaded."""
        before = self._loads
        answer = self.send("Page.navigate", url=address)
        if answer.get("errorText"):
            raise BrowserError(f"{address}: {answer['errorText']}")
        while answer.get("loaderId") and self._loads == before:
            self._browser.receive()

    def run(self, script: str) -> Any:
        """Value of a JavaScript expression; a promise is awaited. Raises `BrowserError` when it throws."""
        answer = self.send(
            "Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True, userGesture=True
        )
        if "exceptionDetails" in answer:
            details = answer["exceptionDetails"]
            raise BrowserError(details.get("exception", {}).get("description", details["text"]))
        return answer["result"].get("value")

    def until(self, condition: str, seconds: float = SECONDS) -> Any:
        """Value of an expression as soon as it is true. Raises `BrowserError` when it stays false."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            try:
                value = self.run(f"new Promise(done => requestAnimationFrame(() => done({condition})))")
            except BrowserError as error:
                if "navigated" not in str(error):
                    raise
                continue  # another document came meanwhile: it is asked anew
            if value:
                return value
        raise BrowserError(f"not true within {seconds:.0f} s: {condition}")

    def press(self, key: str, code: int = 0, shift: bool = False) -> None:
        """Press and release a key: `Tab` (9), `Enter` (13), `Escape` (27)."""
        given: dict[str, Any] = {"key": key, "code": key, "windowsVirtualKeyCode": code, "modifiers": 8 if shift else 0}
        if key == "Enter":
            given["text"] = "\r"
        self.send("Input.dispatchKeyEvent", type="keyDown", **given)
        self.send("Input.dispatchKeyEvent", type="keyUp", **given)

    def write(self, text: str) -> None:
        """Type a text where the focus is."""
        self.send("Input.insertText", text=text)

    def click(self, selector: str) -> None:
        """Scroll the first match into view and click its middle, as a mouse does."""
        found = json.dumps(selector)
        box = self.run(
            f"(() => {{ const one = document.querySelector({found}); one.scrollIntoView({{block: 'center'}});"
            " const box = one.getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]; })()"
        )
        for kind in ("mouseMoved", "mousePressed", "mouseReleased"):
            self.send("Input.dispatchMouseEvent", type=kind, x=box[0], y=box[1], button="left", clickCount=1)

    def resize(self, width: int, height: int = 900) -> None:
        """Size of the window in pixels."""
        self.send(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600
        )

    def prefer(self, scheme: str) -> None:
        """Be on a machine that is set to `light` or `dark`."""
        self.send("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])

    def picture(self, path: Path) -> None:
        """Write what is seen now as PNG."""
        path.write_bytes(base64.b64decode(self.send("Page.captureScreenshot", format="png")["data"]))


def _spawn(command: list[str]) -> tuple[int, int, int]:
    """Start the command in a group of its own; its process id, the end to write to, the end to read from."""
    to_read, to_write = os.pipe()
    from_read, from_write = os.pipe()
    # Off the low numbers first, so that putting one in its place cannot overwrite the other.
    theirs = [fcntl.fcntl(number, fcntl.F_DUPFD_CLOEXEC, 10) for number in (to_read, from_write)]
    silence = os.open(os.devnull, os.O_RDWR)
    actions = [(os.POSIX_SPAWN_DUP2, silence, number) for number in (0, 1, 2)]
    actions += [(os.POSIX_SPAWN_DUP2, theirs[0], _READ), (os.POSIX_SPAWN_DUP2, theirs[1], _WRITE)]
    process = os.posix_spawn(command[0], command, os.environ, file_actions=actions, setpgroup=0)
    for number in (to_read, from_write, *theirs, silence):
        os.close(number)
    return process, to_write, from_read
