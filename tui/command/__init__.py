"""What each `dokja` command does without the reader."""
