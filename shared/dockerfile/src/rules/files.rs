//! What several rules ask about the files of the build context.

use super::Context;
use crate::analysis::{Fact, FactKind};

/// Returns every source of `COPY` and `ADD` in the build context, expanded and cleaned, where the files of the context are known.
pub(super) fn sources<'a>(context: &Context<'a>) -> impl Iterator<Item = (&'a Fact, &'a str)> + use<'a> {
    let analysis = context.analysis;
    let is_known = !analysis.workspace.files.is_empty();
    analysis.facts.iter().filter(move |_| is_known).filter_map(|fact| match &fact.kind {
        FactKind::ContextSource(_, path) => Some((fact, path.as_str())),
        _ => None,
    })
}

/// Returns whether a source is the whole build context.
pub(super) fn is_whole(source: &str) -> bool {
    matches!(source, "." | "/" | "")
}

/// Returns whether a file of the context is left out of the build.
pub(super) fn is_ignored(context: &Context<'_>, path: &str) -> bool {
    context.analysis.is_ignored(path)
}
