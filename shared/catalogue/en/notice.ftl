### Refusals and failures: files, builds, containers, the server's own state.

notice-unreadable = The server could not read what the page sent: { $detail }.
    .hint = Reload the page; it may be older than the server.
notice-file-changed-elsewhere = { $path } was changed elsewhere while you edited it; nothing was overwritten.
    .hint = Compare the two versions, keep what you need, and save again.
notice-no-such-file = There is no file { $path } in this workspace any more.
notice-file-exists = A file named { $path } exists already.
    .hint = Choose another name, or delete that file first.
# $path (Text)
# $why (Message)
notice-bad-path = “{ $path }” cannot be a file name here. { $why }
# $limit (Number)
# $again (Period)
notice-too-many-workspaces = Too many new workspaces were started from your network in a short time; this server lets { $limit } come at once.
    .hint = Try again in { $again }.
notice-build-in-progress = A build of this workspace is already on its way.
    .hint = Wait for it, or cancel it and build again.
notice-no-such-build = There is no build { $build } in this workspace any more.
notice-bad-build-argument = The build argument { $name } cannot be set here.
    .hint = Names of letters, digits and underlines can, unless they begin with BUILDKIT_ or are SOURCE_DATE_EPOCH.
# $layer (Number)
notice-no-such-layer = The image has no layer { $layer }.
notice-no-such-image = There is no image { $image } yet: no build of that name has succeeded.
    .hint = Press Build first.
notice-no-such-container = There is no container { $container } in this workspace any more.
    .hint = Press Run to start one.
notice-no-dockerfile = There is no Dockerfile to build, or it has no instruction.
    .hint = Add a file named Dockerfile that begins with FROM, as in FROM python:3.8-alpine.
# $line (Number)
# $instruction (Text)
# $exit-code (Number)
notice-step-failed = Line { $line } failed: { $instruction } ended with exit code { $exit-code }.
    .hint = The last lines of its log say why.
# $line (Number)
# $instruction (Text)
# $detail (Text)
notice-step-failed-by-engine = Line { $line } failed: { $instruction }. The engine says: { $detail }.
# $line (Number)
# $source (Text)
notice-source-missing = Line { $line } wants to copy { $source }, but the workspace has no such file.
    .hint-spelling = Check the spelling, capital letters included.
    .hint-ignored-by = Add the file, or see whether { $ignore-file } leaves it out.
    .hint-ignored = Add the file, or see whether an ignore file leaves it out.
# $line (Number)
# $detail (Text)
notice-dockerfile-line-invalid = Line { $line } of the Dockerfile cannot be built: { $detail }.
notice-dockerfile-invalid = The Dockerfile cannot be built: { $detail }.
# $line (Number)
# $version (Text)
# $needed (Text)
notice-heredoc-too-new = Line { $line } has a heredoc, for which this server's Docker Engine { $version } is too old: heredocs need { $needed } or newer.
    .hint = Join the commands of a RUN with && instead, and give COPY the text in a file of its own.
# $line (Number)
# $flag (Text)
# $version (Text)
# $needed (Text)
notice-flag-too-new = Line { $line } uses { $flag }, for which this server's Docker Engine { $version } is too old: it needs { $needed } or newer.
    .hint = Leave the flag out, or ask whoever runs the server for a newer engine.
# $line (Number)
# $image (Text)
notice-base-image-of-line-missing = Line { $line } begins with { $image }, an image that is neither here nor to be had.
# $available (List)
notice-base-image-missing = The image { $image } is neither here nor to be had.
    .hint-available = This server provides { $available }.
    .hint-none = No registry answers this server; ask whoever runs it for base images.
# $line (Number)
# $what (Text)
notice-refused = Line { $line } asks for { $what }, which this server does not allow.
# $line (Number)
# $path (Text)
# $why (Message)
notice-ignore-file-refused = Line { $line } of { $path } cannot be used. { $why }
notice-ignoring-too-much = Comparing all files with the patterns of { $path } takes too long, so it was given up.
    .hint = Use fewer patterns, and fewer * and ** in each of them.
notice-copying-too-much = Finding all the files that COPY and ADD take in { $path } takes too long, so it was given up.
    .hint = Use fewer sources, or name a folder instead of patterns with *.
notice-expanding-too-much = Putting the values of all variables into { $path } takes too long, so it was given up.
    .hint = Use fewer variables, above all in the values of other variables.
notice-planning-too-much = Following all stages and instructions of { $path } takes too long, so it was given up.
    .hint = Use fewer instructions and fewer stages.
# $waited (Period)
notice-server-busy = The server was busy with the work of others for { $waited }, so this was given up.
    .hint = Try again in a minute.
# $free (Memory)
notice-disk-nearly-full = The server's disk is nearly full: { $free } are left, so nothing new is built or run. Your files are saved.
    .hint = Try again in a few minutes: old images are being removed. If it stays so, tell whoever runs the server.
# $limit (Period)
notice-build-timed-out = The build was stopped because it took longer than the { $limit } that a build may take.
    .hint = Make the slowest step smaller; the steps that were done are reused by the next build.
notice-image-removed = The engine does not have this image any more; old images are removed to make room.
    .hint = Press Build: what the cache still holds is reused.
notice-container-did-not-start = The container could not be started. The engine says: { $detail }.
    .hint = Check the command that CMD or ENTRYPOINT names.
notice-engine-lost = The engine stopped answering in the middle.
    .hint = Try again when it is back.
notice-nobody-waited = The build gave up its place in the line, because no tab of this workspace was open any more.
    .hint = Build again, and keep the tab open while it waits.
notice-place-given-away = The line of builds was full, and this build's place went to somebody from a network with fewer waiting builds.
    .hint = Build again in a minute.
notice-storage-full = The server's disk is full, so this is not saved yet; it stays in this page and is saved as soon as there is room.
    .hint = Keep the tab open, and tell whoever runs the server.
notice-storage-damaged = The server cannot read this workspace, because a part of its database is damaged.
    .hint = Tell whoever runs the server: when it is started again, it repairs the database from its copy.
notice-server-stopped = The server stopped before this was finished.
    .hint = Build again.
notice-internal = Something went wrong inside Drydock (incident { $incident }).
    .hint = Try again; if it stays, give this number to whoever runs the server.
