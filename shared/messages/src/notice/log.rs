//! What Drydock itself says in a log.

use catalogue::log_remark as words;
use protocol::LogRemark;

use super::{Sentence, refusal};

/// Words what Drydock itself says in the log of a build or a container.
#[must_use]
pub fn log_remark(remark: &LogRemark) -> Sentence {
    match remark {
        LogRemark::WaitsForBase { image } => words::waits_for_base(image).into(),
        LogRemark::SyntaxSetAside { syntax } => words::syntax_set_aside(syntax).into(),
        LogRemark::SyntaxFetched { syntax, version } => words::syntax_fetched(syntax, version).into(),
        LogRemark::OutputSkipped { n_bytes } => words::output_skipped(*n_bytes).into(),
        LogRemark::WroteTooMuch { used, limit } => words::wrote_too_much(*used, *limit).into(),
        LogRemark::MetFullDisk { free_bytes } => words::met_full_disk(*free_bytes).into(),
        LogRemark::DidNotStart { notice } | LogRemark::BuildFailed { notice } => refusal::notice(notice),
    }
}
