### Why a step runs again, is reused, or cannot be told; to stand beside the word.

cause-stage-not-needed = the image does not need this stage
cause-base-is-here = the base image is on this server
cause-built-by-others = somebody else on this server has built it
# $build (Number)
cause-same-base = same base image as in build { $build }
# $build (Number)
cause-nothing-changed = nothing it depends on changed since build { $build }

cause-no-cache = the cache is switched off for this build
cause-never-built = never built here before
# $change (Message)
cause-instruction = this instruction changed: { $change }
cause-base-means-another = the base image changed: { $name } now means another image
# $change (Message)
cause-base = the base image changed: { $change }
cause-content = no earlier build took these files
# $change (Message)
cause-workdir = the working directory changed: { $change }
# $change (Message)
cause-user = the user changed: { $change }
cause-own-user = the image's own
# $change (Message)
cause-shell = the shell changed: { $change }
# $change (Message)
cause-network = the network changed: { $change }
# $change (Message)
cause-platform = the platform changed: { $change }
# $line (Number)
cause-line-runs = runs again because line { $line } runs again
cause-step-before-runs = runs again because a step before it runs again
# $line (Number)
cause-moved-onto-line = this instruction follows another step now, at line { $line }
cause-moved = this instruction follows another step now
cause-missing-file = there is no { $path }: the build will stop here

cause-remote = depends on what { $source } answers
# $line (Number)
cause-output-of-line = depends on what line { $line } writes
cause-output-of-step = depends on what another step writes
# $line (Number)
cause-image-of-line = depends on what is in the image of line { $line }
cause-image-of-step = depends on what is in another image
cause-dropped = the engine has removed parts of its cache, perhaps this step too
cause-unknown = cannot be predicted before the build

## Files.

cause-file-changed = { $path } changed
# $line (Number)
cause-line-changed = { $path } changed: line { $line }
# $lines (List)
cause-lines-changed = { $path } changed: lines { $lines }
# $line (Number)
cause-line-gone = { $path } changed: old line { $line } is gone
# $lines (Message)
cause-lines-gone = { $path } changed: old lines { $lines } are gone
# $first (Number)
# $last (Number)
cause-lines = { $first }–{ $last }
# $cause (Message)
# $places (Number)
cause-and-places = { $places ->
        [one] { $cause } and one more place
       *[other] { $cause } and { $places } more places
    }
# $cause (Message)
# $files (Number)
cause-and-files = { $files ->
        [one] { $cause }, and one more file
       *[other] { $cause }, and { $files } more files
    }
cause-added = { $path } is new
cause-removed = { $path } is gone
cause-renamed = { $from } is called { $path } now
# $change (Message)
cause-mode = the file's mode changed: { $path }, { $change }
# $change (Message)
cause-link = the link { $path } changed: { $change }
# Stands for what a link leads to, where it was no link before or is none any more.
cause-no-link = a file
cause-ignore-file-gone = { $ignore-file } is gone, which lets { $path } in
cause-let-in = { $ignore-file } now lets { $path } in
cause-left-out = { $ignore-file } now leaves { $path } out
cause-selected = this instruction takes other files now: { $path }

## Variables.

# $value (Message)
cause-argument-set = build argument { $name } is set now: { $value }
# $value (Message)
cause-argument-unset = build argument { $name } is not set any more; it was { $value }
# $change (Message)
cause-argument-changed = build argument { $name } changed: { $change }
cause-argument = build argument { $name } changed
# $value (Message)
cause-variable-set = variable { $name } is set now: { $value }
# $value (Message)
cause-variable-unset = variable { $name } is not set any more; it was { $value }
# $change (Message)
cause-variable-changed = variable { $name } changed: { $change }
cause-variable = variable { $name } changed

## Values.

# What something was, and what it is now.
# $old (Message)
# $new (Message)
cause-change = { $old } → { $new }
# The same where a reader would see no difference; signs stand for the blanks.
# $old (Message)
# $new (Message)
cause-change-of-blanks = only blanks differ: { $old } → { $new }
# A part of a value; the mark stands for what is before it.
# $text (Message)
cause-from-the-middle = …{ $text }
# A value without a character.
cause-empty = “”
# The beginning of a value.
cause-beginning = { $text }…

## The name of the way to a place.

# $line (Number)
cause-go-to-line = Go to { $path }, line { $line }
cause-go-to = Go to { $path }
