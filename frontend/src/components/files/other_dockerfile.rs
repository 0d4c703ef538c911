//! What stands below a Dockerfile that the next build does not take: which one it takes, and an offer to take this one.

use catalogue::files;
use yew::prelude::*;

use super::FilesProps;
use crate::words::Words;

/// Draws the line below the Dockerfile at `path`; nothing below the one that is built.
pub(super) fn other_dockerfile(props: &FilesProps, path: &AttrValue, words: Words) -> Html {
    if *props.built == **path {
        return Html::default();
    }
    let (on_build_from, chosen) = (props.events.on_build_from.clone(), path.clone());
    html! {
        <p class="files__other" role="status">
            <span>{words.say(files::builds_another(&props.built))}</span>
            <button type="button" class="button" onclick={move |_| on_build_from.emit(chosen.clone())}>
                {words.say(files::build_this_one())}
            </button>
        </p>
    }
}
