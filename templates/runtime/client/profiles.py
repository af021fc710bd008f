"""Profiles: servers and credentials of several accounts by name, in one TOML file of the user.

    [profiles.sandbox]
    base_url = "https://sandbox.example.com"
    token_env = "SANDBOX_TOKEN"

Each profile says where its token is: no profile is sent the token of another. A token may stand in the file itself only
if nobody else can read the file. Read when a client is built, and only when a profile is asked for.
"""

from __future__ import annotations

import os
import stat
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from ..core.errors import ConfigurationError
from ..core.mistakes import meant
from ..core.operation import ApiFacts

__all__ = ["Profile", "profile_of"]

_KEYS = ("region", "base_url", "token_env", "token")


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What a profile says; the token is never shown."""

    token: str | None
    """`None` when the profile says nothing of a token because the caller brings one."""
    region: str | None
    base_url: str | None

    def __repr__(self) -> str:
        return f"Profile(token=***, region={self.region!r}, base_url={self.base_url!r})"


def profile_of(facts: ApiFacts, name: str, *, wants_token: bool) -> Profile:
    """Read a profile.

    Raises:
        ConfigurationError: the file or the profile is not there, cannot be read, or contradicts itself.
    """
    path = config_path(facts)
    entries = _entries(path, name)
    where = f"profile {name!r} in {path}"
    for key, value in entries.items():
        if key not in _KEYS:
            raise ConfigurationError(f"{where}: there is no setting {key!r}{_nearest(key, _KEYS)}")
        if not isinstance(value, str) or not value:
            raise ConfigurationError(f"{where}: {key} must be text that is not empty")
    for one, other in (("region", "base_url"), ("token_env", "token")):
        if one in entries and other in entries:
            raise ConfigurationError(f"{where}: give {one} or {other}, not both")
    region = entries.get("region")
    if region is not None and region not in facts.regions:
        raise ConfigurationError(f"{where}: there is no region {region!r}{_nearest(region, facts.regions)}")
    token = _token(entries, where, path) if wants_token else None
    return Profile(token=token, region=region, base_url=entries.get("base_url"))


def config_path(facts: ApiFacts) -> Path:
    """Return the file of the profiles: as the environment says, else at the usual place of settings."""
    given = os.environ.get(f"{facts.name.upper()}_CONFIG")
    if given:
        return Path(given).expanduser()
    folder = Path(os.environ.get("XDG_CONFIG_HOME", ""))
    return (folder if folder.is_absolute() else Path("~/.config").expanduser()) / facts.name / "config.toml"


def _entries(path: Path, name: str) -> dict[str, Any]:
    document = _document(path)
    if isinstance(document, str):  # refused here, so that no exception hangs on that holds the file with its tokens
        _refuse(name, document)
    profiles = document.get("profiles")
    if not isinstance(profiles, dict) or not profiles:
        _refuse(name, f"{path} holds no [profiles.{name}]")
    entries = profiles.get(name)
    if entries is None:
        _refuse(name, f"{path} does not hold it{_nearest(name, profiles)}")
    if not isinstance(entries, dict):
        _refuse(name, f"in {path} it is no table")
    return entries


def _document(path: Path) -> dict[str, Any] | str:
    """Return what the file says, or why it cannot be known."""
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8"))
    except FileNotFoundError:
        return f"there is no file {path}"
    except OSError as fault:
        return f"{path} cannot be read: {fault.strerror}"
    except UnicodeDecodeError:
        return f"{path} is not UTF-8"
    except (tomllib.TOMLDecodeError, RecursionError) as fault:
        return f"{path} is no TOML: {fault}"


def _refuse(name: str, reason: str) -> NoReturn:
    raise ConfigurationError(f"profile {name!r} cannot be used: {reason}")


def _token(entries: dict[str, Any], where: str, path: Path) -> str:
    if "token_env" in entries:
        token = os.environ.get(entries["token_env"])
        if not token:
            raise ConfigurationError(f"{where}: the environment variable {entries['token_env']} is not set")
        return token
    if "token" not in entries:
        raise ConfigurationError(f"{where}: add token_env, the environment variable that holds its token")
    mode = path.stat().st_mode
    if os.name == "posix" and mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise ConfigurationError(
            f"{where}: it holds a token and others may read the file; use token_env, or chmod 600 {path}"
        )
    text: str = entries["token"]
    return text


def _nearest(word: str, known: Iterable[str]) -> str:
    names = sorted(known)
    return meant(word, names) or f", only {', '.join(map(repr, names))}"
