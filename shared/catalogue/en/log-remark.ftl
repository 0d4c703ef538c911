### What Drydock itself says in the log of a build or a container.

log-remark-waits-for-base = This server is still preparing { $image }; the build goes on as soon as it is there.
log-remark-syntax-set-aside = The engine's own front end reads this Dockerfile; { $syntax } is not fetched.
# $syntax (Text)
# $version (Text)
log-remark-syntax-fetched = Docker Engine { $version } is too old to read this Dockerfile by itself, so it fetches { $syntax }.
# $skipped (Size)
log-remark-output-skipped = { $skipped } of output were skipped here, because nobody was watching and the container wrote too much.
# $used (Size)
# $limit (Size)
log-remark-wrote-too-much = This container wrote { $used } to its disk and may write { $limit }, so the container is ended. Write less, or delete files that are not needed any more.
# $free (Size)
log-remark-met-full-disk = The server's disk is nearly full, with { $free } left, and this container is still writing, so it is ended. Your files are safe.
