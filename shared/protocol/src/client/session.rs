//! Requests to a workspace's session: they change the workspace, or read what the session holds.

use serde::{Deserialize, Serialize};

use crate::{BuildNumber, BuildOptions, ContainerNumber, FileRecord, ImageName, PairPart};

/// A request that the workspace's session answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SessionRequest {
    /// Writes a file. Answered by `FileSaved`.
    SaveFile {
        /// Path relative to the build context.
        path: String,
        /// All of its text.
        content: String,
        /// The revision that the page changed; 0 for a new file. Another one at the server is refused with `FileChangedElsewhere`, unless
        /// content and mode are the same.
        base_revision: u64,
        /// Whether it may be executed.
        #[serde(default)]
        is_executable: bool,
    },
    /// Gives a file another path.
    RenameFile {
        /// The path it has.
        from: String,
        /// The path it gets.
        to: String,
    },
    /// Removes a file.
    DeleteFile {
        /// Its path.
        path: String,
    },
    /// Makes the workspace's files just these, in one step. Answered by `FilesReplaced`.
    ReplaceFiles {
        /// Which.
        by: Replacement,
    },
    /// Builds the files as the server has them now. Answered by `BuildAccepted`.
    StartBuild {
        /// What to call the image.
        image: ImageName,
        /// How to build it, with at most [`limits::BUILD_ARGUMENTS`](crate::limits::BUILD_ARGUMENTS) arguments.
        #[serde(default)]
        options: BuildOptions,
    },
    /// Builds both workspaces of a pair, each before and after the edit, one after the other. Answered by `BuildAccepted`.
    BuildPair {
        /// Which pair.
        pair: String,
        /// The first of the four to be built; those before it were built earlier.
        from: PairPart,
        /// What to call the images.
        image: ImageName,
    },
    /// Stops a build, waiting or running.
    CancelBuild {
        /// Which.
        build: BuildNumber,
    },
    /// Asks for lines of a build's log. Answered by `BuildLog`.
    FetchBuildLog {
        /// Which build.
        build: BuildNumber,
        /// First line wanted.
        from: u64,
    },
    /// Starts a container, in place of the workspace's running one of that image. Answered by `ContainerAccepted`.
    StartContainer {
        /// The image, as the user calls it.
        image: ImageName,
        /// The port inside the container; `None` lets the server find it: the image's only EXPOSE, else what the app listens on.
        port: Option<u16>,
    },
    /// Stops a container.
    StopContainer {
        /// Which.
        container: ContainerNumber,
    },
    /// Asks for lines of a container's log. Answered by `ContainerLog`.
    FetchContainerLog {
        /// Which container.
        container: ContainerNumber,
        /// First line wanted.
        from: u64,
    },
    /// Keeps the socket alive, and shows that the session answers. Answered by `Pong`.
    Ping,
}

/// What files a workspace is to have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Replacement {
    /// Those of a build.
    Build(BuildNumber),
    /// Those that a replacement has taken away ([`FilesReplaced`](crate::ServerMessage::FilesReplaced)).
    Files(Vec<FileRecord>),
    /// Those that a new workspace begins with; one for that pair.
    Seed(Option<String>),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_session_request() {
        crate::samples::check::<SessionRequest>(&[
            r#"{"save_file":{"path":"app.py","content":"print()\n","base_revision":4,"is_executable":true}}"#,
            r#"{"rename_file":{"from":"app.py","to":"web.py"}}"#,
            r#"{"delete_file":{"path":"app.py"}}"#,
            r#"{"replace_files":{"by":{"build":4}}}"#,
            r#"{"replace_files":{"by":{"seed":null}}}"#,
            r#"{"start_build":{"image":"hello","options":{"arguments":[["VERSION","2"]],"target":null,"no_cache":true,"source":{"dockerfile":"docker/Dockerfile.dev","context":"app"},"labels":[["kind","test"]]}}}"#,
            r#"{"build_pair":{"pair":"copy-order","from":"a_edited","image":"python-hello-world"}}"#,
            r#"{"cancel_build":{"build":3}}"#,
            r#"{"fetch_build_log":{"build":3,"from":42}}"#,
            r#"{"start_container":{"image":"python-hello-world","port":null}}"#,
            r#"{"stop_container":{"container":2}}"#,
            r#"{"fetch_container_log":{"container":2,"from":7}}"#,
            r#""ping""#,
        ]);
    }

    #[test]
    fn options_that_were_kept_without_a_dockerfile_are_of_the_workspaces_own() {
        let kept = r#"{"arguments":[],"target":null,"no_cache":false}"#;
        let options: BuildOptions = serde_json::from_str(kept).unwrap();
        assert_eq!(options, BuildOptions::default());
        assert_eq!((&*options.source.dockerfile, &*options.source.context), ("Dockerfile", ""));
    }
}
