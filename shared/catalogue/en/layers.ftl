### The layers: headline, bars, timeline.

layers-title = Layers
layers-list = Build steps
layers-nothing-built = nothing built yet
layers-chooser = Build shown
# $build (Number)
# $took (Time)
layers-build-succeeded = Build { $build } · { $took }
# $build (Number)
layers-build-failed = Build { $build } · failed
# $build (Number)
layers-build-cancelled = Build { $build } · cancelled
# $build (Number)
layers-build-busy = Build { $build } · under way
layers-newest = Back to the newest
layers-compare = Compare
layers-compare-from = Compare from here (A)
# $build (Number)
layers-compare-with = Compare with build { $build } (A)
layers-compared = Two builds compared

## The sentence on top, and what stands below it.

# $layers (Number)
layers-first = { $layers ->
        [one] The first build makes { $layers } layer
       *[other] The first build makes { $layers } layers
    }
layers-first-detail = Each bar fills in as its line is done.
layers-no-instructions = No instructions yet
layers-no-instructions-detail = A Dockerfile begins with FROM and the image to start from.
layers-queued = Waiting for a place
# $before (Number)
layers-queued-detail = { $before ->
        [0] This build is next.
        [one] { $before } build goes first.
       *[other] { $before } builds go first.
    }
# $line (Number)
layers-running = Building: line { $line } is running
layers-getting-ready = Building: getting ready
# $step (Number)
# $steps (Number)
layers-running-detail = Step { $step } of { $steps }.
# $build (Number)
# $ran (Number)
layers-succeeded = { $ran ->
        [0] Build { $build } reused everything
        [one] Build { $build } ran { $ran } layer
       *[other] Build { $build } ran { $ran } layers
    }
# $reused (Number)
# $image (Size)
layers-succeeded-detail = { $reused ->
        [0] Nothing was reused. Size of the image: { $image }.
       *[other] { $reused } reused. Size of the image: { $image }.
    }
# $build (Number)
# $line (Number)
layers-stopped-at-line = Build { $build } stopped at line { $line }
# $build (Number)
layers-failed = Build { $build } failed
# $build (Number)
layers-cancelled = Build { $build } was cancelled
layers-no-image = No image was made.
# $earlier (Number)
layers-no-image-but-earlier = No image was made. Build { $earlier } is still there.

# A saved time stands before it, in large digits.
layers-saved = saved by reuse
# A time that will be saved stands before it, in large digits.
layers-will-be-saved = will be saved

## A bar.

# Stands before the number of a line, for who hears it.
layers-line = line
# $line (Number)
layers-go-to-line = Go to line { $line }
layers-no-line = This instruction was changed after the build
layers-not-built = not built yet
layers-waiting = waiting
layers-runs = running
layers-reused = reused
layers-ran = ran
layers-step-failed = failed
layers-not-reached = not reached
layers-no-layer = no layer
# $build (Number)
layers-from-build = from build { $build }
layers-base-is-here = the base image is on this server
layers-from-cache = from the cache
layers-stand-in = stand-in made of { $made-of }
layers-changed-since = changed since
# $line (Number)
layers-waits-for-line = waits for line { $line }
layers-waits = waits for its turn
# $line (Number)
layers-line-has-to-succeed = line { $line } has to succeed first
layers-step-has-to-succeed = an earlier step has to succeed first
layers-was-cancelled = the build was cancelled
# $time (Time)
layers-cancelled-after = cancelled after { $time }
layers-not-begun = the build ended before it
# $code (Number)
layers-exit-code = exit code { $code }
layers-in-log = see the log
# $bytes (Message)
layers-downloading = downloading { $bytes }
layers-extracting = unpacking
# $bytes (Size)
layers-sending = { $bytes } so far
# $time (Time)
layers-saved-time = saved { $time }
# $time (Time)
# $size (Size)
layers-saved-time-and-size = saved { $time } · { $size }
# $time (Time)
# $size (Size)
layers-time-and-size = { $time } · { $size }
# $state (Message)
# $time (Time)
layers-state-and-time = { $state }, { $time }
# Two things that are said of one step.
# $one (Message)
# $other (Message)
layers-and-also = { $one } · { $other }

## What is expected.

layers-not-needed = not needed
layers-will-reuse = will reuse
layers-will-run = will run
layers-unknown = unknown
# $expected (Message)
# $why (Message)
layers-expected-because = { $expected }: { $why }
layers-as-predicted = as predicted

## A Dockerfile that cannot be built.

# The word of a bar.
layers-cannot-build = cannot build
layers-cannot-be-built = Cannot build
# $line (Number)
layers-cannot-be-built-at = Cannot build: line { $line }
# $line (Number)
layers-once-readable = as soon as line { $line } can be read
# $line (Number)
layers-line-first = line { $line } has to be readable first
layers-file-first = the Dockerfile has to be mended first
layers-nothing-sent = Docker reads the whole file before it begins, so no line of it runs.
layers-no-estimate = no estimate
# $expected (Message)
# $why (Message)
layers-missed = predicted: { $expected }, { $why }
# $agreed (Number)
# $of (Number)
layers-proof = { $agreed } of { $of } as predicted.
# $unknown (Number)
layers-not-told-before = { $unknown } could not be predicted.
# $layers (Number)
layers-first-run = { $layers ->
        [one] The first build will run { $layers } layer
       *[other] The first build will run { $layers } layers
    }
# $run (Number)
layers-next = { $run ->
        [0] The next build will reuse everything
        [one] The next build will run { $run } layer
       *[other] The next build will run { $run } layers
    }
# $reused (Number)
layers-next-reused = { $reused ->
        [0] Nothing will be reused.
       *[other] { $reused } will be reused.
    }
# $unknown (Number)
layers-next-unknown = { $unknown } cannot be predicted.
layers-next-build = Next build
# $time (Time)
layers-about = about { $time }
# $time (Time)
layers-saves = saves { $time }

## What if a file changes.

layers-what-if = What if it changes?
# Stands on top of the layers as they would be.
# $layers (Number)
layers-if-changed = { $layers ->
        [0] If { $path } changes, no layer runs
        [one] If { $path } changes, { $layers } layer runs
       *[other] If { $path } changes, { $layers } layers run
    }
layers-what-if-nothing = { $path }: no line runs
# $line (Number)
layers-what-if-line = { $path }: line { $line } runs
# $lines (List)
# $last (Number)
layers-what-if-lines = { $path }: lines { $lines } and { $last } run
# $upper (Number)
# $lower (Number)
# $time (Time)
layers-swap = Line { $lower } above line { $upper } would save { $time } on every change of { $path }.

## The timeline.

# $build (Number)
layers-timeline = Build { $build }
layers-next-timeline = Next build, estimated
# $time (Time)
# $without (Time)
layers-instead = { $time } instead of { $without }
# $time (Time)
layers-segment = { $instruction }, { $time }
layers-reused-ghost = { $instruction }, reused
layers-will-reuse-ghost = { $instruction }, will reuse
# $lanes (Number)
layers-timeline-label = { $lanes ->
        [0] Time by step
        [1] Time by step
       *[other] Time by step, up to { $lanes } side by side
    }
