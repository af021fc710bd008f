"""What real documents hold is generated: a path as a variable of the server, a parameter of the path repeated by
reference, tabs inside a fence, members beside a reference, a required property that nothing describes."""

import inspect

import httpx2
from case_loosely_written import Client

seen = []


def answer(request: httpx2.Request) -> httpx2.Response:
    seen.append(f"{request.method} {request.url}")
    return httpx2.Response(200, json={"items": ["x"], "etag": "y"})


with Client(http_client=httpx2.MockTransport(answer)) as client:
    notes = client.books.list("b")
    client.books.list("b", limit=3)
    words = inspect.getdoc(client.books.list) or ""
assert list(notes.items) == ["x"] and notes.etag == "y"
assert "```go\nif  note {\n    print(note)\n}\n```" in words, words
assert seen == [
    "GET https://api.example.com/v1/books/b/notes",
    "GET https://api.example.com/v1/books/b/notes?limit=3",
], seen
