### Header, actions, problems and the tabs of the dock and of narrow screens.

shell-brand = Drydock
# The page's name in the browser's tab.
shell-page-title = Drydock: learn Docker in the browser
shell-language = Language
shell-language-missing = The words of this language could not be fetched. Check the connection, then choose the language again.
shell-title = Python hello world

shell-engine = Engine
shell-engine-unknown = engine not known yet
shell-engine-more = More about engine and base images
shell-engine-starting = engine starting
shell-engine-starting-reason = The engine is starting; this takes a few seconds.
shell-engine-absent = no engine
# What the engine is: its version, and how it is kept apart from others.
# $version (Text)
# $isolation (Message)
shell-engine-ready = Docker { $version } · { $isolation }
shell-isolation-user-namespaces = user namespaces
shell-isolation-own-engine = own engine
shell-preparing-image = preparing { $image }
shell-image-pulling = { $image }: being pulled
shell-image-standing-in = { $image }: a stand-in is being made
# $image (Text)
# $size (Size)
shell-image-here = { $image }: here, { $size }
# $image (Text)
# $contents (Text)
# $size (Size)
shell-image-stand-in = { $image }: stand-in made of { $contents }, { $size }
shell-image-missing = { $image }: missing ({ $detail })

shell-connection = Connection
shell-connecting = connecting
shell-saved = connected, saved
shell-saving = saving
shell-unsaved = connected, not saved
# $seconds (Number)
shell-lost = { $seconds ->
        [0] connection lost, trying again
       *[other] connection lost, trying again in { $seconds } s
    }
# The browser has no network; what is typed stays in the browser.
shell-offline = offline: kept here
shell-failed = no connection to the server
shell-wrong-version = this page and the server do not fit together
shell-try-now = Try now
shell-page-is-old = The server has a newer page.
shell-reload = Reload
shell-language-failed = The part of the page that reads Dockerfiles could not be loaded; problems, colours and help are missing. Building works without it.
shell-python-failed = The part of the page that reads Python could not be loaded; routes and hints of Python files are missing.
shell-try-again = Try again
shell-crashed = The page has stopped because of a fault of its own. Saved files are safe, and text that was not saved yet is kept in this browser. Reload to go on.
shell-theme-system = Colours: as the system
shell-theme-light = Colours: light
shell-theme-dark = Colours: dark

# Name the lines between two panes, which can be moved.
shell-split-editors = Height of the upper editor
shell-split-layers = Width of the layers
shell-split-dock = Height of the output

shell-build = Build
shell-build-and-run = Build and run
shell-build-key = Ctrl + Enter
shell-run-key = Ctrl + Shift + Enter
shell-cancel-build = Cancel build
shell-cancel-key = Esc
shell-run = Run
shell-stop = Stop
shell-image = Image
    .hint = What to call the image, as in docker build -t
shell-port = Port of the container
    .hint = Where the app listens inside of its container: the second number of docker run -p
shell-bad-port = A port is a number from 1 to 65535.
# Stands before two commands of Docker.
shell-same-as = Same as
shell-copy-build = Copy the build command
shell-copy-run = Copy the run command
# $line (Number)
shell-cannot-build-line = cannot build: line { $line }
shell-cannot-build = cannot build
shell-options = Options
# $count (Number)
shell-options-set = { $count ->
        [0] Options of the build
       *[other] Options of the build, { $count } set
    }
shell-arguments = Build arguments
shell-no-arguments = An ARG in the Dockerfile gets a field here.
shell-dockerfile = Dockerfile
shell-context = Folder to build (context)
shell-target = Target stage
shell-last-stage = the last one
shell-no-cache = No cache: everything runs
# Names the sentence that leads a first visitor on.
shell-coach = First steps
# $number (Number)
shell-coach-step = { $number } of 4
shell-coach-build = Start here: build and run your first image
# $line (Number)
shell-coach-change-line = Now change the text in line { $line } of app.py
shell-coach-change = Now change a line of your app
shell-coach-predict = Look at the layers: they show which lines the next build will run
shell-coach-build-again = Build and run again: see whether the prediction was right
shell-coach-next = Next
# Ends the first steps for good.
shell-coach-skip = Skip
shell-progress = Progress of the build
shell-asking = sending
shell-cancelling = cancelling
shell-starting = starting
# $before (Number)
shell-in-line = { $before ->
        [0] next in line
        [one] { $before } build goes first
       *[other] { $before } builds go first
    }
# $time (Time)
shell-built-in = built in { $time }
# $time (Time)
shell-failed-after = failed after { $time }
# $time (Time)
shell-cancelled-after = cancelled after { $time }
shell-not-connected = Build and Run need the connection to the server.
shell-offline-build = This device is offline. What you type is kept here; Build and Run go on when the network is back.
shell-bad-image-name = An image's name has lower-case letters, digits and . _ - / between them, and perhaps a :tag.
# $path (Text) The Dockerfile's path.
shell-no-dockerfile = Building needs the file { $path }, and the file must not be empty.
# $path (Text) The folder's path.
shell-no-context = Building needs a file in the folder { $path }, the build context. Choose another folder in the options.
shell-nothing-built = Build first. Run starts a container of the image.
shell-conflict-first = First choose which text of { $path } to keep.

shell-notices = What to know
shell-conflict = { $path } was changed here and in another tab. Both texts are kept until you choose.
# Names the lines in which both texts differ.
shell-both-texts = Both texts
shell-diff-key = − the other text, + yours
# Says of a line, for who does not see its sign, which of the texts has it.
shell-only-mine = only in yours:
shell-only-theirs = only in the other:
shell-keep-mine = Keep mine
shell-take-theirs = Take the other
# $path (Text)
# $reason (Message)
shell-not-saved = { $path } is not saved. { $reason }
# Stands above the list of these files.
# $count (Number)
shell-many-not-saved = { $count ->
        [one] One file was not saved
       *[other] { $count } files were not saved
    }
# $build (Number)
shell-files-of-build = Your files are those of build { $build } now.
shell-files-opened = The files that you opened are in their places.
shell-files-as-at-first = Your files are those of a new workspace now.
shell-files-as-before = Your files are as they were before.
shell-undo = Undo
shell-workspace-was-gone = The server no longer had this workspace. Your files are in a new workspace now. Its builds begin with build 1.
shell-dismiss = Dismiss
shell-show-in-log = Show in log

shell-layers = Layers
shell-output = Output
# Lets a low window show the dock below the editors.
shell-open-output = Open output
# Leaves only its tabs of the dock.
shell-fold-output = Fold output
shell-build-log = Build log
shell-container-log = Container log
shell-console = Console
shell-console-failed = The console could not be loaded.
shell-maximise = Fill the page
shell-split = App beside it
shell-app = App
shell-files = Files
shell-log = Log
shell-places = Parts of the page
shell-no-container = no container yet
shell-container-starting = container starting
shell-container-stopping = container stopping
# The app has not answered yet, whatever the reason.
# $build (Number)
# $port (Number)
shell-container-waits = build { $build } runs · port { $port } does not answer yet
# $build (Number)
# $port (Number)
shell-container-runs = running build { $build } · port { $port }
# The image was not built here, so it has no build's number.
# $port (Number)
shell-image-runs = running { $image } · port { $port }
shell-container-unpublished = running · no port published
shell-container-created = container created, not started
# $code (Number)
shell-container-ended = ended with exit code { $code }
