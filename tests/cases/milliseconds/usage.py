"""Times are written with milliseconds where the examples have them, and as they came where they were read."""

from datetime import UTC, datetime, timedelta

import httpx2
from case_milliseconds import Client, models

seen = []
MOMENT = datetime(2026, 1, 31, 9, 30, tzinfo=UTC)


def answer(request: httpx2.Request) -> httpx2.Response:
    seen.append(request.url.query.decode())
    return httpx2.Response(200, json=[{"at": "2026-01-31T09:30:00.5Z", "end": "2026-01-31T09:30:00.000Z"}])


with Client(http_client=httpx2.MockTransport(answer)) as client:
    (event,) = client.events.list(since=MOMENT, until=MOMENT)
    client.events.list(since=event.at, until=event.end)
assert seen == [
    "since=2026-01-31T09%3A30%3A00.000Z&until=2026-01-31T09%3A30%3A00Z",
    "since=2026-01-31T09%3A30%3A00.5Z&until=2026-01-31T09%3A30%3A00.000Z",
], seen
made = models.Event(at=MOMENT, end=MOMENT + timedelta(milliseconds=120))
assert made.raw == {"at": "2026-01-31T09:30:00.000Z", "end": "2026-01-31T09:30:00.120Z"}
again = models.Event(at=event.end, end=event.at)
assert again.raw == {"at": "2026-01-31T09:30:00.000Z", "end": "2026-01-31T09:30:00.5Z"}
