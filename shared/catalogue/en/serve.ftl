### What `drydock serve` says on a terminal while it starts and stops.

serve-engine-ready = Docker Engine { $version } answers.
serve-engine-starting = Starting the Docker Engine …
# $name (Text)
# $seconds (Number)
serve-image-pulled = Base image { $name }: pulled ({ $seconds } s).
# $name (Text)
# $made-of (Text)
# $seconds (Number)
serve-image-stand-in = Base image { $name }: no registry answers, so a stand-in is used ({ $made-of }; { $seconds } s).
# $name (Text)
# $why (Text)
serve-image-missing = Base image { $name }: not available ({ $why }).
serve-image-preparing = Base image { $name }: preparing …
serve-ready = Drydock is ready: { $address }
serve-all-ready = Everything is ready: build and run.
# $why (Message)
serve-without-engine = Build and Run are off. { $why }
serve-too-many-connections = Too many connections are open, here or from your network address. Close other tabs, or try again in a few seconds.
serve-stopping = Stopping; a second Ctrl-C ends at once.
serve-port-taken = Port { $port } is taken: end the program that uses it, or choose another with --port or DRYDOCK_PORT.
# $port (Text)
# $why (Text)
serve-port-refused = Port { $port } cannot be used ({ $why }): choose another with --port or DRYDOCK_PORT.
# $address (Text)
# $why (Text)
serve-metrics-refused = The metrics cannot be served at { $address }: { $why }. Choose another address with --metrics-addr or DRYDOCK_METRICS_ADDR, or none.
serve-data-in-use = Another Drydock server uses the data folder { $path }: end that server, or choose another folder with --data or DRYDOCK_DATA.
# $path (Text)
# $process (Text)
serve-data-in-use-by = Another Drydock server (process { $process }) uses the data folder { $path }: end that server, or choose another folder with --data or DRYDOCK_DATA.
# $damaged (Text)
# $age (Period)
# $files (Number)
serve-repaired = The database was damaged and was replaced by a copy that is { $age } old. Everything newer than the copy is lost, except { $files ->
        [one] { $files } file
       *[other] { $files } files
    } that could still be read. The damaged database is kept as { $damaged }.
# $path (Text)
# $why (Text)
serve-damaged = The database { $path } is damaged ({ $why }), and there is no good copy beside it. Put your own copy there, or move the file away to begin with an empty database.
serve-not-started = Drydock could not start: { $why }.
