"""`python -m tui.analysis`: the analysis process. Speaks `tui.analysis.protocol` on standard input and output."""

from tui.analysis.worker import main

main()
