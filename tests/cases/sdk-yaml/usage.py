"""What no schema says: names of the client, of a method, an argument, a model and a field, and how pages go on."""

import httpx2
from case_sdk_yaml import Calendar, Client, models

assert Calendar is Client
seen = []
PAGES = {
    None: {"events": [{"_n": 1}, {"_n": 2}], "nextUrl": "https://eu.example.com/events?page=2"},
    "2": {"events": [{"_n": 3}]},
}


def answer(request: httpx2.Request) -> httpx2.Response:
    seen.append(str(request.url))
    return httpx2.Response(200, json=PAGES[request.url.params.get("page")])


with Calendar(token="t", region="eu", http_client=httpx2.MockTransport(answer)) as client:
    events = list(client.events.list(search="x"))
assert [type(event) for event in events] == [models.Event] * 3
assert [event.number for event in events] == [1, 2, 3]
assert seen == ["https://eu.example.com/events?_q=x", "https://eu.example.com/events?page=2"], seen
