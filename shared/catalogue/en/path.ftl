### What is wrong with the name of a file.

path-empty = A file name needs at least one character between slashes.
# $limit (Number)
path-too-long = A file name has at most { $limit } bytes.
path-escapes = A file name stays inside the workspace: no / at its start, no . or .. as a part.
path-character = A file name has no control characters, no backslash and no colon.
# $limit (Number)
path-too-deep = A file name has at most { $limit } parts between slashes.
    .hint = Use fewer folders inside one another.
# The number is that of Unicode: U+200B.
# $number (Text)
# $character (Message)
path-hidden = It holds { $number }, { $character }, which lets one name look like another.
    .hint = Type the name anew instead of pasting it.
path-soft-hyphen = a soft hyphen
path-direction-mark = a mark of reading direction
path-without-width = a character without width
path-line-separator = a separator of lines
path-paragraph-separator = a separator of paragraphs
path-glyph-selector = a selector of glyphs
path-unseen-character = a character that is not seen
