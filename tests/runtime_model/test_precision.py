"""Times keep the digits of a second that they came with, wherever they are handed on."""

from __future__ import annotations

import copy
import pickle
from datetime import UTC, datetime, time, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from runtime.codecs.times import FORMS, form_of
from runtime.core.wire import to_wire
from runtime.http.encoding import text_of

from .sample.models import Flow


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Points in time as RFC 3339 has them, with up to as many digits as Python keeps."""
    day = draw(st.dates()).isoformat()
    clock = draw(st.times()).replace(microsecond=0).isoformat()
    fraction = draw(st.sampled_from(["", ".000", ".123", ".120", ".000000", ".123456", ".500000"]) | digits())
    offset = draw(st.sampled_from(["Z", "+02:00", "-11:30", "+14:00"]))
    return f"{day}T{clock}{fraction}{offset}"


def digits() -> st.SearchStrategy[str]:
    return st.text("0123456789", min_size=1, max_size=6).map(lambda found: f".{found}")


def form(name: str) -> Any:
    return FORMS[name] if name else form_of("datetime")


@given(text=texts(), read=st.sampled_from(["", "rfc3339_ms"]), write=st.sampled_from(["", "rfc3339_ms"]))
def test_what_was_read_is_written_as_it_came(text: str, read: str, write: str) -> None:
    moment = form(read).read(text)
    bare = "." not in text and write
    expected = f"{text[:19]}.000{text[19:]}" if bare else text
    assert (form(write).write(moment), text_of(moment, "at", write)) == (expected, expected)
    if not write:
        assert to_wire(moment, "") == text


@given(text=texts())
def test_a_constructor_takes_what_another_model_gave(text: str) -> None:
    first = Flow.from_dict({"name": "a", "lastModified": text})
    made = Flow(id="b", name="b", last_modified=first.last_modified)
    assert made.raw["lastModified"] == text
    assert made.last_modified == first.last_modified == datetime.fromisoformat(text)


@given(text=texts())
def test_a_time_that_was_read_is_like_any_other(text: str) -> None:
    moment, plain = form_of("datetime").read(text), datetime.fromisoformat(text)
    assert type(moment) is datetime
    assert (moment, hash(moment), str(moment), moment.tzname()) == (plain, hash(plain), str(plain), plain.tzname())
    assert moment.tzinfo == plain.tzinfo
    for again in (pickle.loads(pickle.dumps(moment)), copy.deepcopy(moment)):
        assert datetime.fromisoformat(form_of("datetime").write(again)) == plain


@given(moment=st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=-5))])))
def test_other_times_have_the_fewest_digits_that_are_exact(moment: datetime) -> None:
    text = form_of("datetime").write(moment)
    assert datetime.fromisoformat(text) == moment
    fraction = text[19:].removesuffix("Z").removesuffix("-05:00")
    assert len(fraction) == (0 if not moment.microsecond else 7 if moment.microsecond % 1000 else 4)
    exact = FORMS["rfc3339_ms"].write(moment)
    assert datetime.fromisoformat(exact) == moment.replace(microsecond=moment.microsecond // 1000 * 1000)
    assert exact[19] == "." and len(exact) == len(text[:19]) + 4 + len(text[19 + len(fraction) :])


@pytest.mark.parametrize(
    ("step", "text"),
    [
        (timedelta(seconds=1), "2026-01-01T00:00:01.000Z"),
        (timedelta(milliseconds=5), "2026-01-01T00:00:00.005Z"),
        (timedelta(microseconds=5), "2026-01-01T00:00:00.000005Z"),
    ],
)
def test_arithmetic_keeps_the_digits_and_loses_none(step: timedelta, text: str) -> None:
    moment = form_of("datetime").read("2026-01-01T00:00:00.000Z")
    assert isinstance(moment, datetime)
    assert form_of("datetime").write(moment + step) == text


@pytest.mark.parametrize("text", [f"12:30:00{more}" for more in ("Z", ".000Z", ".5Z", ".123+02:00", ".123456Z")])
def test_times_of_day(text: str) -> None:
    moment = form_of("time").read(text)
    assert moment == time.fromisoformat(text)
    assert (to_wire(moment, ""), text_of(moment, "at")) == (text, text)


def test_more_digits_than_python_keeps() -> None:
    moment = form_of("datetime").read("2026-01-01T00:00:00.000000001Z")
    assert isinstance(moment, datetime)
    assert form_of("datetime").write(moment) == "2026-01-01T00:00:00.000000Z"
