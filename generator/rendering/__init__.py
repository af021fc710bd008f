"""From what the files say to their bytes: templates, one formatter process, a check that nothing else got in."""
