"""The fake server: an API made from its own description, in this process or on a socket."""

from .calls import Call, Calls, Unexpected
from .clock import FakeClock
from .fake import Fake, FakeFacts
from .messages import FakeAnswer, FakeRequest
from .seeding import FakeCollection, FakeGroup, FakeList
from .serving import FakeServer, serve

__all__ = [
    "Call",
    "Calls",
    "Fake",
    "FakeAnswer",
    "FakeClock",
    "FakeCollection",
    "FakeFacts",
    "FakeGroup",
    "FakeList",
    "FakeRequest",
    "FakeServer",
    "Unexpected",
    "serve",
]
