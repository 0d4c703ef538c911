//! Files of causes under their paths in the workspace, where a reader looks for them.

use dockerfile::BuildSource;

use super::{Cause, FileChange};

impl Cause {
    /// Gives the files that the cause names their paths in the workspace, of a build from `now` and an earlier one from `before`.
    pub(crate) fn name_in_workspace(&mut self, now: &BuildSource, before: &BuildSource) {
        let Self::File { path, change, .. } = self else { return };
        let of_path = if *change == FileChange::Removed { before } else { now };
        rename(path, of_path);
        match change {
            FileChange::Renamed { from } => rename(from, before),
            FileChange::LetIn { old, new } | FileChange::LeftOut { old, new } => {
                old.iter_mut().for_each(|path| rename(path, before));
                new.iter_mut().for_each(|path| rename(path, now));
            }
            FileChange::Edited { .. }
            | FileChange::Added
            | FileChange::Removed
            | FileChange::Selected
            | FileChange::Mode { .. }
            | FileChange::Link { .. } => {}
        }
    }
}

fn rename(path: &mut String, source: &BuildSource) {
    *path = source.path_in_workspace(path).into_owned();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_file_has_the_path_of_its_own_build() {
        let source = |context: &str| BuildSource { context: context.into(), ..BuildSource::default() };
        let (now, before) = (source("app"), source("old"));
        let named = |change| {
            let mut cause = Cause::File { path: "a".into(), change, n_more: 0 };
            cause.name_in_workspace(&now, &before);
            let Cause::File { path, change, .. } = cause else { unreachable!("it is one of a file") };
            (path, change)
        };
        assert_eq!(named(FileChange::Added), ("app/a".into(), FileChange::Added));
        assert_eq!(named(FileChange::Removed), ("old/a".into(), FileChange::Removed));
        assert_eq!(
            named(FileChange::Renamed { from: "b".into() }),
            ("app/a".into(), FileChange::Renamed { from: "old/b".into() })
        );
        assert_eq!(
            named(FileChange::LeftOut { old: None, new: Some("../Dockerfile.dockerignore".into()) }).1,
            FileChange::LeftOut { old: None, new: Some("Dockerfile.dockerignore".into()) }
        );
    }
}
