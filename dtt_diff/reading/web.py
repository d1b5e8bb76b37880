"""Addresses -> bytes: http and https only, with limits on time, size and redirects. Nothing else asks the network."""

from __future__ import annotations

import re
import ssl
import time
import zlib
from email.message import Message
from http.client import HTTPException
from typing import IO, Any
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit, urlunsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    UnknownHandler,
)

from attrs import frozen

from dtt_diff.errors import ReadingError
from dtt_diff.limits import CONNECT_SECONDS, FETCH_SECONDS, MAX_BYTES, MAX_REDIRECTS, allowed
from dtt_diff.version import VERSION

_CHUNK = 65_536
_REFUSED_TYPES = re.compile(r"(?:image|audio|video|font)/|application/(?:json|zip|javascript)|text/(?:css|javascript|csv)")


@frozen
class Fetched:
    """What an address gave.

    Attributes:
        content: the bytes.
        url: the address that gave them, after redirects.
        content_type: what the server calls them, in lower case and without parameters; empty if it does not say.
        charset: the encoding that the server names, if it names one.
    """

    content: bytes
    url: str
    content_type: str
    charset: str | None


def fetch(url: str) -> Fetched:
    """Get what an address holds.

    Args:
        url: an address that begins with ``https://`` or ``http://``.

    Returns:
        its bytes, and what the server says of them.

    Raises:
        ReadingError: another scheme, no connection, an error of the server, too long, too large, or no text.
    """
    address = _checked(url)
    deadline = time.monotonic() + FETCH_SECONDS
    request = Request(
        address,
        headers={
            "User-Agent": f"dtt_diff/{VERSION}",
            "Accept": "text/html,application/xhtml+xml,application/pdf,text/plain,text/markdown,*/*;q=0.5",
            "Accept-Encoding": "identity",
        },
    )
    try:
        with _opener().open(request, timeout=CONNECT_SECONDS) as response:
            headers = response.headers
            content = _body(response, url, headers, deadline)
            final = response.geturl()
    except HTTPError as error:
        error.close()
        raise ReadingError(f"{url}: the server answered {error.code} {error.reason}; check the address in a browser") from error
    except URLError as error:
        raise ReadingError(_unreachable(url, error.reason)) from error
    except (TimeoutError, OSError, HTTPException, ValueError) as error:
        if isinstance(error, ReadingError):
            raise
        raise ReadingError(_unreachable(url, error)) from error
    kind = headers.get_content_type().lower() if headers.get("Content-Type") else ""
    if _REFUSED_TYPES.match(kind):
        raise ReadingError(f"{url}: the server sends {kind}, which holds no statement; give the address of the page or file")
    return Fetched(content, final, kind, headers.get_content_charset())


def _checked(url: str) -> str:
    """The address as it is sent: a known scheme, a host, no white space, letters beyond ASCII encoded."""
    scheme = url.partition("://")[0].casefold()
    if scheme not in {"http", "https"}:
        raise ReadingError(f"{url}: only addresses with https:// or http:// are read, not {scheme}://")
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname or ""
        netloc = host.encode("idna").decode("ascii") if not host.isascii() else host
        netloc = f"[{netloc}]" if ":" in netloc else netloc
        if parts.port is not None:
            netloc = f"{netloc}:{parts.port}"
    except (ValueError, UnicodeError) as error:
        raise ReadingError(f"{url}: this is no address ({error})") from error
    if not host or re.search(r"\s", url.strip()):
        raise ReadingError(f"{url}: this is no address; it needs a host, and no spaces")
    safe = "/%:=&?~#+!$,;'@()*[]"
    return urlunsplit((scheme, netloc, quote(parts.path or "/", safe), quote(parts.query, safe), ""))


class _Redirects(HTTPRedirectHandler):
    """Follows a few redirects, to addresses of the web only."""

    max_redirections = MAX_REDIRECTS
    max_repeats = 2

    def redirect_request(self, req: Request, fp: IO[bytes], code: int, msg: str, headers: Any, newurl: str) -> Request | None:
        scheme = urlsplit(newurl).scheme.casefold()
        if scheme not in {"http", "https"} or (req.type == "https" and scheme == "http"):
            raise ReadingError(
                f"{req.full_url}: it redirects to {newurl}, which is not followed; check the address in a browser"
            )
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _opener() -> OpenerDirector:
    """An opener that knows http and https, and neither files nor ftp."""
    opener = OpenerDirector()
    handlers = (
        *(ProxyHandler(), HTTPHandler(), HTTPSHandler(context=ssl.create_default_context())),
        *(_Redirects(), HTTPDefaultErrorHandler(), HTTPErrorProcessor(), UnknownHandler()),
    )
    for handler in handlers:
        opener.add_handler(handler)
    return opener


def _body(response: Any, url: str, headers: Message, deadline: float) -> bytes:
    """The bytes of an answer, unpacked where the server packed them although it was asked not to."""
    packing = (headers.get("Content-Encoding") or "identity").strip().casefold()
    if packing not in {"identity", "gzip", "x-gzip", "deflate"}:
        raise ReadingError(
            f"{url}: the server packs its answer as {packing}, which is not read; save the page and give the file"
        )
    unpack = None if packing == "identity" else zlib.decompressobj(47 if "gzip" in packing else 15)
    parts: list[bytes] = []
    size = received = 0
    most = allowed("MAX_BYTES", MAX_BYTES)
    while chunk := response.read1(_CHUNK):
        if time.monotonic() > deadline:
            raise ReadingError(f"{url}: not complete after {FETCH_SECONDS:.0f} seconds; save the page and give the file")
        received += len(chunk)
        if unpack is not None:
            try:
                chunk = unpack.decompress(chunk, most + 1 - size)
            except zlib.error as error:
                raise ReadingError(f"{url}: the packed answer of the server is broken ({error})") from error
        size += len(chunk)
        if size > most:
            raise ReadingError(f"{url}: more than {most // 1_000_000} MB; no statement is that large")
        parts.append(chunk)
    announced = headers.get("Content-Length", "")
    if announced.isascii() and announced.isdigit() and len(announced) < 16 and received < int(announced):
        raise ReadingError(
            f"{url}: the connection ended after {received} of {announced} bytes; try again, or save the page and give the file"
        )
    return b"".join(parts)


def _unreachable(url: str, reason: object) -> str:
    what = "no answer in time" if isinstance(reason, TimeoutError) else str(reason) or type(reason).__name__
    return f"{url}: cannot be reached ({what}); check the address and the connection, or save the page and give the file"
