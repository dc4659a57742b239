"""Exit codes of `dokja`, the same for every command."""

OK = 0
FAILED = 1  # some inputs failed; the others were done, and standard error says which and why
USAGE = 2  # wrong options or arguments; nothing was done
NOTHING_FOUND = 3  # a search, a list or a name that fits no stored article
INTERRUPTED = 130  # Ctrl+C
BROKEN_PIPE = 141  # whoever read standard output went away
