//! English words for what Drydock itself says in a log.

use super::{LogRemark, bytes};

/// Words a remark.
pub(super) fn remark(remark: &LogRemark<'_>) -> String {
    match *remark {
        LogRemark::WaitsForBase { image } => {
            format!("This server is still preparing {image}; the build goes on as soon as it is there.")
        }
        LogRemark::SyntaxSetAside { syntax } => {
            format!("The engine's own front end reads this Dockerfile; {syntax} is not fetched.")
        }
        LogRemark::SyntaxFetched { syntax, version } => format!(
            "Docker Engine {version} is too old to read this Dockerfile by itself, so it fetches {syntax}."
        ),
        LogRemark::OutputSkipped { n_bytes } => format!(
            "{} of output were skipped here, because nobody was watching and the container wrote too much.",
            bytes(n_bytes)
        ),
        LogRemark::WroteTooMuch { used, limit } => format!(
            "This container wrote {} to its disk and may write {}, so it is ended. Write less, or delete what is not needed any more.",
            bytes(used),
            bytes(limit)
        ),
        LogRemark::MetFullDisk { free_bytes } => format!(
            "The server's disk is nearly full, with {} left, and this container is still writing, so it is ended. Your files are safe.",
            bytes(free_bytes)
        ),
    }
}
