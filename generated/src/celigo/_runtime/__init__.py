"""What does not vary from one API to the next: documents seen through types, and the transport."""
