"""The pages of the documentation, run: every fenced block is executed, or says why it is not.

How a block is treated is said by HTML comments directly above its fence, which no reader of the page sees:

``<!-- file: NAME -->``
    the block is the content of a file in the folder of the page
``<!-- exit status: N -->``
    the last command of the block ends with this status (0 by default)
``<!-- script -->``
    the Python block runs as a program of its own
``<!-- output of: COMMAND -->``
    the block shows what this command prints, not the block before it
``<!-- contents of: FILE -->``
    the block shows a file that was written before
``<!-- by hand: COMMAND -->``
    what a reader does in an editor before the block: it is run first
``<!-- lines: /FROM/ to /END/ and /FROM/ -->``
    of the output, the lines from the first that matches up to, and without, one that matches the end (by default a blank one)
``<!-- needs: PROGRAM -->``
    the block is run where this program is installed
``<!-- only parsed: REASON -->``
    the block (TOML, YAML, JSON) must be well formed, and is used for nothing
``<!-- not run: REASON -->``
    the block is not run

A comment ``<!-- files: NAME = PATH, NAME = PATH -->`` anywhere on a page puts copies of files of the project into its folder;
``examples`` is always there. A block ``text`` without a comment is the output of the block above it that ran last.

``python -m tests.documentation`` tells what differs; with ``--write``, the shown output becomes the output got.
"""
