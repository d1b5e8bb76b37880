from __future__ import annotations

import gzip
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

import dtt_diff as dd
from dtt_diff.reading import web
from tests.formats.pages import ministry
from tests.formats.pdfs import Layout, edition
from tests.making import sentences_of

TEXT = "The ministers met. They said “déjà vu” twice."
ANSWERS: dict[str, tuple[int, dict[str, str], bytes]] = {
    "/page": (200, {"Content-Type": "text/html; charset=utf-8"}, ministry().encode()),
    "/latin.txt": (200, {"Content-Type": "text/plain; charset=windows-1252"}, TEXT.encode("cp1252")),
    "/file.txt": (200, {"Content-Type": "application/octet-stream"}, TEXT.encode()),
    "/a.pdf": (200, {"Content-Type": "application/pdf"}, edition(Layout())),
    "/wrong": (200, {"Content-Type": "text/html"}, edition(Layout())),
    "/not.pdf": (200, {"Content-Type": "application/pdf"}, b"They met."),
    "/packed": (200, {"Content-Type": "text/plain", "Content-Encoding": "gzip"}, gzip.compress(TEXT.encode())),
    "/bomb": (200, {"Content-Type": "text/plain", "Content-Encoding": "gzip"}, gzip.compress(b"a" * 2_000_000)),
    "/odd": (200, {"Content-Type": "text/plain", "Content-Encoding": "br"}, b"x"),
    "/picture": (200, {"Content-Type": "image/png"}, b"\x89PNG"),
    "/short": (200, {"Content-Type": "text/plain", "Content-Length": "999"}, b"They met."),
    "/once": (302, {"Location": "/file.txt"}, b""),
    "/loop": (302, {"Location": "/loop"}, b""),
    "/out": (302, {"Location": "file:///etc/hostname"}, b""),
}


class _Handler(BaseHTTPRequestHandler):
    """Gives the answers above; chains of redirects under /far/n; nothing else."""

    def do_GET(self):
        """Answer one request."""
        status, headers, content = ANSWERS.get(self.path, (404, {}, b"no"))
        if self.path.startswith("/far/"):
            status, headers = 302, {"Location": f"/far/{int(self.path[5:]) + 1}"}
        self.send_response(status)
        for name, value in {"Content-Length": str(len(content)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *arguments):
        """Say nothing."""


@pytest.fixture(scope="module")
def site():
    """The address of a server on this machine."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_page_is_fetched_and_read(site):
    """The address is the source of the statement."""
    statement = dd.read(f"{site}/page")
    assert (statement.edition, statement.source) == (6, f"{site}/page")


@pytest.mark.parametrize("path", ["/latin.txt", "/file.txt", "/packed", "/once"])
def test_text_is_read_as_the_server_sends_it(site, path):
    """With the encoding of the header, packed or not, after a redirect."""
    assert sentences_of(dd.read(site + path)) == ["The ministers met.", "They said “déjà vu” twice."]


def test_where_a_redirect_led_is_told(site):
    """A note names the address that was read in the end."""
    assert f"the address led to {site}/file.txt" in dd.read(f"{site}/once").notes


def test_the_content_decides(site):
    """A file that the server calls something else is read as what it is, with a note."""
    assert dd.read(f"{site}/a.pdf").edition == 6
    assert any("the server calls it HTML" in note for note in dd.read(f"{site}/wrong").notes)


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/nowhere", "answered 404"),
        ("/not.pdf", "no PDF file"),
        ("/odd", "packs its answer as br"),
        ("/picture", "image/png"),
        ("/short", "ended after 9 of 999 bytes"),
        ("/loop", "answered 302"),
        ("/far/1", "answered 302"),
        ("/out", "not allowed"),
    ],
)
def test_what_a_server_does_wrong_is_told(site, path, why):
    """With the address and the reason."""
    with pytest.raises(dd.ReadingError, match=why):
        dd.read(site + path)


@pytest.mark.parametrize("path", ["/page", "/bomb"])
def test_too_much_is_refused(site, path, monkeypatch):
    """Also where it is small until it is unpacked."""
    monkeypatch.setattr(web, "MAX_BYTES", 5000)
    with pytest.raises(dd.ReadingError, match="no statement is that large"):
        dd.read(site + path)


def test_too_long_is_refused(site, monkeypatch):
    """An answer that does not end is given up."""
    monkeypatch.setattr(web, "FETCH_SECONDS", -1.0)
    with pytest.raises(dd.ReadingError, match="not complete after"):
        dd.read(f"{site}/page")


def test_off_line_the_error_says_so():
    """A host that is not there is named, with what to do instead."""
    with pytest.raises(dd.ReadingError, match=r"cannot be reached.*save the page and give the file"):
        dd.read("http://127.0.0.1:9/page")


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("file:///etc/hostname", "only addresses with https:// or http://"),
        ("ftp://example.org/a.txt", "only addresses with https:// or http://"),
        ("https://", "no address"),
        ("https:///a.txt", "no address"),
        ("http://[::1/a", "no address"),
        ("http://example.org:port/a", "no address"),
    ],
)
def test_other_addresses_are_refused(address, why):
    """Before anything is asked of the network."""
    with pytest.raises(dd.ReadingError, match=why):
        dd.read(address)


def test_an_address_is_no_path_and_no_text():
    """A Path and the text of compare() say how to give an address."""
    with pytest.raises(dd.ReadingError, match=r"read\('https://example.org/a.html'\)"):
        dd.read(Path("https://example.org/a.html"))
    with pytest.raises(dd.ReadingError, match=r"is an address.*read\('https://example.org/a'\)"):
        dd.compare("https://example.org/a", "They met.")
