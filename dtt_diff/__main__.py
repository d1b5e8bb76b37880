"""``python -m dtt_diff``: the command line where the program is not on the path."""

from dtt_diff.cli import main

if __name__ == "__main__":
    main()
