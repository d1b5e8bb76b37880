"""Text -> blocks -> sentences. Blocks come first: they decide more boundaries than the splitter does."""

from dtt_diff.segmentation.blocks import find_blocks
from dtt_diff.segmentation.hints import Hint
from dtt_diff.segmentation.sentences import find_sentences

__all__ = ["Hint", "find_blocks", "find_sentences"]
