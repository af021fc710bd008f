"""Values of options that would fail later, or mean something else than was meant, are refused at once."""

from __future__ import annotations

from typing import Any

import pytest
from runtime.core.operation import LONGEST, Timeout

from .driver import GET, Driver
from .wire import answer

WRONG: list[tuple[dict[str, Any], type[Exception], str]] = [
    ({"timeout": 1e10}, ValueError, "timeout total must be a positive number of seconds, at most 2147483"),
    ({"timeout": LONGEST + 1}, ValueError, "at most 2147483"),
    ({"timeout": float("inf")}, ValueError, "at most 2147483"),
    ({"timeout": float("nan")}, ValueError, "positive number"),
    ({"timeout": 0}, ValueError, "positive number"),
    ({"timeout": -1}, ValueError, "positive number"),
    ({"timeout": True}, TypeError, "timeout must be a number of seconds"),
    ({"timeout": "5"}, TypeError, "timeout must be a number of seconds"),
    ({"max_retries": True}, TypeError, "max_retries must be a whole number, not bool"),
    ({"max_retries": 1.5}, TypeError, "max_retries must be a whole number, not float"),
    ({"max_retries": "2"}, TypeError, "max_retries must be a whole number, not str"),
    ({"max_retries": None}, TypeError, "max_retries must be a whole number, not NoneType"),
    ({"max_retries": -1}, ValueError, "max_retries must be at least 0, not -1"),
]
OF_CLIENT_AND_COPY: list[tuple[dict[str, Any], type[Exception], str]] = [
    ({"strict": "no"}, TypeError, "strict must be True or False, not str"),
    ({"strict": 1}, TypeError, "strict must be True or False, not int"),
    ({"max_response_bytes": True}, TypeError, "max_response_bytes must be a whole number"),
    ({"max_response_bytes": 1e6}, TypeError, "max_response_bytes must be a whole number"),
    ({"max_response_bytes": 0}, ValueError, "max_response_bytes must be at least 1"),
]
OF_CLIENT: list[tuple[dict[str, Any], type[Exception], str]] = [
    ({"max_connections": True}, TypeError, "max_connections must be a whole number"),
    ({"max_connections": 0}, ValueError, "max_connections must be at least 1"),
    ({"trust_env": "no"}, TypeError, "trust_env must be True or False"),
    ({"collect_issues": "no"}, TypeError, "collect_issues must be True or False"),
]


@pytest.mark.parametrize(("options", "error", "words"), WRONG + OF_CLIENT_AND_COPY + OF_CLIENT, ids=str)
def test_of_a_client(driver: Driver, options: dict[str, Any], error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        driver.client(**options)


@pytest.mark.parametrize(("options", "error", "words"), WRONG + OF_CLIENT_AND_COPY, ids=str)
def test_of_a_copy(driver: Driver, options: dict[str, Any], error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        driver.client().with_options(**options)


@pytest.mark.parametrize(("options", "error", "words"), WRONG, ids=str)
def test_of_a_call(driver: Driver, options: dict[str, Any], error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        driver.send(driver.client(), GET, path=("a",), options=options)


@pytest.mark.parametrize("step", ["total", "connect", "read", "write", "pool"])
def test_of_a_step(step: str) -> None:
    for value, error in ((1e10, ValueError), (0, ValueError), (True, TypeError), ("1", TypeError)):
        with pytest.raises(error, match=f"timeout {step} must be a"):
            Timeout(**{step: value})


def test_the_longest_timeout_is_one_that_sockets_take(driver: Driver, wire: Any) -> None:
    driver.real = True
    client = driver.client(base_url=wire(answer()).url, timeout=LONGEST)
    assert driver.send(client, GET, path=("a",)) == {}
