"""The findings of a check, for every place where it runs: terminal, programs, code hosts, test reports, comments."""
