//! A line as `sh` reads it: grammar, words and their expansion. What is not supported is refused by name.
