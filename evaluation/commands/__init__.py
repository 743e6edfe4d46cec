"""The subcommands of `evaluate-summaries`, one file each."""
