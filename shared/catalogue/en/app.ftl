### The app panel: invitation, address, request composer, inspector.

app-region = App
# Names the frame with the app's page.
app-frame = App page
# The app's page sets a cookie, and the server is reached without TLS from another machine.
app-frame-cookie = This page sets a cookie. The browser drops the cookie in this frame, because the server is reached over plain HTTP. Open the app in a tab: there it works.
app-frame-script-cookie = A script of this page sets a cookie. The browser drops the cookie in this frame, because the frame is part of another site. Open the app in a tab: there it works.
app-frame-whole-tab = This page wants to replace the whole tab. The frame does not allow that. Open the app in a tab: there it works.
# $address is where the page went, as a link or a redirect does.
app-frame-refused = The page tried to go to { $address }. The frame shows only the app itself. Ask again to come back. In a tab of its own, the app may go there.

# The three steps to a first answer.
app-invite-build = 1. Build the image
    .about = Docker runs the lines of your Dockerfile, one layer after the other. Each bar becomes solid as it is done.
app-invite-run = 2. Run a container
    .about = Starts your app from the image, separated from all other apps.
app-invite-see = 3. See it answer
    .about = The page of your app appears here, with status, headers and timing.

# Sends the request again.
app-ask-again = Ask again
app-path = Request path
# $port (Number)
app-container-port = container port { $port }
# Opens the app as a page of its own.
app-open = Open in a tab
app-method = Method
app-send = Send request
app-cancel = Cancel request
# Unfolds the fields for headers and body.
app-more = Headers and body
app-headers = Headers, one a line
app-body = Body
# $line (Number)
app-bad-header = Line { $line } is not a header; write it as name: value.
app-bad-path = A path begins with /.
app-starting = The container is starting.
# $port (Number)
app-waiting = The container runs. Waiting until the app listens on port { $port }.
app-stopping = The container is stopping.
app-sending = Waiting for the answer.
app-nothing-asked = No request was sent yet.
app-connection-lost = The connection to the server was lost before an answer came.
    .hint = The container's log may say what the app did.
# How long the answer took, its size, and who gave it.
# $time (Message)
# $size (Size)
# $build (Number)
app-answer = { $time } · { $size } · answered by build { $build }
# The same where the image was not built here.
# $time (Message)
# $size (Size)
app-answer-of-image = { $time } · { $size }
# The same while the answer is still coming.
# $time (Message)
# $build (Number)
app-answer-begun = { $time } · answered by build { $build }
# $number (Message)
app-milliseconds = { $number } ms
# Names the time until the first byte.
app-first-byte = first byte
# Names the time from the first byte to the last.
app-body-time = body
app-answer-headers = Headers of the answer
app-answer-body = Body of the answer
app-empty-body = The body is empty.
# $shown (Size)
# $whole (Size)
app-body-cut = The first { $shown } of { $whole }. The button copies the whole body.
app-copy-body = Copy body
# Copies the command line that sends the same request.
app-copy-curl = Copy curl command
app-copied = Copied
app-not-copied = The browser did not allow copying.
# Names the last lines that a container wrote.
app-last-lines = Last lines of the container log
# Names the list of the paths that the app's own file gives.
app-routes = Routes
# Runs the container with another port.
# $port (Number)
app-use-port = Use port { $port }
# $build (Number)
app-sees-build = You see build { $build }.
# $build (Number)
app-saw-build = This was build { $build }.
# $build (Number)
app-build-ready = Build { $build } is ready.
# $build (Number)
app-run-build = Run build { $build }
# Lies over the page of an app that an older build has made.
# $build (Number)
app-tag = build { $build }
# $status (Number)
app-answered-error = The app answered with { $status }: a fault inside of the app, not of the network. Its log says more.
app-answer-is-old = The container has ended. This is its last answer.
# Below the cause of an end, once a file has changed.
app-mended = The files have changed since. Build, then run again.
