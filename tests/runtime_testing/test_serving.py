"""The fake from outside of the process: raw sockets, the command line, the generator, pytest."""

from __future__ import annotations

import http.client
import json
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from . import shop

ROOT = Path(__file__).resolve().parents[2]
GUARD = 300
"""Seconds after which a test that hangs is ended."""


@contextmanager
def running(*arguments: str, folder: Path, path: str) -> Iterator[http.client.HTTPConnection]:
    """A server in a process of its own; it says on its first line where it is."""
    command = [sys.executable, "-m", *arguments]
    environment = {**os.environ, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"}
    with subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        try:
            line = process.stdout.readline()
            found = re.fullmatch(r"http://127\.0\.0\.1:(\d+)  \(token: fake-token\)\n", line)
            assert found, line
            connection = http.client.HTTPConnection("127.0.0.1", int(found[1]), timeout=GUARD)
            yield connection
            connection.close()
        finally:
            process.terminate()
            process.wait(timeout=GUARD)


def ask(connection: http.client.HTTPConnection, method: str, path: str, body: Any = None) -> tuple[int, Any]:
    headers = {"Authorization": "Bearer fake-token"}
    content = None
    if body is not None:
        headers["Content-Type"] = "application/json"
        content = json.dumps(body)
    connection.request(method, path, body=content, headers=headers)
    response = connection.getresponse()
    data = response.read()
    return response.status, json.loads(data) if data else None


def source(testing: ModuleType) -> Path:
    assert testing.__file__
    return Path(testing.__file__).parents[2]


def lives(connection: http.client.HTTPConnection) -> None:
    status, made = ask(connection, "POST", "/base/things", {"name": "Cup"})
    assert (status, made["name"]) == (201, "Cup")
    assert ask(connection, "GET", f"/things/{made['_id']}") == (200, made)
    assert ask(connection, "DELETE", f"/things/{made['_id']}") == (204, None)
    assert ask(connection, "GET", "/things") == (204, None)


@pytest.mark.slow
def test_the_package_serves(shop_testing: ModuleType, tmp_path: Path) -> None:
    path = str(source(shop_testing))
    with running("shop_faked.testing", "--port", "0", folder=tmp_path, path=path) as connection:
        lives(connection)


@pytest.mark.slow
def test_the_generator_serves_and_writes_nothing(tmp_path: Path) -> None:
    specs = tmp_path / "specs"
    specs.mkdir()
    (specs / "things.md").write_text(f"# Things\n\n```json\n{json.dumps(shop.document())}\n```\n", encoding="utf-8")
    given = ("specloom", "fake", "--specs", "specs", "--port", "0", "--any-id")
    with running(*given, folder=tmp_path, path=str(ROOT / "generator")) as connection:
        lives(connection)
        assert ask(connection, "GET", "/things/anybody")[1]["_id"] == "anybody"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["specs"]


@pytest.mark.slow
def test_a_program_is_told_where_it_serves(tmp_path: Path) -> None:
    specs = tmp_path / "specs"
    specs.mkdir()
    (specs / "things.md").write_text(f"# Things\n\n```json\n{json.dumps(shop.document())}\n```\n", encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "generator")}
    command = [sys.executable, "-m", "specloom", "fake", "--specs", "specs", "--port", "0", "--format", "json"]
    with subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout
        try:
            line = server.stdout.readline()
        finally:
            server.terminate()
            server.wait(timeout=GUARD)
        document = json.loads(line)
        assert (document["command"], document["findings"]) == ("fake", [])
        assert document["url"].startswith("http://127.0.0.1:") and document["token"]
        assert server.stdout.read() == ""


def test_bad_specifications_are_told_in_words(tmp_path: Path) -> None:
    from ..running import lay_out, run

    lay_out(tmp_path, {"things.md": "# Things\n\n```json\n{\n```\n"})
    outcome = run(tmp_path, "fake", "--specs", "specs", "--package", "things", "--port", "0")
    assert outcome.code == 3
    assert "error[" in outcome.errors


@pytest.mark.parametrize("argument", [["--page-size", "0"], ["--port", "x"], ["--port", "65536"], ["--port", "-1"]])
def test_wrong_arguments(argument: list[str], shop_testing: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    main = import_module("shop_faked._runtime.testing.command").main
    with pytest.raises(SystemExit) as caught:
        main(shop_testing.FAKE, argument)
    assert caught.value.code == 2
    assert "usage: python -m shop_faked.testing" in capsys.readouterr().err


def test_a_port_in_use_is_one_line(shop_testing: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    main = import_module("shop_faked._runtime.testing.command").main
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert main(shop_testing.FAKE, ["--port", str(port)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == (
        f"port {port} of 127.0.0.1 is in use: choose another one with --port, or let --port 0 choose a free one\n"
    )


@pytest.mark.slow
def test_a_port_in_use_ends_the_process(shop_testing: ModuleType, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        environment = {**os.environ, "PYTHONPATH": str(source(shop_testing)), "PYTHONDONTWRITEBYTECODE": "1"}
        command = [sys.executable, "-m", "shop_faked.testing", "--port", str(port)]
        ended = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=GUARD)
    assert ended.returncode == 1
    assert len(ended.stderr.splitlines()) == 1
    assert f"port {port} " in ended.stderr


def test_an_address_that_is_not_of_this_machine(shop_testing: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    main = import_module("shop_faked._runtime.testing.command").main
    assert main(shop_testing.FAKE, ["--host", "192.0.2.1", "--port", "0"]) == 1
    assert re.fullmatch("cannot listen on port 0 of 192.0.2.1: .*--host and --port\n", capsys.readouterr().err)


def test_a_server_answers_while_its_block_lasts(fake: Any, shop_testing: ModuleType) -> None:
    with shop_testing.FakeServer(fake) as server:
        connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=GUARD)
        lives(connection)
        connection.close()
        with pytest.raises(RuntimeError, match="answers already"):
            server.__enter__()
        lives(connection)
        connection.close()
        port = server.server_port
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port), timeout=GUARD)


def test_a_server_that_never_answered_can_be_closed(fake: Any, shop_testing: ModuleType) -> None:
    server = shop_testing.FakeServer(fake)
    server.server_close()
    with shop_testing.FakeServer(fake, port=server.server_port) as again:
        assert again.url == server.url


def test_bodies_in_chunks_and_kept_connections(fake: Any, shop_testing: ModuleType) -> None:
    with shop_testing.serve(fake) as server:
        connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=GUARD)
        headers = {"Authorization": "Bearer fake-token", "Content-Type": "application/json"}
        pieces = iter([b'{"name":', b'"Cup"}'])
        connection.request("POST", "/things", body=pieces, headers=headers, encode_chunked=True)
        response = connection.getresponse()
        assert (response.status, json.loads(response.read())["name"]) == (201, "Cup")
        assert ask(connection, "GET", "/ping") == (200, "text")
        connection.close()


@pytest.mark.parametrize(
    ("head", "status"),
    [
        (b"Content-Length: x\r\n", b"400"),
        (b"Content-Length: 99999999999\r\n", b"413"),
        (b"Transfer-Encoding: chunked\r\n", b"400"),
    ],
)
def test_what_is_no_http_is_refused(head: bytes, status: bytes, fake: Any, shop_testing: ModuleType) -> None:
    with shop_testing.serve(fake) as server, socket.create_connection(server.server_address, timeout=GUARD) as peer:
        peer.sendall(b"POST /things HTTP/1.1\r\nHost: x\r\n" + head + b"\r\nzz\r\n\r\n")
        assert peer.recv(100).split(b" ")[1] == status
    assert fake.calls().count == 0


@pytest.mark.slow
def test_the_fixture_of_pytest(shop_testing: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "test_it.py").write_text(
        "def test_one(shop_faked_fake):\n"
        "    shop_faked_fake.things.add(name='Cup')\n"
        "    assert len(shop_faked_fake.client().things.list().all()) == 1\n\n"
        "def test_two(shop_faked_fake):\n"
        "    assert len(shop_faked_fake.things) == 0\n",
        encoding="utf-8",
    )
    command = [sys.executable, "-m", "pytest", "-q", "-p", "shop_faked.pytest_plugin", "-p", "no:cacheprovider"]
    environment = {**os.environ, "PYTHONPATH": str(source(shop_testing))}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=GUARD)
    assert "2 passed" in done.stdout, done.stdout


def test_the_project_names_its_plugin(shop_testing: ModuleType) -> None:
    import tomllib

    project = tomllib.loads((source(shop_testing).parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["entry-points"]["pytest11"] == {"shop_faked": "shop_faked.pytest_plugin"}


def test_nothing_but_the_standard_library_is_imported(shop_testing: ModuleType, tmp_path: Path) -> None:
    code = (
        "import sys, shop_faked.testing as t; f = t.FAKE(); f.things.add(name='Cup')\n"
        "f.answer(t.FakeRequest(method='GET', path='/things'))\n"
        "own = {n.partition('.')[0] for n in sys.modules} - set(sys.stdlib_module_names) - {'shop_faked'}\n"
        "print(sorted(n for n in own if not n.startswith('_') and n not in ('sitecustomize', 'usercustomize')))"
    )
    environment = {**os.environ, "PYTHONPATH": str(source(shop_testing))}
    done = subprocess.run(
        [sys.executable, "-S", "-c", code], env=environment, capture_output=True, text=True, timeout=GUARD
    )
    assert done.stdout == "[]\n", done.stdout + done.stderr
