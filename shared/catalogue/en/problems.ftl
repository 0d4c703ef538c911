### The list of problems, and what the page and the editor show about one.

problems-title = Problems
problems-error = error
problems-warning = warning
problems-hint = hint
# $count (Number)
problems-count = { $count ->
        [one] { $count } problem
       *[other] { $count } problems
    }
# $count (Number)
problems-errors = { $count ->
        [one] { $count } error
       *[other] { $count } errors
    }
# $count (Number)
problems-warnings = { $count ->
        [one] { $count } warning
       *[other] { $count } warnings
    }
# $count (Number)
problems-hints = { $count ->
        [one] { $count } hint
       *[other] { $count } hints
    }
problems-filter = Which problems
problems-file = File
problems-all-files = All files
problems-text = Find in problems
# $line (Number)
problems-place = { $path }, line { $line }
problems-not-read = Your files are being read.
problems-none = No problems were found in your files.
problems-none-here = No problem fits the filter.
# $count (Number)
problems-more = { $count ->
        [one] { $count } more problem not shown; choose fewer to see them.
       *[other] { $count } more problems not shown; choose fewer to see them.
    }
problems-explain = Explain { $rule }
problems-example = Instead of
problems-better = Better
problems-reference = More: { $reference }
# $line (Number)
# $message (Message)
problems-summary = { $path }, line { $line }: { $message }
# $line (Number)
# $message (Message)
problems-at-line = Line { $line }: { $message }
problems-show-all = Show all
