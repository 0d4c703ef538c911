### What Drydock itself says of a Dockerfile: what mends a problem, what would keep an engine or the page busy for too long, and why a name cannot
### be changed. What BuildKit refuses is told in BuildKit's own words, which are not here.

## What a change does, as a button says it.

dockerfile-fix-add = Add { $option }
dockerfile-fix-add-slash = Add a slash
dockerfile-fix-change-to = Change to { $text }
dockerfile-fix-change-to-label = Change to a LABEL
dockerfile-fix-comment-above = Move the comment to a line above
dockerfile-fix-copy = Copy { $path }
dockerfile-fix-copy-above = Copy { $path } above
dockerfile-fix-count-pipe-failures = Let a failure anywhere in a pipe count
dockerfile-fix-double-quotes = Use double quotes
dockerfile-fix-env-above = Set { $name } by ENV in a line above
dockerfile-fix-equals-sign = Write it with =
# $port (Number)
dockerfile-fix-expose = Expose { $port }
dockerfile-fix-insert = Insert { $word }
dockerfile-fix-insert-blank = Insert a blank
dockerfile-fix-join = Join them
dockerfile-fix-join-lines = Join the lines of the array
dockerfile-fix-json-array = Write it as a JSON array
dockerfile-fix-json-array-with-shell = Write it as a JSON array with its shell
dockerfile-fix-line-ends = Convert all line ends of this file to those of Linux
dockerfile-fix-listen-everywhere = Listen on 0.0.0.0
# $line (Number)
dockerfile-fix-move-below = Move below the installation in line { $line }
# $count (Number)
dockerfile-fix-plain-characters = { $count ->
        [one] Replace this character
       *[other] Replace the { $count } characters of this kind in this instruction
    }
# $count (Number)
dockerfile-fix-plain-characters-everywhere = Replace the { $count } characters of this kind in the whole file
dockerfile-fix-remove = Remove { $text }
dockerfile-fix-remove-blank-lines = Remove the blank lines
dockerfile-fix-remove-instruction = Remove this { $instruction }
dockerfile-fix-remove-lists = Remove the lists in the same RUN
dockerfile-fix-run = Run { $path }
dockerfile-fix-set-workdir = Set WORKDIR { $folder }
dockerfile-fix-slashes = Write the paths with /
dockerfile-fix-split = Give each word a string of its own

## What costs an engine more than it may.

# $number (Number)
# $count (Number)
# $most (Number)
dockerfile-too-many-instructions = this is instruction { $number } of { $count }; a build takes at most { $most }

## What takes the page too long.

dockerfile-too-much-ignoring = This file takes too long to be looked at as a whole; use fewer patterns in { $file }, and fewer * and ** in each of them
dockerfile-too-much-copying = This file takes too long to be looked at as a whole; use fewer sources of COPY and ADD, or folders in place of patterns
dockerfile-too-much-expanding = This file takes too long to be looked at as a whole; use fewer variables in the values of other variables
dockerfile-too-much-planning = This file takes too long to be looked at as a whole; use fewer instructions and fewer stages

## Why a name cannot be changed.

dockerfile-rename-nothing = Only names of stages, variables and here-documents can be changed everywhere at once.
dockerfile-rename-predefined = This variable is set by BuildKit under this name.
dockerfile-rename-not-set = This variable is not set in this file, so that its name is given elsewhere.
dockerfile-rename-stage-name = A stage's name begins with a letter; lower-case letters, digits, `.`, `_` and `-` may follow.
dockerfile-rename-stage-taken = Another stage has this name, or it is reserved.
dockerfile-rename-variable-name = A variable's name begins with a letter or `_`; letters, digits and `_` may follow.
dockerfile-rename-variable-taken = Another variable has this name.
dockerfile-rename-delimiter = A delimiter is one word of letters, digits, `_`, `-` and `.`.
dockerfile-rename-delimiter-taken = A line of the document says just that, or another document of the instruction ends with it.
