"""Sphinx configuration."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "_extensions"))

project = "dtt_diff"
author = "The dtt_diff authors"
copyright = "The dtt_diff authors"  # noqa: A001 - the name is Sphinx's
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon", "command_line", "force_tables", "module_list"]
source_suffix = {".md": "markdown"}
html_theme = "furo"
html_title = "dtt_diff"
exclude_patterns = ["_build", "_extensions"]
autodoc_member_order = "bysource"
autodoc_typehints = "description"
myst_heading_anchors = 3
myst_enable_extensions = ["colon_fence", "deflist"]
