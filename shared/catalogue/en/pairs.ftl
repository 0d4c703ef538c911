### The pairs of workspaces to compare: the name of each, what it is about, what its sides are called, what is compared, and what to look for.

pairs-copy-order = Order of COPY
    .about = below or above the slow line
    .a = COPY first
    .b = COPY last
    .story = The same four instructions. In A the program is copied above the slow RUN, in B below it. The edit changes one line of app.py.
    .look = A step runs again when a step above it does. Look at RUN after the edit: it runs in A and is reused in B.

pairs-dependencies-first = Dependencies first
    .about = requirements.txt before the code
    .a = all at once
    .b = dependencies first
    .story = A copies everything and installs what requirements.txt names. B copies requirements.txt and the packages, installs, and copies the code last.
    .look = The edit changes app.py, which the installation does not need. Look at the installation: only A does it again.

pairs-dockerignore = .dockerignore
    .about = notes that break the cache
    .a = without it
    .b = with it
    .story = Both Dockerfiles are the same and copy the whole folder. B has a .dockerignore that names notes.md.
    .look = The edit changes the notes, which no program reads. Look at COPY: in A the notes are a reason to run everything again, in B nothing runs.

pairs-slim-base = Slim base
    .about = slim or alpine
    .a = slim
    .b = alpine
    .story = The same program on two base images: python:3.12-slim in A, python:3.12-alpine in B.
    .look = Look at the size in the bar of FROM. Where this server has no real images, stand-ins take their places; both are made of the same Debian then, and weigh the same.

pairs-multi-stage = Multi-stage
    .about = leave the tools behind
    .a = one stage
    .b = two stages
    .story = A makes the program in the image that is shipped. B makes it in a stage of its own and copies only the result.
    .look = Look at the size of both images: what was made on the way stays in A for ever.

pairs-one-run = One RUN or three
    .about = what a deleted file still costs
    .a = RUN by RUN
    .b = one RUN
    .story = Both fetch a large file, work with it and delete it. A does that in three RUNs, B in one.
    .look = A layer never shrinks: a file that a later layer deletes is still shipped. Look at the bytes of the first RUN.
