//! What is pointed at lights its row: the instruction in both Dockerfiles and both stacks, the line between them, its time.
//!
//! The browser's own style rules do it, one a row, so that nothing is drawn anew under the pointer; `compare.css` says how each part looks when lit.

use reading::Node;

use super::facts::Facts;

/// Draws the rules; they are made of numbers alone.
pub(super) fn rules(facts: &Facts) -> Node {
    let rule = |row: usize| {
        let part = format!("[data-row=\"{row}\"]");
        // What has the focus lights its row as long as nothing else is pointed at.
        format!(
            ".compare:has({part}:hover) {part},.compare:not(:has([data-row]:hover)):has({part}:focus-visible) {part}{{{LIT}}}"
        )
    };
    Node::new("style", "").text((0..facts.comparison.rows.len()).map(rule).collect::<String>())
}

const LIT: &str = "--lit:var(--focus);--lit-soft:var(--accent-soft);--lit-width:3";
