"""From what the files say to the output folder: templates, the formatter, the fail-closed check, the writer."""
