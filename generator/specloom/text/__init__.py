"""Words and text: identifiers, singular and plural, filled paragraphs, suggestions. A leaf: it imports no stage."""
