//! The pairs that can be compared, and the story of the one that is open.

use messages::page::pairs;
use protocol::PairName;
use reading::Node;

use super::Scene;

/// Draws the list, and under it the story.
pub(super) fn aside(scene: &Scene<'_>) -> Node {
    let words = scene.words;
    let link = |name: PairName| {
        let pair = pairs::pair(scene.language, name);
        let link = Node::new("a", "preset").with("href", format!("?pair={}", name.key()));
        let link =
            link.child(Node::new("b", "").text(pair.title)).child(Node::new("span", "").text(pair.about));
        Node::new("li", "").child(if scene.around.pair == Some(name) {
            link.with("aria-current", "page")
        } else {
            link
        })
    };
    let list = Node::new("ul", "pairs__list").children(PairName::ALL.map(link));
    let aside = Node::new("aside", "pairs")
        .with("aria-label", words.pairs)
        .child(Node::new("h2", "pairs__title").text(words.pairs))
        .child(list);
    let Some(name) = scene.around.pair else { return aside };
    let pair = pairs::pair(scene.language, name);
    let story = Node::new("div", "pairs__story")
        .child(Node::new("h3", "").text(words.story))
        .children(pair.story.map(|part| Node::new("p", "").text(part)))
        .child(Node::new("a", "button").with("href", "/").text(words.back_home));
    aside.child(story)
}
