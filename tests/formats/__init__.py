"""One fictional edition in every format, and pages in the layouts in which statements are published."""
