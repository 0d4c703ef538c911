### Why there is no engine, and what the engine did after a build's end.

engine-switched-off = This server runs without a Docker Engine, by choice of its operator.
    .hint = Editing works; Build and Run need an engine.
engine-not-found = No Docker Engine was found.
    .hint-install = Install Docker, or start the server as root where dockerd is installed.
    .hint-name = DRYDOCK_ENGINE=unix:///path/to/docker.sock names an engine in another place.
engine-no-permission = This server may not use the Docker Engine at { $address }.
    .hint = Start the server as root, or as a user of the group docker.
engine-unreachable = The Docker Engine at { $address } does not answer.
    .hint = Start the engine. Drydock notices by itself when the engine answers.
engine-did-not-start = Drydock's own Docker Engine could not be started: { $detail }.
    .hint = The file engine/dockerd.log in the data folder has the output of the engine.
# $build (Number)
engine-restarted = The engine still worked on build { $build } after the end of the build, so the engine was restarted.
    .hint-apps = All apps that were running have ended; press Run to start yours again.
    .hint-build = Before you build again, make the build smaller: use fewer variables, stages, files or commands.
