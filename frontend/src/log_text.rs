//! Lines of logs as the page shows them: what Drydock remarks comes as a code, and is worded here.

use std::borrow::Cow;

use messages::notice::log_remark;
use protocol::{LogLine, LogRemark, LogStream, LogText};

use crate::words::Words;

/// One line of a log, in the page's language. A remark is worded when its line comes, and again when the page has more words.
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
    /// What Drydock remarks; `text` is its words.
    remark: Option<Box<LogRemark>>,
}

impl Line {
    /// Words a remark again; returns whether it says something else now.
    pub(crate) fn word_again(&mut self) -> bool {
        let Some(remark) = &self.remark else { return false };
        let text = worded(remark);
        let is_other = text != self.text;
        self.text = text;
        is_other
    }
}

impl From<LogLine> for Line {
    fn from(line: LogLine) -> Self {
        let LogLine { number, step, at_ms, stream, text } = line;
        let (text, remark) = match text {
            LogText::Written(text) => (text, None),
            LogText::Remark(remark) => (worded(&remark), Some(remark)),
        };
        Self { number, step, at_ms, stream, text, remark }
    }
}

/// Returns what a line says in the page's language.
pub(crate) fn said(text: &LogText) -> Cow<'_, str> {
    match text {
        LogText::Written(text) => text.into(),
        LogText::Remark(remark) => worded(remark).into(),
    }
}

fn worded(remark: &LogRemark) -> String {
    Words::of_page().whole(&log_remark(remark))
}

#[cfg(test)]
mod tests {
    use protocol::Notice;

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
