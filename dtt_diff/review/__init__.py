"""An analyst's decisions on a comparison, and the files that keep them."""
