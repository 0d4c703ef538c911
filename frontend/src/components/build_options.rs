//! How the next build is to be called: build arguments from the Dockerfile's `ARG`s, the stage to build, no cache.
//!
//! One listener hears all fields and tells them apart by their names, which keeps the page small.

use catalogue::shell;
use protocol::{BuildOptions, BuildSource};
use review::{Outline, OutlinedInstruction, StagePart};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::disclosure::Disclosure;
use crate::state::OptionChange;
use crate::words::Words;

/// Draws the button and what it opens.
pub(super) fn build_options(
    options: &BuildOptions,
    (outline, dockerfiles): (Option<&Outline>, &[AttrValue]),
    on_choose: &Callback<OptionChange>,
    words: Words,
) -> Html {
    let is_set = [options.target.is_some(), options.no_cache, options.source != BuildSource::default()];
    let n_set = options.arguments.len() + is_set.into_iter().filter(|is_set| *is_set).count();
    let sign = html! { <>{words.say(shell::options())}if n_set > 0 { <b class="options__count num">{n_set}</b> }</> };
    let oninput = on_choose.reform(|event: InputEvent| change(&event));
    let (offered, instructions) =
        outline.map_or((&[][..], &[][..]), |outline| (&outline.arguments[..], &outline.instructions[..]));
    let given = &options.arguments;
    let others = given.iter().filter(|(name, _)| offered.iter().all(|(known, _)| known != name));
    let arguments = offered.iter().chain(others).map(|(name, default)| {
        let value = given.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone());
        // What is given though no `ARG` takes it stands there for its own default, which is never seen.
        html! {
            <label>
                <code translate="no">{name}</code>
                <input name={name.clone()} value={value.unwrap_or_default()} placeholder={default.clone()}
                    translate="no" spellcheck="false" autocomplete="off" autocapitalize="off" />
            </label>
        }
    });
    html! {
        <Disclosure class="options" button="button button--quiet" label={words.say(shell::options_set(n_set))} {sign}>
            <div {oninput}>
                {source(&options.source, dockerfiles, words)}
                <p><b>{words.say(shell::arguments())}</b><code aria-hidden="true" translate="no">{"--build-arg"}</code></p>
                if offered.is_empty() { <p class="meta">{words.say(shell::no_arguments())}</p> }
                {for arguments}
                {target(options.target.as_deref(), instructions, words)}
                <label>
                    <input type="checkbox" name={NO_CACHE} checked={options.no_cache} /><span>{words.say(shell::no_cache())}</span>
                    <code aria-hidden="true" translate="no">{"--no-cache"}</code>
                </label>
            </div>
        </Disclosure>
    }
}

/// Draws a choice of the Dockerfile and of the folder that is its context, where there is more than one Dockerfile.
fn source(chosen: &BuildSource, dockerfiles: &[AttrValue], words: Words) -> Html {
    let BuildSource { dockerfile, context } = chosen;
    let is_listed = dockerfiles.iter().any(|path| **path == **dockerfile);
    if dockerfiles.len() < 2 && is_listed && context.is_empty() {
        return Html::default();
    }
    let listed = dockerfiles.iter().map(|path| &**path);
    let listed = listed.chain(Some(dockerfile.as_str()).filter(|_| !is_listed));
    // The folders around each Dockerfile; the workspace itself is the empty one.
    let folders =
        dockerfiles.iter().flat_map(|path| path.match_indices('/').map(move |(end, _)| &path[..end]));
    let mut folders: Vec<&str> = folders.chain(["", context.as_str()]).collect();
    folders.sort_unstable();
    folders.dedup();
    let option = |value: &str, shown: &str, is_selected: bool| {
        html! { <option value={value.to_owned()} selected={is_selected} translate="no">{shown.to_owned()}</option> }
    };
    html! {
        <>
            <label>
                <span>{words.say(shell::dockerfile())}</span>
                <select name={FILE}>{for listed.map(|path| option(path, path, path == dockerfile))}</select>
                <code aria-hidden="true" translate="no">{FILE}</code>
            </label>
            <label>
                <span>{words.say(shell::context())}</span>
                <select name={CONTEXT}>{for folders.into_iter().map(|folder| {
                    option(folder, if folder.is_empty() { "." } else { folder }, folder == context)
                })}</select>
            </label>
        </>
    }
}

/// Draws a choice of the stages, where there is one.
fn target(chosen: Option<&str>, instructions: &[OutlinedInstruction], words: Words) -> Html {
    // No name is for the last one.
    let mut stages = vec![String::new()];
    for instruction in instructions {
        if let StagePart::Begins { index, name } = &instruction.stage {
            stages.push(name.clone().unwrap_or_else(|| index.to_string()));
        }
    }
    let chosen = chosen.unwrap_or_default();
    if stages.len() < 3 && chosen.is_empty() {
        return Html::default();
    }
    if stages.iter().all(|stage| stage != chosen) {
        stages.push(chosen.to_owned());
    }
    let stage = |stage: &String| {
        let is_selected = stage == chosen;
        if stage.is_empty() {
            return html! { <option value="" selected={is_selected}>{words.say(shell::last_stage())}</option> };
        }
        html! { <option value={stage.clone()} selected={is_selected} translate="no">{stage}</option> }
    };
    html! {
        <label>
            <span>{words.say(shell::target())}</span><select name={TARGET}>{for stages.iter().map(stage)}</select>
            <code aria-hidden="true" translate="no">{"--target"}</code>
        </label>
    }
}

fn change(event: &InputEvent) -> OptionChange {
    // A choice has name and value as a field has them.
    let field: HtmlInputElement = event.target_unchecked_into();
    match (field.name(), field.value()) {
        (name, _) if name == NO_CACHE => OptionChange::NoCache(field.checked()),
        (name, value) if name == TARGET => {
            OptionChange::Target(Some(value).filter(|stage| !stage.is_empty()))
        }
        (name, value) if name == FILE => OptionChange::Dockerfile(value),
        (name, value) if name == CONTEXT => OptionChange::Context(value),
        (name, value) => OptionChange::Argument(name, value),
    }
}

/// No variable can be called so.
const NO_CACHE: &str = "--no-cache";
const TARGET: &str = "--target";
const FILE: &str = "--file";
const CONTEXT: &str = "--context";
