### Both logs.

log-build-log = Build log
log-container-log = Container log
log-no-build = Nothing was built yet. What each line of the Dockerfile writes appears here.
log-no-build-lines = This build has written nothing yet.
log-no-container = No container has run yet. What the app writes appears here.
log-no-container-lines = The container has written nothing yet.
# Names the line of the Dockerfile before the text of its instruction.
# $line (Number)
log-step = line { $line }
log-reused = reused
# $time (Time)
log-running = running { $time }
log-failed = failed
# $time (Time)
log-failed-after = failed after { $time }
# $code (Number)
log-failed-with = failed, exit code { $code }
# $time (Time)
# $code (Number)
log-failed-after-with = failed after { $time }, exit code { $code }
log-waiting = waiting
log-not-reached = not reached
log-not-needed = not needed
# $count (Number)
log-lines-before = { $count ->
        [one] { $count } line before the cause
       *[other] { $count } lines before the cause
    }
# $count (Number)
log-lines-after = { $count ->
        [one] { $count } line after the cause
       *[other] { $count } lines after the cause
    }
# $size (Size)
log-cut = { $size } were cut here: the log was longer than it may be; its beginning and its end are kept.
# $count (Number)
log-lost = { $count ->
        [one] { $count } older line is not kept any more.
       *[other] { $count } older lines are not kept any more.
    }
log-following = following the newest line
log-follow = Follow
log-folded = folded to the cause
# $count (Number)
log-show-all = Show all { $count } lines
log-fold = Fold to the cause
log-search = Search
# $current (Number)
# $count (Number)
log-matches = { $current } of { $count }
log-no-match = no match
log-next = Next match
log-previous = Previous match
log-copy-all = Copy all
# $line (Number)
log-copy-step = Copy what line { $line } wrote
log-copied = Copied
log-not-copied = The browser did not allow copying
