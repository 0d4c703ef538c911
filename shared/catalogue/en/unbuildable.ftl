### Dockerfiles that no engine is asked to build. A line 0 is none: the sentence is about the whole file.

# $word (Text)
unbuildable-no-instruction = { $word } is not an instruction.
unbuildable-no-stage = The Dockerfile has no FROM, so there is nothing to build.
    .hint = Add one, as in FROM python:3.8-alpine; of all instructions only ARG may stand above it.
# $stages (List)
unbuildable-no-target = The build was to end with the stage { $target }, but the Dockerfile has no stage of that name.
    .hint = Give a stage that name: FROM … AS { $target }.
    .hint-stages = Its stages are { $stages }.
# $line (Number)
unbuildable-circle = { $line ->
        [0] The Dockerfile closes a circle: the stage needs files of a stage that needs this stage.
       *[other] Line { $line } closes a circle: the stage needs files of a stage that needs this stage.
    }
    .hint = Take files only from stages that stand above.
# $line (Number)
# $what (Text)
unbuildable-stage-not-above = { $line ->
        [0] The Dockerfile asks for { $what }, but no stage above it has that name or number.
       *[other] Line { $line } asks for { $what }, but no stage above it has that name or number.
    }
    .hint = Check the spelling, or move the stage above the one that takes files from it.
# $line (Number)
# $source (Text)
unbuildable-copy-of-address = { $line ->
        [0] The Dockerfile copies { $source }; COPY takes files of the workspace or of a stage, never from the network.
       *[other] Line { $line } copies { $source }; COPY takes files of the workspace or of a stage, never from the network.
    }
    .hint = Add the file to the workspace, or fetch it in a RUN.
# $line (Number)
# $detail (Message)
unbuildable-too-costly = { $line ->
        [0] The Dockerfile would cost the engine too much: { $detail }.
       *[other] Line { $line } would cost the engine too much: { $detail }.
    }
# $line (Number)
unbuildable-too-costly-somehow = { $line ->
        [0] The Dockerfile would cost the engine too much.
       *[other] Line { $line } would cost the engine too much.
    }
# $line (Number)
# $what (Text)
unbuildable-ambiguous = { $line ->
        [0] The Dockerfile has { $what }, which not every version of the engine reads in the same way.
       *[other] Line { $line } has { $what }, which not every version of the engine reads in the same way.
    }
    .hint = Write it plainly: whole names, ${"{"}NAME{"}"} or ${"{"}NAME:-value{"}"}, and no escape characters or quotes in flags.

## What costs an engine more than it may; no full stop.

# $limit (Size)
unbuildable-expanded-too-large = up to here the instructions have more than { $limit } with their variables expanded, more than a build may have; name large variables less often
unbuildable-expanding-too-long = up to here the engine would expand words for too long; use fewer variables, smaller ranges of ports, and shorter words without blanks
unbuildable-too-many-paths = so many stages take files from each other that the engine would be busy for too long; take files from fewer stages
# $used (Size)
# $limit (Size)
unbuildable-value-too-large = { $name } would have up to { $used } with its variables expanded; a value may have { $limit }. Do not let a variable repeat another that repeats another
# $used (Size)
# $limit (Size)
unbuildable-word-too-large = this word would have up to { $used } with its variables expanded; a value may have { $limit }. Do not let a variable repeat another that repeats another
