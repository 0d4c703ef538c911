//! What is said of the pairs of workspaces to compare.

use catalogue::{Message, pairs};
use protocol::PairName;

/// The words of a pair.
#[derive(Clone, Debug)]
pub struct Pair {
    /// Its name.
    pub title: Message,
    /// What it is about, in a few words.
    pub about: Message,
    /// What its first side is called.
    pub a: Message,
    /// What its second side is called.
    pub b: Message,
    /// What is compared and what to look for, a paragraph each.
    pub story: [Message; 2],
}

/// Returns a pair's name.
#[must_use]
pub fn title(name: PairName) -> Message {
    match name {
        PairName::CopyOrder | PairName::CopyOrderOffline => pairs::copy_order(),
        PairName::DependenciesFirst => pairs::dependencies_first(),
        PairName::Dockerignore => pairs::dockerignore(),
        PairName::SlimBase => pairs::slim_base(),
        PairName::MultiStage => pairs::multi_stage(),
        PairName::OneRun => pairs::one_run(),
    }
}

/// Returns the words of a pair.
#[must_use]
pub fn pair(name: PairName) -> Pair {
    let title = title(name);
    match name {
        PairName::CopyOrder | PairName::CopyOrderOffline => Pair {
            title,
            about: pairs::copy_order_about(),
            a: pairs::copy_order_a(),
            b: pairs::copy_order_b(),
            story: [pairs::copy_order_story(), pairs::copy_order_look()],
        },
        PairName::DependenciesFirst => Pair {
            title,
            about: pairs::dependencies_first_about(),
            a: pairs::dependencies_first_a(),
            b: pairs::dependencies_first_b(),
            story: [pairs::dependencies_first_story(), pairs::dependencies_first_look()],
        },
        PairName::Dockerignore => Pair {
            title,
            about: pairs::dockerignore_about(),
            a: pairs::dockerignore_a(),
            b: pairs::dockerignore_b(),
            story: [pairs::dockerignore_story(), pairs::dockerignore_look()],
        },
        PairName::SlimBase => Pair {
            title,
            about: pairs::slim_base_about(),
            a: pairs::slim_base_a(),
            b: pairs::slim_base_b(),
            story: [pairs::slim_base_story(), pairs::slim_base_look()],
        },
        PairName::MultiStage => Pair {
            title,
            about: pairs::multi_stage_about(),
            a: pairs::multi_stage_a(),
            b: pairs::multi_stage_b(),
            story: [pairs::multi_stage_story(), pairs::multi_stage_look()],
        },
        PairName::OneRun => Pair {
            title,
            about: pairs::one_run_about(),
            a: pairs::one_run_a(),
            b: pairs::one_run_b(),
            story: [pairs::one_run_story(), pairs::one_run_look()],
        },
    }
}
