#!/bin/sh
# Stands before `runc` on the private daemon's PATH. BuildKit asks for a step as for any container, and neither of its settings nor its API
# (0.8 to 0.25) say what a step may use. So what it asks for is made narrower here, before the step's first process exists:
#
# * no raw sockets: nobody answers for another's address;
# * the step's control group lies in the group of its build, if Drydock made one, else it has the caps of one build.
#
# All else is passed on as it is. Quotes inside of JSON strings are escaped, so that no pattern below matches what a Dockerfile says.
set -eu
PATH=${PATH#*:}
bundle= before=
for argument; do
    if [ "$before" = --bundle ]; then bundle=$argument; fi
    before=$argument
done
case $bundle in
*/buildkit/executor/* | */executor/*)
    config=$bundle/config.json
    hosts=$(sed -n 's/.*"source":"\([^"]*\/executor\/hosts[^"]*\)".*/\1/p' "$config")
    workspace= group=
    if [ -n "$hosts" ]; then
        workspace=$(sed -n 's/^[0-9.]*[[:space:]]*drydock-scope-\([a-z0-9]*\)$/\1/p' "$hosts" | head -n 1)
    fi
    if [ -n "$workspace" ] && [ -r "@NAMES@/$workspace" ]; then
        group=$(cat "@NAMES@/$workspace")
        place="s#\"cgroupsPath\":\"@BUILDS@/#\"cgroupsPath\":\"@BUILDS@/$group/#"
    else
        place='s#"resources":{#"resources":{@CAPS@,#'
    fi
    sed -e ':first' -e 's/\("capabilities":{[^}]*\)"CAP_NET_RAW",/\1/' -e 't first' \
        -e ':last' -e 's/\("capabilities":{[^}]*\),\{0,1\}"CAP_NET_RAW"/\1/' -e 't last' \
        -e "$place" -e 's/\("resources":{[^}]*}\),}/\1}/' "$config" > "$config.narrow"
    mv "$config.narrow" "$config"
    ;;
esac
exec runc "$@"
