//! Logs of builds and containers: what programs wrote, and what Drydock remarks between.

use std::fmt;

use serde::de::value::MapAccessDeserializer;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::Notice;

/// Where a log line came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LogStream {
    /// Standard output.
    Out,
    /// Standard error.
    Err,
    /// Drydock's own remark.
    Drydock,
}

/// One line of a build's or a container's log, without its line break.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogLine {
    /// Number in its log, from 0, without gaps; lines that were cut leave their numbers out.
    pub number: u64,
    /// Step that wrote it ([`StepRecord::index`](crate::StepRecord::index)); `None` for the build as a whole and for containers.
    pub step: Option<u32>,
    /// Milliseconds since the build or the container began.
    pub at_ms: u64,
    /// Where it came from.
    pub stream: LogStream,
    /// What it says.
    pub text: LogText,
}

/// What a line of a log says: a string, or the object of a remark. Logs from before remarks were codes have strings for both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LogText {
    /// What a program wrote, ANSI colours kept, other control characters removed.
    Written(String),
    /// What Drydock remarks.
    Remark(Box<LogRemark>),
}

/// What Drydock itself says in the log of a build or a container, ready to be worded in any language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LogRemark {
    /// The build waits for a base image that is on its way.
    WaitsForBase {
        /// The image.
        image: String,
    },
    /// The front end that a `# syntax=` line names is not fetched.
    SyntaxSetAside {
        /// The front end.
        syntax: String,
    },
    /// The front end that a `# syntax=` line names is fetched, because the engine of that version is too old.
    SyntaxFetched {
        /// The front end.
        syntax: String,
        /// The engine's version.
        version: String,
    },
    /// Output was skipped while nobody watched.
    OutputSkipped {
        /// How much.
        n_bytes: u64,
    },
    /// The container is ended for what it wrote to its disk.
    WroteTooMuch {
        /// Bytes that it wrote.
        used: u64,
        /// Bytes that it may write.
        limit: u64,
    },
    /// The container is ended because it was writing while the server's disk was nearly full.
    MetFullDisk {
        /// Bytes that are left.
        free_bytes: u64,
    },
    /// The build failed, and no program's words say why.
    BuildFailed {
        /// Why.
        notice: Notice,
    },
    /// The container did not start.
    DidNotStart {
        /// Why.
        notice: Notice,
    },
}

impl LogText {
    /// Returns what a program wrote; `None` for a remark.
    #[must_use]
    pub fn written(&self) -> Option<&str> {
        match self {
            Self::Written(text) => Some(text),
            Self::Remark(_) => None,
        }
    }
}

impl PartialEq<str> for LogText {
    fn eq(&self, text: &str) -> bool {
        self.written() == Some(text)
    }
}

impl PartialEq<&str> for LogText {
    fn eq(&self, text: &&str) -> bool {
        self == *text
    }
}

impl From<String> for LogText {
    fn from(text: String) -> Self {
        Self::Written(text)
    }
}

impl From<&str> for LogText {
    fn from(text: &str) -> Self {
        Self::Written(text.to_owned())
    }
}

impl From<LogRemark> for LogText {
    fn from(remark: LogRemark) -> Self {
        Self::Remark(Box::new(remark))
    }
}

/// How a line is written: in JSON as the string itself or the object of the remark, in a binary form as one of two variants.
impl Serialize for LogText {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Written(text) if serializer.is_human_readable() => serializer.serialize_str(text),
            Self::Remark(remark) if serializer.is_human_readable() => remark.serialize(serializer),
            Self::Written(text) => BinaryLogText::<&str, &LogRemark>::Written(text).serialize(serializer),
            Self::Remark(remark) => BinaryLogText::<&str, &LogRemark>::Remark(remark).serialize(serializer),
        }
    }
}

/// The form of a line that is not JSON.
#[derive(Serialize, Deserialize)]
enum BinaryLogText<T, R> {
    Written(T),
    Remark(R),
}

/// By hand, for serde's own way with untagged enums would copy each line of each log first.
impl<'de> Deserialize<'de> for LogText {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            return deserializer.deserialize_any(TextOrRemark);
        }
        Ok(match BinaryLogText::<String, Box<LogRemark>>::deserialize(deserializer)? {
            BinaryLogText::Written(text) => Self::Written(text),
            BinaryLogText::Remark(remark) => Self::Remark(remark),
        })
    }
}

struct TextOrRemark;

impl<'de> Visitor<'de> for TextOrRemark {
    type Value = LogText;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the text of a line, or a remark")
    }

    fn visit_str<E>(self, text: &str) -> Result<LogText, E> {
        Ok(text.into())
    }

    fn visit_string<E>(self, text: String) -> Result<LogText, E> {
        Ok(text.into())
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<LogText, A::Error> {
        LogRemark::deserialize(MapAccessDeserializer::new(map)).map(LogText::from)
    }
}
