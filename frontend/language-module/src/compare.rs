//! Two builds side by side: what the server tells of them, what is to be said about it, and the view that says it.

mod aside;
mod bars;
mod diff;
mod draft;
mod facts;
mod finding;
mod lead;
mod others;
mod versus;

use cache::BaseImage;
use messages::Language;
use messages::page::compare::{Compare, Finding, Letter, compare as words_of};
use protocol::{BuildHead, ComparedBuilds, PairName};
use reading::Node;

use self::draft::Draft;
use self::facts::Facts;

/// What the page knows beside the two builds.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Around<'a> {
    /// The pair that the workspace is for.
    pub(crate) pair: Option<PairName>,
    /// Whether a build can begin now.
    pub(crate) can_build: bool,
    /// The images of the engine, to plan the builds once more.
    pub(crate) images: &'a [BaseImage],
    /// Names of stand-ins, and what each is made of.
    pub(crate) stand_ins: &'a [(&'a str, &'a str)],
}

impl<'a> Around<'a> {
    /// Returns what a stand-in is made of.
    fn stand_in(&self, name: &str) -> Option<&'a str> {
        self.stand_ins.iter().find(|(known, _)| *known == name).map(|(_, made_of)| *made_of)
    }
}

/// Everything that the parts of the view are drawn from.
struct Scene<'a> {
    words: &'static Compare,
    language: Language,
    around: Around<'a>,
    builds: &'a [BuildHead],
    /// Both builds, once they can be compared.
    facts: Option<Facts>,
    /// What is going to be compared, until then.
    draft: Option<Draft>,
    /// Their numbers; 0 for none.
    numbers: [u32; 2],
    finding: Finding,
}

/// Draws the comparison that the server tells; an empty text is one that has not come yet.
pub(crate) fn view(text: &str, around: Around<'_>) -> Vec<Node> {
    let told: ComparedBuilds = json::from_text(text).unwrap_or_default();
    let facts = told.a.as_ref().zip(told.b.as_ref()).map(|(a, b)| Facts::of(a, b, around.images));
    let number =
        |side: &Option<protocol::ComparedBuild>| side.as_ref().map_or(0, |side| side.record.number.0);
    let numbers = [number(&told.a), number(&told.b)];
    let finding = match &facts {
        Some(facts) => finding::find(facts, around.stand_ins),
        None if numbers[0] > 0 => Finding::OnlyOne { number: numbers[0] },
        None => Finding::NothingBuilt,
    };
    let language = Language::English;
    let words = words_of(language);
    let draft = if facts.is_none() { Draft::of(around.pair, told.a.as_ref()) } else { None };
    let scene = Scene { words, language, around, builds: &told.builds, facts, draft, numbers, finding };
    let mut main = Node::new("div", "compare").child(lead::lead(&scene));
    if numbers[0] > 0 || scene.draft.is_some() {
        main = main.child(grid(&scene));
    }
    main = main.children(scene.draft.iter().flat_map(|draft| draft.rest(words)));
    if let Some(facts) = &scene.facts {
        main = main.children(versus::versus(facts, &scene)).children(others::others(facts, scene.words));
    }
    vec![main, aside::aside(&scene)]
}

/// Both sides: head, Dockerfile, steps; and between them the lines from step to step.
fn grid(scene: &Scene<'_>) -> Node {
    let side = |letter: Letter| {
        let class = if letter == Letter::A { "side side--a" } else { "side side--b" };
        let side =
            Node::new("section", class).with("aria-label", letter.name()).child(lead::head(scene, letter));
        let side = side.children(scene.draft.iter().map(|draft| draft.dockerfile(letter, scene.words)));
        match &scene.facts {
            Some(facts) => {
                side.child(diff::built(facts, letter, scene.words)).child(bars::stack(facts, letter, scene))
            }
            None => side,
        }
    };
    let seam = scene.facts.iter().map(bars::seam);
    Node::new("div", "compare__grid").child(side(Letter::A)).children(seam).child(side(Letter::B))
}

#[cfg(test)]
mod tests;
