### Why there is no engine, and what the engine did after a build's end.

engine-switched-off = This server runs without a Docker Engine, by choice of its operator.
    .hint = Editing works; Build and Run need an engine.
engine-not-found = No Docker Engine was found.
    .hint-install = Install Docker, or start the server as root where dockerd is installed.
    .hint-name = DRYDOCK_ENGINE=unix:///path/to/docker.sock names one that is elsewhere.
engine-no-permission = This server may not use the Docker Engine at { $address }.
    .hint = Start the server as root, or as a user of the group docker.
engine-unreachable = The Docker Engine at { $address } does not answer.
    .hint = Start it; Drydock notices by itself when it is back.
engine-did-not-start = Drydock's own Docker Engine could not be started: { $detail }.
    .hint = The file engine/dockerd.log in the data folder holds all that it said.
# $build (Number)
engine-restarted = The engine still worked on build { $build } after it had ended, so the engine was restarted.
    .hint-apps = All apps that were running have ended; press Run to start yours again.
    .hint-build = Before you build it again, shorten what took so long: fewer variables, stages, files or commands.
