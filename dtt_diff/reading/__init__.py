"""Sources -> text: one reader a format."""

from dtt_diff.reading.decoding import decode
from dtt_diff.reading.metadata import Metadata, find_date, find_metadata
from dtt_diff.reading.notes import find_note_marks
from dtt_diff.reading.source import Source, check_length
from dtt_diff.reading.sources import ADDRESS, read_source

__all__ = [
    "ADDRESS",
    "Metadata",
    "Source",
    "check_length",
    "decode",
    "find_date",
    "find_metadata",
    "find_note_marks",
    "read_source",
]
