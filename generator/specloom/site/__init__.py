"""From the generated docs of a package to a site that works from a folder and without a network."""
