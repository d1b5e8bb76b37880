"""Views of histories: the page, the pictures, the terminal report, Markdown, and what a notebook shows."""
