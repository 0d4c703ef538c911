//! Lines of logs as the page shows them: what Drydock remarks comes as a code, and is worded here.

use std::borrow::Cow;

use messages::notice::log_remark;
use protocol::{LogLine, LogStream, LogText};

use crate::dom;

/// One line of a log, in the page's language, which stays the same as long as the page is open. A remark is worded once, when its line comes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    /// Number in its log.
    pub(crate) number: u64,
    /// Step that wrote it.
    pub(crate) step: Option<u32>,
    /// Milliseconds since the build or the container began.
    pub(crate) at_ms: u64,
    /// Where it came from.
    pub(crate) stream: LogStream,
    /// What it says.
    pub(crate) text: String,
}

impl From<LogLine> for Line {
    fn from(line: LogLine) -> Self {
        let LogLine { number, step, at_ms, stream, text } = line;
        let text = match text {
            LogText::Written(text) => text,
            remark @ LogText::Remark(_) => said(&remark).into_owned(),
        };
        Self { number, step, at_ms, stream, text }
    }
}

/// Returns what a line says in the page's language.
pub(crate) fn said(text: &LogText) -> Cow<'_, str> {
    match text {
        LogText::Written(text) => text.into(),
        LogText::Remark(remark) => {
            let sentence = log_remark(remark);
            let parts = sentence.parts().map(|part| catalogue::text(dom::catalogue(), part));
            parts.collect::<Vec<_>>().join(" ").into()
        }
    }
}

#[cfg(test)]
mod tests {
    use protocol::{LogRemark, Notice};

    use super::*;

    fn check(text: impl Into<LogText>, expected: &str) {
        let line = LogLine { number: 0, step: None, at_ms: 0, stream: LogStream::Drydock, text: text.into() };
        assert_eq!(Line::from(line).text, expected);
    }

    #[test]
    fn a_remark_is_worded_with_its_hints() {
        check("written before remarks were codes", "written before remarks were codes");
        check(
            LogRemark::WaitsForBase { image: "python:3.8".into() },
            "This server is still preparing python:3.8; the build goes on as soon as it is there.",
        );
        let notice = Notice::ContainerDidNotStart { detail: "no such file".into() };
        check(
            LogRemark::DidNotStart { notice },
            "The container could not be started. The engine says: no such file. Check the command that CMD or ENTRYPOINT names.",
        );
    }
}
