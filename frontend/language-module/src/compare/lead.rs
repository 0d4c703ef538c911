//! The sentence on top with what can be done, and the head of each side.

use messages::notice;
use messages::page::compare::{Finding, Letter};
use messages::page::layers::layers;
use messages::page::pairs;
use messages::page::units::{size, time};
use protocol::{BuildEnding, BuildHead, PairPart};
use reading::Node;

use super::Scene;
use super::finding::{edit, edit_of, smaller};

/// Draws the sentence and the buttons beside it.
pub(super) fn lead(scene: &Scene<'_>) -> Node {
    let words = scene.words;
    let open = scene.builds.first().filter(|build| build.ending == BuildEnding::UnderWay);
    let stopped = stopped(scene);
    let said = match (open.and_then(|build| build.part), &scene.finding, scene.around.pair, &stopped) {
        (Some(part), ..) => said((words.progress)(part), waits(scene)).child(progress(part)),
        (None, Finding::NothingBuilt, Some(name), None) => {
            said(pairs::title(scene.language, name).to_owned(), words.four_builds.to_owned())
        }
        // Of an earlier time there may be both; else there is nothing to say but this.
        (
            None,
            Finding::NothingBuilt | Finding::OnlyOne { .. } | Finding::NoImage { .. },
            _,
            Some((part, why)),
        ) => said((words.stopped)(*part), why.clone()),
        (None, finding, _, stopped) => {
            let why = stopped.iter().map(|(_, why)| Node::new("p", "compare__stopped").text(why));
            said((words.headline)(finding), details(scene)).children(why)
        }
    };
    let button = |class: &str, label: &str, press: String| {
        Node::new("button", class).with("data-do", press).text(label)
    };
    let [a, b] = scene.numbers;
    let lead = Node::new("div", "compare__lead").child(said);
    let mut presses =
        Node::new("div", "compare__presses").child(button("button", words.back, "close".into()));
    if b > 0 {
        presses = presses.child(button("button", words.swap, format!("compare {b} {a}")));
    }
    if open.is_some() {
        return lead.child(presses.child(button("button button--stop", words.cancel, "cancel".into())));
    }
    let is_pair = scene.around.pair.is_some();
    let is_built = is_pair && scene.builds.iter().any(|build| build.part == Some(PairPart::BEdited));
    let build = |class: &str, label: &str, press: String| {
        let build = button(class, label, press);
        if scene.around.can_build { build } else { build.with("disabled", "") }
    };
    if is_pair {
        let is_again = is_built || stopped.is_some();
        let class = if is_again { "button" } else { "button button--primary" };
        let label = if is_again { words.build_both_again } else { words.build_both };
        presses = presses.child(build(class, label, "pair".into()));
    }
    if let Some((part, _)) = stopped {
        return lead.child(presses.child(build(
            "button button--primary",
            words.go_on,
            format!("pair {}", part.index()),
        )));
    }
    if b > 0 && (is_built || !is_pair) {
        let is_failure = matches!(scene.finding, Finding::NoImage { letter: None | Some(Letter::B), .. });
        let class = if is_failure { "button" } else { "button button--primary" };
        let keep = button(class, (words.keep)(Letter::B), format!("restore {b}"));
        presses = presses.child(keep);
    }
    lead.child(presses)
}

/// Returns what a build that has no place yet waits for.
fn waits(scene: &Scene<'_>) -> String {
    let n_before = scene.builds.first().and_then(|build| build.n_before);
    n_before.map(layers(scene.language).queued_detail).unwrap_or_default()
}

/// Returns which of a pair's four builds was the last one begun, if it made no image, and a sentence that says why.
fn stopped(scene: &Scene<'_>) -> Option<(PairPart, String)> {
    let newest = scene.builds.first()?;
    let part =
        newest.part.filter(|_| matches!(newest.ending, BuildEnding::Failed | BuildEnding::Cancelled))?;
    let failure = newest.notice.as_ref().map(|notice| notice::notice(scene.language, notice).text);
    Some((part, (scene.words.stopped_why)(part, failure.as_deref())))
}

fn said(headline: String, detail: String) -> Node {
    let said = Node::new("div", "compare__said").with("role", "status");
    let said = said.child(Node::new("h2", "compare__headline").with("tabindex", "-1").text(headline));
    if detail.is_empty() { said } else { said.child(Node::new("p", "").text(detail)) }
}

fn details(scene: &Scene<'_>) -> String {
    let words = scene.words;
    let mut parts = vec![(words.detail)(&scene.finding)];
    if let Some(facts) = &scene.facts {
        let (a, b) = (facts.side(Letter::A), facts.side(Letter::B));
        // The edit of a pair is made in both, also where it is a reason for nothing.
        let (of_a, of_b) = match (part_of(scene, Letter::A), part_of(scene, Letter::B)) {
            (Some(PairPart::AEdited), Some(PairPart::BEdited)) => (edit_of(a, b), edit_of(a, b)),
            _ => (edit(a), edit(b)),
        };
        parts.push((words.edits)(of_a.as_ref(), of_b.as_ref()));
        if let (Finding::Saves { .. }, Some(a), Some(b)) = (&scene.finding, a.image_bytes(), b.image_bytes())
            && let Some(Finding::Smaller { letter, bytes }) = smaller(a, b)
        {
            parts.push((words.sizes)(letter, bytes));
        }
    }
    parts.retain(|part| !part.is_empty());
    parts.join(" ")
}

fn progress(part: PairPart) -> Node {
    let done = format!("--done:{}%", part.index() * 25 + 12);
    Node::new("span", "compare__progress")
        .with("aria-hidden", "true")
        .child(Node::new("i", "").with("style", done))
}

/// Draws the head of a side: which build it is, and how long it took.
pub(super) fn head(scene: &Scene<'_>, letter: Letter) -> Node {
    let words = scene.words;
    let number = scene.numbers[usize::from(letter == Letter::B)];
    let class = if letter == Letter::A { "side__letter" } else { "side__letter side__letter--b" };
    let mut head = Node::new("div", "side__head")
        .child(Node::new("span", class).text(letter.name()))
        .child(chooser(scene, letter, number));
    if let Some(name) = scene.around.pair.map(|name| pairs::pair(scene.language, name)) {
        let name = match part_of(scene, letter) {
            Some(PairPart::A | PairPart::AEdited) => name.a,
            Some(PairPart::B | PairPart::BEdited) => name.b,
            None if number > 0 => "",
            None if letter == Letter::A => name.a,
            None => name.b,
        };
        head = head.child(Node::new("span", "meta").text(name));
    }
    if number > 0 && letter == Letter::A {
        let restore = Node::new("button", "button button--quiet button--small");
        head = head.child(restore.with("data-do", format!("restore {number}")).text((words.restore)(letter)));
    }
    let Some(facts) = &scene.facts else { return head };
    let (own, other) = (facts.side(letter), facts.side(letter.other()));
    let total = |is_less: bool, total: String| {
        Node::new("b", "side__total num").with("data-kind", if is_less { "less" } else { "" }).text(total)
    };
    head.child(match (&scene.finding, own.image_bytes(), other.image_bytes()) {
        (Finding::Smaller { letter: smaller, .. }, Some(bytes), _) => total(*smaller == letter, size(bytes)),
        // A build that made no image is not quick.
        (_, Some(_), Some(_)) => {
            let (own, other) = (own.took_ms(), other.took_ms());
            total(own < other && other - own >= 100, time(own))
        }
        _ => total(false, time(own.took_ms())),
    })
}

/// Returns which of a pair's four builds a side is.
fn part_of(scene: &Scene<'_>, letter: Letter) -> Option<PairPart> {
    let number = scene.numbers[usize::from(letter == Letter::B)];
    scene.builds.iter().find(|build| build.number.0 == number).and_then(|build| build.part)
}

/// Draws the list to choose another build from; each of its values is what is to be compared then.
fn chooser(scene: &Scene<'_>, letter: Letter, chosen: u32) -> Node {
    let words = scene.words;
    let [a, b] = scene.numbers;
    let option = |build: &BuildHead| {
        let number = build.number.0;
        let label = match build.ending {
            BuildEnding::UnderWay => (words.under_way)(number),
            BuildEnding::Succeeded => (words.took)(number, build.took_ms),
            BuildEnding::Failed => (words.failed)(number),
            BuildEnding::Cancelled => (words.cancelled)(number),
        };
        let value = if letter == Letter::A {
            format!("compare {number} {b}")
        } else {
            format!("compare {a} {number}")
        };
        let option = Node::new("option", "").with("value", value).text(label);
        if number == chosen { option.with("selected", "") } else { option }
    };
    let none = (chosen == 0)
        .then(|| Node::new("option", "").with("value", "").with("selected", "").text(words.none));
    let select =
        Node::new("select", "layers__chooser side__chooser").with("aria-label", (words.choose)(letter));
    select.children(none).children(scene.builds.iter().map(option))
}
