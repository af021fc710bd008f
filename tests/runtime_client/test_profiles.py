"""Profiles of the user: one TOML file, every mistake in words, no token shown or sent to another account."""

from __future__ import annotations

import os
import subprocess
import sys
import traceback
from pathlib import Path
from typing import Any

import pytest
from runtime.core.errors import ConfigurationError

from .driver import TOKEN, Driver
from .test_retries import Script

SECRET = "t0ken-of-the-file"
GOOD = """
[profiles.sandbox]
base_url = "https://sandbox.example.com"
token_env = "SANDBOX_TOKEN"

[profiles.european]
region = "eu"
token_env = "EU_TOKEN"

[profiles.bare]
region = "eu"
"""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("DEMO_PROFILE", "DEMO_CONFIG", "XDG_CONFIG_HOME", "DEMO_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("SANDBOX_TOKEN", "sandbox-token")
    monkeypatch.setenv("EU_TOKEN", "eu-token")
    return tmp_path


def lay(home: Path, text: str | bytes = GOOD, mode: int = 0o600) -> Path:
    path = home / ".config" / "demo" / "config.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    path.chmod(mode)
    return path


def asked(driver: Driver, *args: Any, **options: Any) -> tuple[str, str]:
    """Host and credential of a call."""
    from .driver import GET

    script = Script(200)
    if not args:
        options = {"token": None, **options}
    driver.send(driver.mock(script, **options), GET, path=("a",))
    (request,) = script.seen
    return request.url.host, request.headers["authorization"]


def test_a_profile_says_server_and_token(driver: Driver, home: Path) -> None:
    lay(home)
    assert asked(driver, profile="sandbox") == ("sandbox.example.com", "Bearer sandbox-token")
    assert asked(driver, profile="european") == ("api.eu.example.com", "Bearer eu-token")


def test_the_environment_may_name_it(driver: Driver, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lay(home)
    monkeypatch.setenv("DEMO_PROFILE", "european")
    assert asked(driver)[0] == "api.eu.example.com"
    assert asked(driver, profile="sandbox")[0] == "sandbox.example.com"
    monkeypatch.setenv("DEMO_PROFILE", "nonsense")
    assert asked(driver, token=TOKEN, region="us") == ("api.example.com", f"Bearer {TOKEN}")


def test_the_file_may_lie_elsewhere(driver: Driver, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    moved = lay(home).rename(home / "demo.toml")
    monkeypatch.setenv("DEMO_CONFIG", "~/demo.toml")
    assert asked(driver, profile="sandbox")[0] == "sandbox.example.com"
    monkeypatch.delenv("DEMO_CONFIG")
    (home / "x" / "demo").mkdir(parents=True)
    moved.rename(home / "x" / "demo" / "config.toml")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "x"))
    assert asked(driver, profile="sandbox")[0] == "sandbox.example.com"
    monkeypatch.setenv("XDG_CONFIG_HOME", "x")  # not absolute, so it does not count
    with pytest.raises(ConfigurationError, match=r"no file .*\.config"):
        driver.client(None, profile="sandbox")


def test_arguments_are_stronger(driver: Driver, home: Path) -> None:
    lay(home)
    assert asked(driver, token=TOKEN, profile="sandbox") == ("sandbox.example.com", f"Bearer {TOKEN}")
    assert asked(driver, profile="sandbox", region="us") == ("api.example.com", "Bearer sandbox-token")
    assert asked(driver, token=TOKEN, profile="bare") == ("api.eu.example.com", f"Bearer {TOKEN}")


def test_two_clients_are_strangers(driver: Driver, home: Path) -> None:
    lay(home)
    sandbox, european = driver.client(None, profile="sandbox"), driver.client(None, profile="european")
    assert (str(sandbox._settings.base), str(european._settings.base)) == (
        "https://sandbox.example.com",
        "https://api.eu.example.com",
    )
    assert sandbox._connections.tokens is not european._connections.tokens


def test_a_token_in_the_file_is_for_one_pair_of_eyes(driver: Driver, home: Path) -> None:
    text = f'[profiles.p]\ntoken = "{SECRET}"\n'
    lay(home, text)
    assert asked(driver, profile="p") == ("api.example.com", f"Bearer {SECRET}")
    for mode in (0o644, 0o640, 0o604, 0o620):
        path = lay(home, text, mode)
        with pytest.raises(ConfigurationError, match="chmod 600") as caught:
            driver.client(None, profile="p")
        assert str(path) in str(caught.value)
        assert SECRET not in "".join(traceback.format_exception(caught.value))


@pytest.mark.parametrize(
    ("text", "profile", "message"),
    [
        (None, "a", r"'a' cannot be used: there is no file .*config\.toml"),
        ("", "a", r"holds no \[profiles\.a\]"),
        ("profiles = 5", "a", r"holds no \[profiles\.a\]"),
        ("[profiles]\na = 5", "a", "it is no table"),
        (GOOD, "sandbx", "does not hold it; did you mean 'sandbox'"),
        (GOOD, "other", "does not hold it, only 'bare', 'european', 'sandbox'"),
        ("[profiles.a]\nregion = eu", "a", r"is no TOML: .*line 2"),
        (b"\xff", "a", "is not UTF-8"),
        ('[profiles.a]\nregoin = "eu"', "a", "no setting 'regoin'; did you mean 'region'"),
        ("[profiles.a]\nregion = 5", "a", "region must be text"),
        ('[profiles.a]\ntoken_env = ""', "a", "token_env must be text that is not empty"),
        ('[profiles.a]\nregion = "ue"', "a", "no region 'ue'; did you mean 'eu'|no region 'ue', only"),
        ('[profiles.a]\nregion = "eu"\nbase_url = "https://x"', "a", "region or base_url, not both"),
        ('[profiles.a]\ntoken = "x"\ntoken_env = "X"', "a", "token_env or token, not both"),
        ('[profiles.a]\nregion = "eu"', "a", "add token_env"),
        ('[profiles.a]\ntoken_env = "NOT_THERE"', "a", "variable NOT_THERE is not set"),
        ('[profiles.a]\ntoken_env = "EU_TOKEN"\nbase_url = "http://x.example"', "a", "travel in clear"),
    ],
    ids=[
        "no file",
        "empty",
        "no table",
        "odd profile",
        "misspelt profile",
        "unknown profile",
        "no toml",
        "no text",
        "misspelt key",
        "number",
        "empty text",
        "unknown region",
        "two addresses",
        "two tokens",
        "no token",
        "unset variable",
        "in clear",
    ],
)
def test_every_mistake_is_told(
    driver: Driver, home: Path, text: str | bytes | None, profile: str, message: str
) -> None:
    if text is not None:
        lay(home, text)
    with pytest.raises(ConfigurationError, match=message):
        driver.client(None, profile=profile)


def test_a_broken_file_shows_nothing_of_itself(driver: Driver, home: Path) -> None:
    lay(home, f'[profiles.a]\ntoken = "{SECRET}"\nregion = eu\n')
    with pytest.raises(ConfigurationError) as caught:
        driver.client(None, profile="a")
    seen: BaseException | None = caught.value
    while seen is not None:
        assert SECRET not in f"{seen!r}{vars(seen)}{seen.args}"
        seen = seen.__cause__ or seen.__context__


@pytest.mark.skipif(os.name != "posix" or not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all")
def test_an_unreadable_file_is_told(driver: Driver, home: Path) -> None:
    lay(home, GOOD, 0o000)
    with pytest.raises(ConfigurationError, match="cannot be read: Permission denied"):
        driver.client(None, profile="sandbox")


def test_no_profile_no_parser() -> None:
    code = (
        "import sys; from runtime.client.base import SyncClient; from runtime.core.operation import ApiFacts\n"
        "type('C', (SyncClient,), {'_api': ApiFacts(name='demo', version='1')})('t', base_url='https://x.example')\n"
        "late = {'tomllib', 'runtime.client.profiles', 'runtime.http.hooks', 'runtime.http.throttle'}\n"
        "assert not late & set(sys.modules)"
    )
    templates = str(Path(__file__).resolve().parents[2] / "templates")
    subprocess.run([sys.executable, "-c", code], check=True, env={**os.environ, "PYTHONPATH": templates})
