"""Sources -> text: one reader a format."""

from dtt_diff.reading.decoding import decode
from dtt_diff.reading.markdown import find_markup
from dtt_diff.reading.metadata import Metadata, find_metadata
from dtt_diff.reading.sources import Source, read_source

__all__ = ["Metadata", "Source", "decode", "find_markup", "find_metadata", "read_source"]
