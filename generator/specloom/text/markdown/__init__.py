"""Markdown: one dialect in which pages, guides and descriptions are read, and the only ways in which text becomes it.

`syntax` configures the parser, `blocks` and `inline` write published Markdown again in a form that is safe and that
every reader shows alike, `plain` encodes text that is no Markdown, `outline` and `links` find places in whole pages.
"""
