### What is wrong with a Python file or a requirements.txt, and what mends it. Python's and pip's own words are arguments.

python-missing-token = `{ $subject }` is missing here.
python-missing-expression = A value is missing here.
python-missing-name = A name is missing here.
python-missing-block = The block of this statement is missing.
    .hint = Below a line that ends with a colon, indent the lines of its block by four spaces.
python-unexpected-indent = This line is indented, but no block begins above it.
    .hint = Only the lines below a colon are indented.
python-uneven-indent = No block around this line has the same indentation.
    .hint = Indent this line exactly as the other lines of its block.
python-mixed-indent = Tabs and spaces are mixed in the indentation. Python says: { $subject }.
    .hint = Indent all lines by spaces, four for each level. A tab only looks like spaces.
python-never-closed = This `{ $subject }` is never closed.
python-unclosed-string = This string has no end.
    .hint = Close it with the same quotes that begin it.
python-stray-character = `{ $subject }` means nothing in Python.
python-misspelled-keyword = Python does not know this word. Did you mean `{ $subject }`?
python-print-statement = `print` is a function and needs parentheses.
    .hint = Write print(…); without them it is Python 2.
python-shared-line = A second statement begins here on the same line.
    .hint = Put it on a line of its own.
python-single-equals = `=` gives a name a value; it does not compare.
    .hint = Compare with `==`.
python-out-of-place = `{ $subject }` cannot stand here.
python-return-outside = `return` stands outside of any function.
    .hint = If `return` belongs to the function above, indent it as the other lines of the function.
python-bad-target = Python cannot give a value to this.
    .hint = A name stands on the left of `=`.
python-argument-order = An argument without a name follows one with a name.
    .hint = Put arguments with names last.
python-parameter-order = A parameter without a default value follows one with a default value.
    .hint = Put parameters with default values last.
python-bad-f-string = The part of this f-string in braces is not right.
    .hint = Write a brace of the text twice.
python-other-python = Python { $subject } does not know this syntax.
    .hint = A newer base image has a newer Python.
python-too-deep = This file nests too deep to be read.
python-invalid-syntax = Python cannot read this: { $subject }.

python-run-above-routes = The app starts above the route { $subject }, so this route never answers.
    .hint = This call does not come back. Move it below all routes, to the end of the file.
python-host-missing = `{ $subject }` without a host listens on 127.0.0.1, where nobody outside the container can reach it.
    .hint = Write { $subject }(host="0.0.0.0").
python-host-loopback = The app listens on { $subject } alone, where nobody outside the container can reach it.
    .hint = Write "0.0.0.0" instead.
python-debug-on = Debug mode lets whoever sees an error page run Python in the container.
    .hint = Debug mode is good for learning. Switch it off in an image for others.
python-variable-must-exist = Without the environment variable { $subject }, the app ends here with an error.
    .hint = Set it by ENV { $subject }=… in the Dockerfile, or read it with os.environ.get and a default.

python-not-arequirement = pip cannot read `{ $subject }`.
    .hint = Each line names one package, as flask or flask==3.0.0.
python-bad-package-name = `{ $subject }` cannot be a package's name.
    .hint = Names are made of letters, digits and, between them, hyphens, underscores and dots.
python-bad-operator = pip does not know this operator. Did you mean `{ $subject }`?
python-missing-version = A version is missing after `{ $subject }`.
python-bad-version = `{ $subject }` is not a version here.
    .hint = Versions look like 3.0.0; == and != also take 3.0.*.
python-missing-operator = An operator is missing before the version.
    .hint = Write { $subject }.
python-bad-extras = These extras are not right.
    .hint = They are names in brackets, as in flask[async,dotenv].
python-bad-marker = `{ $subject }` is no condition.
    .hint = Conditions compare, as in python_version < "3.9".
python-unknown-option = pip does not take `{ $subject }` in this file.
python-misspelled-option = pip does not know this option. Did you mean `{ $subject }`?
python-missing-value = A value is missing after `{ $subject }`.
python-duplicate-requirement = { $subject } is in this file twice.
    .hint = pip refuses a package that stands twice. Remove one of the lines.
python-near-miss = Did you mean { $subject }?
    .hint = A misspelt name installs somebody else's package, or none.
python-imported-name = The package of this module is called { $subject }.
    .hint = Write { $subject } here; the import stays as it is.
python-part-of-python = { $subject } comes with Python and is not installed.
    .hint = Remove this line.

# Hints about characters that mean nothing in Python.
python-character-quotes = These are quotes of a word processor; Python's are " and '.
python-character-blank = This character looks like a space and is none. Delete it and type a space.
python-character-full-width = This is a full-width character. Switch the keyboard and type it again.
python-character-dash = This is a dash of a word processor. Python's minus is -.

## What a change does, as a button says it.

python-fix-indent = Indent the line
python-fix-indent-alike = Indent this line as the other lines
python-fix-insert = Insert `{ $text }`
python-fix-remove = Remove it
python-fix-replace = Replace it by `{ $text }`
