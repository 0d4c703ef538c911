//! Commands about the whole engine, and `docker inspect`.

use super::{Reading, plain};
use crate::docker::command::{BuilderPrune, Command, Inspect, InspectKind, SystemDf, SystemPrune};
use crate::docker::error::Failure;
use crate::docker::refusal;
use crate::docker::{units, values};

pub(super) fn inspect(reading: Reading<'_>, name: &str) -> Result<Command, Failure> {
    let Reading { words, arguments, .. } = reading;
    let kind = match (name, words.last("type").as_deref()) {
        ("image inspect", _) | (_, Some("image")) => Some(InspectKind::Image),
        ("container inspect", _) | (_, Some("container")) => Some(InspectKind::Container),
        (_, None) => None,
        (_, Some("")) => return Err(plain(&format!("type is empty: must be one of {INSPECT_TYPES}"))),
        (_, Some(other)) if INSPECT_TYPES.split(", ").any(|known| known == values::quoted(other)) => {
            return Err(refusal::inspect_type(other).into());
        }
        (_, Some(other)) => {
            return Err(plain(&format!(
                "unknown type: {}: must be one of {INSPECT_TYPES}",
                values::quoted(other)
            )));
        }
    };
    let (format, size) = (words.format(), words.switch("size"));
    Ok(Command::Inspect(Inspect { kind, format, size, names: arguments.to_vec() }))
}

pub(super) fn builder_prune(reading: Reading<'_>) -> Result<Command, Failure> {
    let words = reading.words;
    let space = words.last("keep-storage").or_else(|| words.last("reserved-space"));
    Ok(Command::BuilderPrune(BuilderPrune {
        all: words.switch("all"),
        force: words.switch("force"),
        filters: words.filters(),
        verbose: words.switch("verbose"),
        reserved_space_bytes: space.and_then(|space| units::ram_in_bytes(&space).ok()),
    }))
}

pub(super) fn prune(reading: Reading<'_>) -> Result<Command, Failure> {
    let words = reading.words;
    Ok(Command::SystemPrune(SystemPrune {
        all: words.switch("all"),
        force: words.switch("force"),
        filters: words.filters(),
        volumes: words.switch("volumes"),
    }))
}

pub(super) fn df(reading: Reading<'_>) -> Result<Command, Failure> {
    let words = reading.words;
    Ok(Command::SystemDf(SystemDf { format: words.format(), verbose: words.switch("verbose") }))
}

const INSPECT_TYPES: &str = "\"config\", \"container\", \"image\", \"network\", \"node\", \"plugin\", \"secret\", \"service\", \"task\", \"volume\"";
