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
notice-too-many-workspaces = Too many new workspaces were started from your network in a short time. This server takes { $limit } of them at once.
    .hint = Try again in { $again }.
notice-build-in-progress = A build of this workspace is already running.
    .hint = Wait until that build has ended, or cancel that build. Then build again.
notice-no-such-build = There is no build { $build } in this workspace any more.
notice-bad-build-argument = The build argument { $name } cannot be set here.
    .hint = A name has letters, digits and underscores. It does not begin with BUILDKIT_, and it is not SOURCE_DATE_EPOCH.
# $key (Text)
# $most (Number) How many labels a build may have.
# $bytes (Number) How long the key and the value may be, each.
notice-bad-label = The label { $key } cannot be set here.
    .hint = A build has at most { $most } labels, each with a key and a value of at most { $bytes } bytes. Keys that begin with drydock. are kept for Drydock.
# $layer (Number)
notice-no-such-layer = The image has no layer { $layer }.
notice-no-such-image = There is no image { $image } yet: no build of that name has succeeded.
    .hint = Press Build first.
notice-no-such-container = There is no container { $container } in this workspace any more.
    .hint = Press Run to start one.
notice-port-taken = Port { $port } leads to another container that runs.
    .hint = Stop that container first, or choose another port.
notice-no-such-shell = The console has ended. Open it again.
notice-no-dockerfile = There is no Dockerfile to build, or it has no instruction.
    .hint = Add a file named Dockerfile that begins with FROM, as in FROM python:3.8-alpine.
# $path (Text) The Dockerfile's path.
notice-dockerfile-missing = There is no file { $path } to build from.
    .hint = Add that file, beginning with FROM, as in FROM python:3.8-alpine; or choose another Dockerfile.
# $path (Text) The folder's path.
notice-context-missing = The build context { $path } is not there: no file of the workspace stands in that folder.
    .hint = Add a file to that folder, or choose another one.
# $line (Number)
# $instruction (Text)
# $exit-code (Number)
notice-step-failed = Line { $line } failed: { $instruction } ended with exit code { $exit-code }.
    .hint = The last lines of the step's log say why.
# $line (Number)
# $instruction (Text)
# $detail (Text)
notice-step-failed-by-engine = Line { $line } failed: { $instruction }. The engine says: { $detail }.
# $line (Number)
# $source (Text)
notice-source-missing = Line { $line } wants to copy { $source }, but the workspace has no such file.
    .hint-spelling = Check the spelling, capital letters included.
    .hint-ignored-by = Add the file, or check whether { $ignore-file } leaves the file out.
    .hint-ignored = Add the file, or check whether an ignore file leaves the file out.
# $line (Number)
# $detail (Text)
notice-dockerfile-line-invalid = Line { $line } of the Dockerfile cannot be built: { $detail }.
notice-dockerfile-invalid = The Dockerfile cannot be built: { $detail }.
# $line (Number)
# $version (Text)
# $needed (Text)
notice-heredoc-too-new = Line { $line } has a heredoc. This server's Docker Engine { $version } is too old for heredocs: they need version { $needed } or newer.
    .hint = Join the commands of a RUN with && instead, and give COPY the text in a file of its own.
# $line (Number)
# $flag (Text)
# $version (Text)
# $needed (Text)
notice-flag-too-new = Line { $line } uses { $flag }. This server's Docker Engine { $version } is too old for this flag: the flag needs version { $needed } or newer.
    .hint = Leave the flag out, or ask whoever runs the server for a newer engine.
# $line (Number)
# $image (Text)
notice-base-image-of-line-missing = Line { $line } begins with the image { $image }. This server does not have the image, and no registry gives it.
# $available (List)
notice-base-image-missing = This server does not have the image { $image }, and no registry gives it.
    .hint-available = This server provides { $available }.
    .hint-none = No registry answers this server. Ask whoever runs the server for base images.
# $line (Number)
# $what (Text)
notice-refused = Line { $line } asks for { $what }, which this server does not allow.
# $line (Number)
# $path (Text)
# $why (Message)
notice-ignore-file-refused = Line { $line } of { $path } cannot be used. { $why }
notice-ignoring-too-much = Comparing all files with the patterns of { $path } takes too long and was stopped.
    .hint = Use fewer patterns, and fewer * and ** in each of them.
notice-copying-too-much = Finding all the files that COPY and ADD take in { $path } takes too long and was stopped.
    .hint = Use fewer sources, or name a folder instead of patterns with *.
notice-expanding-too-much = Putting the values of all variables into { $path } takes too long and was stopped.
    .hint = Use fewer variables, above all in the values of other variables.
notice-planning-too-much = Following all stages and instructions of { $path } takes too long and was stopped.
    .hint = Use fewer instructions and fewer stages.
# $waited (Period)
notice-server-busy = The server was busy with other work for { $waited }, and then stopped trying.
    .hint = Try again in a minute.
# $free (Size)
notice-disk-nearly-full = The server's disk is nearly full: { $free } are left, so nothing new is built or run. Your files are saved.
    .hint = Try again in a few minutes: old images are being removed. If the disk stays full, tell whoever runs the server.
# $limit (Period)
notice-build-timed-out = The build was stopped, because a build may take { $limit } at most.
    .hint = Make the slowest step smaller. The next build reuses all steps that were finished.
notice-image-removed = The engine does not have this image any more. Old images are removed to make room.
    .hint = Press Build. Steps that are still in the cache are reused.
notice-container-did-not-start = The container could not be started. The engine says: { $detail }.
    .hint = Check the command that CMD or ENTRYPOINT names.
notice-engine-lost = The engine stopped answering.
    .hint = Try again when the engine is back.
notice-nobody-waited = The build lost its place in the queue, because no tab of this workspace was open any more.
    .hint = Build again, and keep the tab open while the build waits.
notice-place-given-away = The queue of builds was full. The place of this build went to a network with fewer waiting builds.
    .hint = Build again in a minute.
notice-storage-full = The server's disk is full, so your text is not saved yet. The text stays in this page and is saved as soon as there is room.
    .hint = Keep the tab open, and tell whoever runs the server.
notice-storage-damaged = The server cannot read this workspace, because a part of its database is damaged.
    .hint = Tell whoever runs the server: after a restart, the server repairs the database from a copy.
notice-server-stopped = The server stopped before the build was finished.
    .hint = Build again.
notice-internal = Something went wrong inside Drydock (incident { $incident }).
    .hint = Try again. If the fault comes back, give this number to whoever runs the server.
