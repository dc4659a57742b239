"""What each `dokja` command does. One module a command, with `add_arguments(parser)` and `run(options) -> int`."""
