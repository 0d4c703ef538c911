### Why an app gave no answer.

app-failure-no-container = No container is running.
    .hint = Press Run to start one.
app-failure-not-published = The container runs, but no port of it is published, so nothing outside the container can reach the app.
    .hint = Run it again with -p, as in docker run -p 8000:5000 IMAGE: the first number is the port here, the second is the app's port in the container.
# $exit-code (Number)
app-failure-not-running = The container is not running: its process ended with exit code { $exit-code }.
    .hint = The last lines of its log say why. Mend the fault, then build and run again.
# $limit (Size)
app-failure-out-of-memory = The container was killed because it used more than the { $limit } of memory that it may use.
    .hint = Load less at once, then build and run again.
app-failure-not-listening = The container runs, but nothing in it listens on port { $port } yet.
    .hint-starting = If the app is still starting, send the request again in a moment.
    .hint-command = Otherwise check that the command really starts a web server.
app-failure-loopback-only = The app listens on 127.0.0.1:{ $port } inside the container, where nobody outside can reach it.
    .hint = Let it listen on 0.0.0.0: app.run(host="0.0.0.0"), or flask run --host=0.0.0.0.
app-failure-other-port = The app listens on port { $listening }, not on port { $port }.
    .hint = Write EXPOSE { $listening } in the Dockerfile, build and run again.
# $listening (List)
# $port (Text)
app-failure-other-ports = The app listens on the ports { $listening }, not on port { $port }.
app-failure-connection-lost = The connection to port { $port } broke off before an answer came: { $detail }.
    .hint = The container's log may say what the app did.
# $waited (Period)
app-failure-timed-out = The app gave no complete answer within { $waited }.
    .hint = See in the container's log what it is doing.
# $limit (Size)
app-failure-body-too-large = The answer was cut, because an answer may have { $limit } at most here.
    .hint = Open the app in a tab: there the answer is not cut.
# $limit (Size)
app-failure-upload-too-large = The upload is too large: a request may have { $limit } at most here. The app got only a part of the upload.
    .hint = Send a smaller file.
app-failure-cancelled = The request was cancelled.
