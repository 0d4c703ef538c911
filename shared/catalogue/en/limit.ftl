### Limits that were met.

# $limit (Number)
limit-files = A workspace holds at most { $limit ->
        [one] { $limit } file
       *[other] { $limit } files
    }.
    .hint = Delete a file that you do not need.
# $used (Memory)
# $limit (Memory)
limit-file-bytes = This file would have { $used }; a file may have { $limit }.
    .hint = Make it smaller, or split it.
# $used (Memory)
# $limit (Memory)
limit-workspace-bytes = All files together would have { $used }; a workspace may have { $limit }.
    .hint = Delete or shorten a file.
# $used (Number)
limit-build-queue = { $used ->
        [one] { $used } build is waiting already, as many as this server lets wait.
       *[other] { $used } builds are waiting already, as many as this server lets wait.
    }
    .hint = Try again in a minute.
# $used (Number)
limit-build-queue-of-network = { $used ->
        [one] { $used } build from your network is waiting already, as many as this server lets wait from one network.
       *[other] { $used } builds from your network are waiting already, as many as this server lets wait from one network.
    }
    .hint = Try again in a minute.
# $used (Number)
# $limit (Number)
limit-instructions = The Dockerfile has { $used } instructions; a build takes at most { $limit }.
    .hint = Join the commands of several RUN with &&, and give one ENV or LABEL several values.
# $used (Memory)
# $limit (Memory)
limit-build-memory = This step ended because the build ran out of memory: it used { $used }, and all steps of a build may use { $limit } together.
    .hint = Do less at once: install fewer packages in one RUN, compile with fewer jobs, or read files in pieces.
# $used (Number)
# $limit (Number)
limit-build-pids = This step failed because the build had { $used } processes and threads; it may have { $limit }.
    .hint = Start fewer at once, and look for a command that starts itself again and again.
# $used (Memory)
# $limit (Memory)
limit-build-disk = This step was ended because the build wrote { $used } to the disk; its steps may write { $limit }.
    .hint = Download and write less, and look for a loop that writes without end.
# $used (Memory)
# $limit (Memory)
limit-image-bytes = The image adds { $used } to its base; it may add { $limit }.
    .hint = Install less, and remove caches in the same RUN that fills them.
# $used (Number)
limit-containers = { $used ->
        [one] { $used } container of this workspace is running, as many as it may have.
       *[other] { $used } containers of this workspace are running, as many as it may have.
    }
    .hint = Stop one of them first.
# $used (Memory)
# $limit (Memory)
limit-app-body-bytes = The request's body has { $used }; it may have { $limit }.
    .hint = Send less at once; nothing of it reached the app.
# $used (Number)
limit-sockets = { $used ->
        [one] { $used } tab shows this workspace already, as many as may show it.
       *[other] { $used } tabs show this workspace already, as many as may show it.
    }
    .hint = Close one of them; this tab tries again by itself.
# $used (Number)
limit-sockets-of-network = { $used ->
        [one] { $used } tab of this server is open in your network, as many as one network may have.
       *[other] { $used } tabs of this server are open in your network, as many as one network may have.
    }
    .hint = Close one of them; this tab tries again by itself.
    .hint-operator = If they belong to many people, whoever runs the server can allow more.
# $used (Number)
limit-requests = { $used ->
        [one] { $used } request of this tab is under way, as many as it may have.
       *[other] { $used } requests of this tab are under way, as many as it may have.
    }
    .hint = Wait for an answer, or cancel a request.
# $limit (Memory)
limit-message-bytes = This tab was disconnected: it sent a message larger than the { $limit } that one may have.
    .hint = It connects again by itself. Send less at once.
# $used (Number)
limit-unread-messages = This tab was disconnected: { $used } messages waited for it, as many as may wait.
    .hint = It connects again by itself and goes on where it was.
# $limit (Memory)
limit-socket-bytes = This tab was disconnected: more than the { $limit } that may be on the way to and from one tab waited for it.
    .hint = It connects again by itself and goes on where it was. Send and ask for less at once.
# $limit (Memory)
limit-workspace-socket-bytes = This tab was disconnected: the tabs of this workspace had more than the { $limit } under way that they may have together.
    .hint = It connects again by itself. Close tabs that you do not need, and send less at once.
limit-server-socket-bytes = This tab was disconnected: the server has too much under way, and this workspace had the most of it.
    .hint = It connects again by itself. Send and ask for less at once.
