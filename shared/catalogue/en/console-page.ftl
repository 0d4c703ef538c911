### The console in the page: its transcript, its input, its terminal.

console-page-transcript = Console
console-page-input = Command line
console-page-input-hint = Enter runs the line. Up and Down bring earlier lines, Control and R looks for one. Tab completes; Escape and then Tab leads on. Control and C stops what runs, Control and L clears the console.
console-page-program-input = Input for the program that runs
console-page-suggestions = Suggestions
console-page-correct = Correct it (Alt + Enter)
console-page-search-history = Search in earlier lines:
console-page-terminal = Terminal
console-page-terminal-hint = Terminal. Escape and then Tab leave it.
console-page-keys = Keys
console-page-left = Left
console-page-right = Right
console-page-up = Up
console-page-down = Down

# $word (Text)
console-page-unknown-command = docker has no command { $word }.
# $word (Text)
console-page-unknown-flag = This command has no flag { $word }.

## Remarks on commands

# $code (Number)
console-page-exit-code = exit code { $code }
console-page-by-build = by the button Build
# $build (Number)
console-page-by-run = by the button Run build { $build }
console-page-by-plain-run = by the button Run
console-page-by-stop = by the button Stop
# $n (Number)
console-page-pasted = { $n ->
    [one] pasted, { $n } line
   *[other] pasted, { $n } lines
}
# $n (Number)
console-page-pasted-without-prompts = { $n ->
    [one] pasted, { $n } line; the leading $ sign left out
   *[other] pasted, { $n } lines; the leading $ signs left out
}
# $n (Number)
console-page-paste-stopped = This line failed, so the pasting stopped here. { $n ->
    [one] One more line was not run.
   *[other] { $n } more lines were not run.
}
console-page-run-rest = Run the rest
console-page-run-corrected = Run the corrected line
# $n (Number)
console-page-lines-left-out = { $n ->
    [one] One earlier line is left out.
   *[other] { $n } earlier lines are left out.
}
console-page-commands-left-out = Earlier commands are left out.
console-page-connection-lost = The connection is lost, and what ran here has ended.
console-page-new-shell = Connected again, with a new shell.

## The progress of a build

# $line (Number)
console-page-step-reused = line { $line } reused
# $line (Number)
console-page-step-ran = line { $line } ran
# $line (Number)
console-page-step-failed = line { $line } failed
# $line (Number)
console-page-step-running = line { $line } running
