### What suggestions of the editor say beside what they put in. Instructions, flags and directives say what their cards say.

completion-stage-name = Names the stage.
completion-health-command = A command that tells whether the container is healthy.
completion-health-none = Switches off the check of the base image.
completion-network-default = The network of the build.
completion-network-none = No network.
completion-working-directory = The folder that WORKDIR sets.
completion-mount-cache = A folder that is kept between builds, for package managers and compilers.
completion-mount-bind = Files of the context, a stage or an image, read-only, without a layer.
completion-mount-secret = A secret of the build, in no layer.
completion-mount-tmpfs = A folder in memory, empty at the start and gone at the end.
completion-mount-ssh = The SSH agent of the builder.
