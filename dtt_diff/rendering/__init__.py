"""Views of a comparison: one view a file, all from the model, none computing anything new."""
