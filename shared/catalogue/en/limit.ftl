### Limits that were met.

# $limit (Number)
limit-files = A workspace holds at most { $limit ->
        [one] { $limit } file
       *[other] { $limit } files
    }.
    .hint = Delete a file that you do not need.
# $used (Size)
# $limit (Size)
limit-file-bytes = This file would have { $used }; a file may have { $limit }.
    .hint = Make it smaller, or split it.
# $used (Size)
# $limit (Size)
limit-workspace-bytes = All files together would have { $used }; a workspace may have { $limit }.
    .hint = Delete or shorten a file.
# $used (Number)
limit-build-queue = { $used ->
        [one] { $used } build is waiting already, the most that this server allows.
       *[other] { $used } builds are waiting already, the most that this server allows.
    }
    .hint = Try again in a minute.
# $used (Number)
limit-build-queue-of-network = { $used ->
        [one] { $used } build from your network is waiting already, the most that this server allows from one network.
       *[other] { $used } builds from your network are waiting already, the most that this server allows from one network.
    }
    .hint = Try again in a minute.
# $used (Number)
# $limit (Number)
limit-instructions = The Dockerfile has { $used } instructions; a build takes at most { $limit }.
    .hint = Join the commands of several RUN with &&, and give one ENV or LABEL several values.
# $used (Size)
# $limit (Size)
limit-build-memory = This step ended because the build ran out of memory: it used { $used }, and all steps of a build may use { $limit } together.
    .hint = Do less at once: install fewer packages in one RUN, compile with fewer jobs, or read files in pieces.
# $used (Number)
# $limit (Number)
limit-build-pids = This step failed because the build had { $used } processes and threads; it may have { $limit }.
    .hint = Start fewer at once, and look for a command that starts itself again and again.
# $used (Size)
# $limit (Size)
limit-build-disk = This step was ended because the build wrote { $used } to the disk; its steps may write { $limit }.
    .hint = Download and write less, and look for a loop that writes without end.
# $used (Size)
# $limit (Size)
limit-image-bytes = The image adds { $used } to its base; it may add { $limit }.
    .hint = Install less, and remove caches in the same RUN that fills them.
# $used (Size)
# $limit (Size)
limit-registry-bytes = The images of this workspace would take { $used } in the registry; they may take { $limit }.
    .hint = Push a smaller image under the same name, or push it with fewer tags.
# $used (Number)
limit-containers = { $used ->
        [one] { $used } container of this workspace is running, the most that is allowed.
       *[other] { $used } containers of this workspace are running, the most that is allowed.
    }
    .hint = Stop one of them first.
# $used (Size)
# $limit (Size)
limit-app-body-bytes = The request's body has { $used }; it may have { $limit }.
    .hint = Send less at once; nothing of it reached the app.
# $used (Number)
limit-sockets = { $used ->
        [one] { $used } tab shows this workspace already, the most that is allowed.
       *[other] { $used } tabs show this workspace already, the most that is allowed.
    }
    .hint = Close one of them; this tab tries again by itself.
# $used (Number)
limit-sockets-of-network = { $used ->
        [one] { $used } tab of this server is open in your network, the most that is allowed for one network.
       *[other] { $used } tabs of this server are open in your network, the most that is allowed for one network.
    }
    .hint = Close one of them; this tab tries again by itself.
    .hint-operator = If they belong to many people, whoever runs the server can allow more.
# $used (Number)
limit-requests = { $used ->
        [one] { $used } request of this tab is under way, the most that is allowed.
       *[other] { $used } requests of this tab are under way, the most that is allowed.
    }
    .hint = Wait for an answer, or cancel a request.
# $limit (Size)
limit-message-bytes = This tab was disconnected: it sent a message of more than { $limit }, the most that is allowed.
    .hint = It connects again by itself. Send less at once.
# $used (Number)
limit-unread-messages = This tab was disconnected: { $used } messages waited for this tab, the most that is allowed.
    .hint = It connects again by itself and goes on where it was.
# $limit (Size)
limit-socket-bytes = This tab was disconnected: more than { $limit } was on the way to and from this tab, the most that is allowed.
    .hint = It connects again by itself and goes on where it was. Send and ask for less at once.
# $limit (Size)
limit-workspace-socket-bytes = This tab was disconnected: more than { $limit } was on the way to and from all tabs of this workspace, the most that is allowed.
    .hint = It connects again by itself. Close tabs that you do not need, and send less at once.
limit-server-socket-bytes = This tab was disconnected: too much was on the way through the server, and most of it belonged to this workspace.
    .hint = It connects again by itself. Send and ask for less at once.
# $limit (Number)
limit-shells = A tab has at most { $limit ->
        [one] { $limit } console
       *[other] { $limit } consoles
    }.
    .hint = Close one that you do not need.
# $used (Size)
# $limit (Size)
limit-shell-bytes = The text has { $used }; the console takes { $limit } at once.
    .hint = Put it in a file, or run it in parts.
