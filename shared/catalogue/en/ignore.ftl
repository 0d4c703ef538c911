### What is wrong with an ignore file.

# $remark is the matcher's own.
ignore-pattern = A build refuses this pattern: { $remark }.
ignore-line-too-long = A build reads lines of at most 65,535 bytes.
# $limit (Number)
ignore-too-many = An ignore file has at most { $limit } patterns, and this is one more. Use one pattern for several files, as *.log, or for a whole folder.
# $limit (Number)
ignore-pattern-too-long = A pattern has at most { $limit } bytes, and this one is longer. Use * for parts of a name.
# $limit (Number)
ignore-double-stars = A pattern has at most { $limit } times **, and this one has more. One ** stands for any number of folders.
