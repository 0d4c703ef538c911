### Two builds side by side: the sentence about them, and the words around it. The builds are called A and B in every language.

compare-back = Back to the files
compare-to-layers = layers
compare-build-key = Ctrl + Enter
compare-back-home = Back to your own files

## The sentence on top.

compare-nothing-built = Nothing to compare yet
# $build (Number)
compare-only-one = Build { $build } is A
# $build (Number)
compare-not-over = Build { $build } is under way
compare-was-cancelled = { $letter } was cancelled
# $line (Number)
compare-stopped-at-line = { $letter } stopped at line { $line }
compare-has-failed = { $letter } failed
compare-no-images = Neither build made an image
# $time (Time)
compare-moving-below-saves = Moving { $keyword } below { $other } saves { $time }
# $time (Time)
compare-moving-below-costs = Moving { $keyword } below { $other } costs { $time }
# $time (Time)
compare-moving-above-saves = Moving { $keyword } above { $other } saves { $time }
# $time (Time)
compare-moving-above-costs = Moving { $keyword } above { $other } costs { $time }
# $time (Time)
compare-leaving-out-saves = Leaving { $path } out saves { $time }
# $time (Time)
compare-letting-in-costs = Letting { $path } in costs { $time }
# $time (Time)
compare-keeping-apart-saves = Keeping { $path } apart saves { $time }
# $time (Time)
compare-taking-along-costs = Taking { $path } along costs { $time }
# $bytes (Size)
compare-smaller = { $letter }’s image is { $bytes } smaller
# $time (Time)
compare-faster = { $letter } took { $time } less
compare-alike = Both builds cost the same

## What stands below it, often the end of the sentence on top.

compare-nothing-built-detail = Build your files twice, or choose one of the pairs.
compare-waits = Change something and build: that build becomes B.
compare-not-over-detail = Wait until this build has ended.
compare-one-image = Only { $letter } made an image, so two images cannot be compared.
compare-no-images-detail = Choose builds that made an image.
compare-ignored-detail = on every change of this file: the ignore file keeps the file away from COPY.
compare-not-ignored-detail = on every change of this file: the ignore file does not keep the file away from COPY any more.
compare-on-every-change = on every change of { $path }.
compare-smaller-detail = to store, to send and to start from.
compare-faster-same-files = from the same files: earlier builds made the difference.
compare-faster-detail = this time. After a change of a file, both builds run the same steps again.
# $bytes (Size)
compare-stand-ins = Both images have { $bytes }, because both bases are stand-ins made of { $made-of } here. The real images have different sizes.
# $bytes (Size)
compare-alike-detail = Neither saves time on a change; both images have { $bytes }.
# $bytes (Size)
compare-also-smaller = { $letter }’s image is { $bytes } smaller.
# $place (Message)
compare-edit-in-both = The edit in both: { $place }.
# $a (Message)
# $b (Message)
compare-edits-differ = The edits differ: A { $a }, B { $b }.
# $place (Message)
compare-edit-only-in = Only in { $letter } an edit made steps run: { $place }.
# $line (Number)
compare-place = { $path } line { $line }

## Pairs of workspaces.

compare-pairs = Pairs to compare
compare-story = What to look for
compare-four-builds = Build both makes four real builds: A, and A after the edit; B, and B after the same edit.
compare-build-both = Build both
compare-build-both-again = Build both again
compare-part-a = A for the first time
compare-part-a-edited = A after the edit
compare-part-b = B for the first time
compare-part-b-edited = B after the edit
# $number (Number)
# $part (Message)
compare-progress = Build { $number } of 4: { $part }
# $number (Number)
compare-stopped = Stopped at build { $number } of 4
# $part (Message)
# $failure (Message)
compare-part-failed = { $part } made no image: { $failure } Go on builds it again and those that follow.
# $part (Message)
# $failure (Message)
compare-last-part-failed = { $part } made no image: { $failure } Go on builds it again.
# $part (Message)
compare-part-cancelled = { $part } was cancelled. Go on builds it again and those that follow.
# $part (Message)
compare-last-part-cancelled = { $part } was cancelled. Go on builds it again.
compare-go-on = Go on

## The head of a side.

compare-side-a = A
compare-side-b = B
compare-choose-a = Build on the left (A)
compare-choose-b = Build on the right (B)
compare-none = no build yet
# $build (Number)
# $time (Time)
compare-took = Build { $build } · { $time }
# $build (Number)
compare-failed = Build { $build } · failed
# $build (Number)
compare-cancelled = Build { $build } · cancelled
# $build (Number)
compare-under-way = Build { $build } · under way
compare-swap = Swap
compare-keep = Keep { $letter }’s files
compare-restore = Restore { $letter }’s files
compare-cancel = Cancel

## Both Dockerfiles, both stacks, and the other files.

compare-dockerfile = Dockerfile of { $letter }
compare-same-dockerfile = Same Dockerfile
# $difference (Message)
compare-same-dockerfile-but = Same Dockerfile; { $difference }
# $difference (Message)
# $files (Number)
compare-same-dockerfile-and-more = { $files ->
        [one] Same Dockerfile; { $difference }, and { $files } more file is different
       *[other] Same Dockerfile; { $difference }, and { $files } more files are different
    }
# $line (Number)
compare-line-differs = { $path } line { $line } differs
compare-follows = B is built as soon as A is done.
compare-steps = Steps of { $letter }
# $line (Number)
compare-counterpart = In { $letter }: line { $line }.
compare-no-counterpart = Not in { $letter }.
compare-moved-down = moved down
compare-moved-up = moved up
compare-moved-here = moved here
compare-only-in-a = only in A:
compare-only-in-b = only in B:
compare-others = Other files
compare-other-changed = { $path } is different
compare-other-only = { $path } is only in { $letter }
compare-other-of = { $path } of { $letter }
compare-other-unknown = This file is too large to be shown here.
# $lines (Number)
compare-more-lines = { $lines ->
        [one] { $lines } more line is not shown: a comparison shows the first 2,000.
       *[other] { $lines } more lines are not shown: a comparison shows the first 2,000.
    }
compare-edit = The edit in both: { $path }
compare-before = before:
compare-after = after:
compare-comes-here = Your next build comes here.
compare-same-files = Both builds were made from the same files.

## Times and sizes.

compare-time-of = Time of these builds
compare-size-of = Size of these images
# $bytes (Size)
compare-layer = { $instruction } { $bytes }
# $bytes (Size)
compare-less = { $bytes } less
# $a (Time)
# $b (Time)
compare-a-day = 10 changes a day: A { $a }, B { $b }
# $time (Time)
compare-segment = { $instruction } { $time }
# $time (Time)
compare-saved = { $time } saved
compare-nothing-ran = nothing had to run
