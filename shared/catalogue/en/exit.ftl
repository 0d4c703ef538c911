### Why a container ended.

exit-without-error = The container's process ended by itself, without an error (exit code 0).
    .hint = A container lives as long as its command; a web server keeps running.
exit-not-executable = The container's command cannot be executed (exit code 126).
    .hint = Check the command that CMD or ENTRYPOINT names, and its permissions.
exit-not-found = The container's command was not found (exit code 127).
    .hint = Check the command that CMD or ENTRYPOINT names.
# $exit-code (Number)
exit-with-code = The container's process ended with exit code { $exit-code }.
    .hint = The last lines of its log say why.
exit-did-not-start = The container could not be started.
    .hint = The last line of its log says why, and what to do.
exit-stopped = The container was stopped.
exit-out-of-memory = The container was killed because it used more memory than it may.
    .hint = Load less at once, then build and run again.
exit-out-of-disk = The container was ended because it wrote more to its disk than it may; its log says how much.
    .hint = Write less, or delete files that are not needed any more. Then build and run again.
exit-disk-nearly-full = The container was ended because it was still writing while the server's disk was nearly full; its log says how much is left.
    .hint = Try again in a few minutes: old images are being removed. If the disk stays full, tell whoever runs the server.
exit-engine-restarted = The container ended because the engine had to restart: it still worked on a build that had ended long before.
    .hint = Press Run to start it again.
exit-idle = The container was stopped, because nobody used this workspace for a while.
    .hint = Press Run to start it again.
exit-lost = The container is gone: the server or its engine stopped.
    .hint = Press Run to start it again.
