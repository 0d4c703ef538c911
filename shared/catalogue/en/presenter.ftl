### Presenter mode: what changed and what it cost, as one sentence that a room can read.

presenter-label = Presenter mode
presenter-open = Presenter mode (F9)

## The sentence: what was changed, and what that costs.

# $change (Message)
# $cost (Message)
presenter-title = { $change }, { $cost }
# $cost (Message)
presenter-before-the-build = Before the build: { $cost }
# $cost (Message)
presenter-no-layer-changed = No layer changed, { $cost }

presenter-all-will-be-reused = everything will be reused
presenter-not-told-before = the steps that will run cannot be predicted
# $layers (Number)
presenter-will-run = { $layers ->
        [one] { $layers } layer will run
       *[other] { $layers } layers will run
    }
# $layers (Number)
presenter-at-least-will-run = { $layers ->
        [one] at least { $layers } layer will run
       *[other] at least { $layers } layers will run
    }
presenter-all-was-reused = everything was reused
# $layers (Number)
presenter-ran = { $layers ->
        [one] { $layers } layer ran
       *[other] { $layers } layers ran
    }

presenter-without-cache = Without the cache
presenter-first-build = First build
# $lines (Number)
presenter-lines-changed = { $lines ->
        [one] { $lines } line changed
       *[other] { $lines } lines changed
    }
# $files (Number)
presenter-files-changed = { $files ->
        [one] { $files } file changed
       *[other] { $files } files changed
    }
# $arguments (Number)
presenter-arguments-changed = { $arguments ->
        [one] { $arguments } build argument changed
       *[other] { $arguments } build arguments changed
    }
presenter-base-changed = The base image changed
# $changes (Number)
presenter-changes = { $changes ->
        [one] { $changes } change
       *[other] { $changes } changes
    }

## What stands below it.

# $build (Number)
presenter-build = Build { $build }
# $build (Number)
presenter-step-as-predicted = Build { $build } · as predicted
# $build (Number)
# $steps (Number)
presenter-all-as-predicted = Build { $build } · all { $steps } steps as predicted
# $build (Number)
# $agreed (Number)
# $steps (Number)
presenter-some-as-predicted = Build { $build } · { $agreed } of { $steps } steps as predicted
# $build (Number)
# $detail (Message)
presenter-before-build = Before build { $build } · { $detail }
# $detail (Message)
presenter-next-build = Next build · { $detail }
# $number (Number)
presenter-stage = Stage { $number }
# $number (Number)
presenter-named-stage = Stage { $number }: { $name }

## The lines of code above the layers.

# $line (Number)
presenter-line-changed = line { $line } changed
# $first (Number)
# $last (Number)
presenter-code-lines-changed = lines { $first } to { $last } changed
# $line (Number)
presenter-at-line = line { $line }

## The keys, as they are written on a keyboard, and what each does.

presenter-key-space = Space
presenter-key-escape = Esc
presenter-go-on = next
presenter-start-build = build
presenter-compare = compare
presenter-leave = leave
presenter-edit = edit
presenter-line = line
presenter-code-size = code size
presenter-smaller-code = Smaller code
presenter-larger-code = Larger code
presenter-key-enter = Enter
presenter-key-control-enter = Ctrl + Enter
presenter-leave-code = back to the layers

presenter-phases = Phases
presenter-predicted = predicted
presenter-building = building
presenter-proven = proven
presenter-failed = failed
presenter-cancelled = cancelled
