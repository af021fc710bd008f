"""The guides that every package has."""

from __future__ import annotations

from ...python.codemodel import FakeModule, Method
from ..docmodel import Guide
from ..snippets import quoted
from .choosing import Choice
from .programs import Programs

FOLDER = "guides"


def start(programs: Programs, first: Method) -> Guide:
    """Install, say who one is, make a call."""
    adhoc = f'    print(client.request("{first.http_method}", {quoted(first.path)}))'
    plain = first.http_method == "GET" and not first.path_arguments and not first.servers
    return Guide(
        path=f"{FOLDER}/start.md",
        template="start",
        title="Install and first call",
        summary="From an empty folder to the first answer.",
        programs={
            "first": programs.source(first),
            "asynchronous": programs.source(first, asynchronous=True),
            "adhoc": programs.sync([adhoc]) if plain else "",
        },
        words={"paged": "yes" if programs.paged else ""},
    )


def settings(programs: Programs, first: Method) -> Guide:
    """Where a client takes its credential, its server and its limits from."""
    package = programs.package
    name, module = package.client_class, package.name
    region = package.regions[-1].name if len(package.regions) > 1 else ""
    made = f'from {module} import {name}\n\nwith {name}(region="{region}") as client:\n    print(client)'
    lines = [line.replace("client.", "patient.", 1) for line in programs.lines(first)]
    return Guide(
        path=f"{FOLDER}/settings.md",
        template="settings",
        title="Credential, servers and settings",
        summary="What a client needs to know, and where it takes it from.",
        programs={
            "region": made if region else "",
            "throttle": programs.sync(programs.lines(first), options="throttle=True") if package.rate_limit else "",
            "options": programs.sync(["    patient = client.with_options(timeout=600, max_retries=5)", *lines]),
        },
        words={
            "folder": module,
            "config": f"{module.upper()}_CONFIG",
            "profile": f"{module.upper()}_PROFILE",
            "region": region,
        },
    )


def errors(programs: Programs, choice: Choice, first: Method) -> Guide:
    """What can go wrong, and what is done about it."""
    error = programs.package.error_class
    method = choice.getter() or first
    once = choice.writing()
    lines = [
        "    try:",
        programs.call(method, "print(", ")", depth=2),
        "    except NotFoundError as error:",
        "        print(error.status, error.codes, error.request_id)",
        "    except RateLimitError as error:",
        "        print(error.retry_after)",
        f"    except {error} as error:",
        "        print(error, error.attempts, error.outcome_unknown)",
        "        print(error.curl())",
    ]
    keyed = programs.sync([programs.with_option(once, 'idempotency_key="order-4711"')]) if once else ""
    return Guide(
        path=f"{FOLDER}/errors.md",
        template="errors",
        title="Errors and retries",
        summary="What can go wrong, how to tell it apart, and what is tried again without being asked.",
        programs={
            "catch": programs.sync(lines, errors=("NotFoundError", "RateLimitError", error)),
            "key": keyed,
        },
        calls=tuple(choice.call(one) for one in choice.having(lambda one: one.missing_ok)),
    )


def asynchronous(programs: Programs, choice: Choice, first: Method) -> Guide:
    """The same calls, awaited."""
    both = [one for one in (choice.getter(), first) if one is not None]
    gathered = [programs.call(one, "", ".take(25)," if one.paging else ",", depth=3) for one in both]
    waited = ["        calls = (", *gathered, "        )", "        print(await gather(calls, limit=10))"]
    return Guide(
        path=f"{FOLDER}/asynchronous.md",
        template="asynchronous",
        title="Asynchronous",
        summary="The same calls, awaited; many at a time.",
        programs={
            "call": programs.source(first, asynchronous=True),
            "many": programs.asynchronous(waited, names=("gather",)),
        },
    )


def testing(programs: Programs, first: Method, fake: FakeModule) -> Guide:
    """The fake server in tests."""
    made = f"fake = {fake.class_name}({'any_id=True' if first.path_arguments else ''})"
    called = ["with fake.client() as client:", *programs.lines(first), ""]
    kept = [one.attribute for one in fake.resources if one.path]
    stored = next((name for name in kept if first.call.startswith(f"{name}.")), kept[0] if kept else "")
    documents = [made, f"made = fake.{stored}.add()", "print(made)", f"print(len(fake.{stored}))"]
    failing = [made, "fake.fail_next(429, retry_after=2)", *called, "print(fake.calls().count)"]
    fixture = [f"def test_mine({fake.fixture}):", f"    client = {fake.fixture}.client()", *programs.lines(first)]
    return Guide(
        path=f"{FOLDER}/testing.md",
        template="testing",
        title="Test your own code",
        summary="The API in memory, made from its description: no network, no account.",
        programs={
            "call": programs.faked([made, *called, "assert fake.unexpected == []"]),
            "documents": programs.faked(documents) if stored else "",
            "failure": programs.faked(failing),
            "fixture": "\n".join(fixture),
        },
        words={"fake": fake.class_name, "fixture": fake.fixture, "module": fake.testing_module},
    )


def watching(programs: Programs, first: Method) -> Guide:
    """What can be seen of a call."""
    name = programs.package.name
    logged = ["logging.basicConfig()", f'logging.getLogger("{name}").setLevel(logging.DEBUG)', ""]
    hook = [
        "def told(event: ResponseEvent) -> None:",
        "    print(event.method, event.url, event.status, event.elapsed)",
    ]
    drift = [*programs.lines(first), "    print(client.drift)", "    print(client.drift.overlay())"]
    raw = [
        programs.raw(first, "answer = "),
        "    print(answer.status, answer.headers, answer.request_id)",
        "    print(answer.parse())",
    ]
    return Guide(
        path=f"{FOLDER}/watching.md",
        template="watching",
        title="Watch what happens",
        summary="Logging, hooks, and the status and headers behind an answer; answers that no page describes.",
        programs={
            "log": programs.sync(programs.lines(first), standard=("logging",), extra=logged),
            "hooks": programs.sync(
                programs.lines(first),
                names=("Hooks", "ResponseEvent"),
                extra=["", *hook, "", ""],
                options="hooks=Hooks(on_response=told)",
            ),
            "raw": programs.sync(raw),
            "drift": programs.sync(drift, options="collect_issues=True"),
        },
    )
