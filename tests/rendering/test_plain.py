from __future__ import annotations

from dtt_diff.rendering.plain import NARROWEST, printed


def test_what_is_printed_is_plain_text():
    """No colour, no markup, no spaces at the ends of lines, one line end at the end."""
    text = printed(lambda console: console.print("[bold]a[/] :smile:", style="red"), 80)
    assert text == "[bold]a[/] :smile:\n"


def test_lines_are_wrapped():
    """At the width asked for, but never in fewer columns than can be read."""
    words = "word " * 20
    assert max(map(len, printed(lambda console: console.print(words), 40).splitlines())) <= 40
    assert max(map(len, printed(lambda console: console.print(words), 1).splitlines())) > NARROWEST / 2
