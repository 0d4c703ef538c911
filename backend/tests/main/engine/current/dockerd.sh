#!/bin/sh
# Runs the Docker daemon of another system (@ROOT@) in place of the machine's own: the same process, network and devices, other files.
# runc moves the root of what it starts, which needs a root that is a mount, so that a plain chroot would not do.
set -e
exec unshare --mount --propagation private sh -e -c '
    root=$1 data=$2
    shift 2
    mount --bind "$root" "$root"
    for shared in /proc /sys /dev /run "$data"; do
        mkdir -p "$root$shared"
        mount --rbind "$shared" "$root$shared"
    done
    cp --dereference /etc/resolv.conf "$root/etc/resolv.conf"
    mkdir -p "$root/old"
    cd "$root"
    pivot_root . old
    umount --lazy /old
    exec dockerd "$@"
' sh '@ROOT@' "$(dirname "$2")" "$@"
