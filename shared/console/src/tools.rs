//! The commands over the workspace's files, as pure functions.
