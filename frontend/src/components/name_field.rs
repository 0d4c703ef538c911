//! The field in the tab strip that takes a file's name: for a new file, or another name for an old one.

use std::rc::Rc;

use catalogue::{Sentence, files};
use messages::notice::path_problem;
use protocol::check_path;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::dom;
use crate::words::use_words;

/// Properties of [`NameField`].
#[derive(PartialEq, Properties)]
pub struct NameFieldProps {
    /// The file that gets another name; `None` for a new file.
    pub renamed: Option<AttrValue>,
    /// Names of all files.
    pub taken: Rc<Vec<AttrValue>>,
    /// The user chose a name that can be used.
    pub on_name: Callback<AttrValue>,
    /// The user wants no name after all.
    pub on_cancel: Callback<()>,
}

/// The field that takes a file's name.
#[component]
pub fn NameField(props: &NameFieldProps) -> Html {
    let words = use_words();
    let field = use_node_ref();
    let typed = use_state(|| props.renamed.clone().unwrap_or_default());
    let is_tried = use_state(|| false);
    let problem = name_problem(&typed, props.renamed.as_deref(), &props.taken);
    {
        let field = field.clone();
        use_effect_with((), move |()| dom::select_stem(&field));
    }
    let on_end = use_end(props, &typed, &is_tried, problem.is_some());
    let onblur = on_end.reform(|_: FocusEvent| TypingEnd::Left);
    let onkeydown = on_key(on_end, props.on_cancel.clone());
    let oninput = {
        let typed = typed.clone();
        move |event: InputEvent| typed.set(event.target_unchecked_into::<HtmlInputElement>().value().into())
    };
    let label = words.say(props.renamed.as_deref().map_or_else(files::new_name, files::other_name));
    let is_wrong = problem.is_some() && (*is_tried || !typed.is_empty());
    html! {
        <span class="name-field">
            <input
                ref={field}
                class="name-field__input"
                aria-label={label}
                aria-invalid={is_wrong.to_string()}
                spellcheck="false"
                autocomplete="off"
                autocapitalize="off"
                size={typed.chars().count().clamp(12, 40).to_string()}
                value={(*typed).clone()}
                {oninput}
                {onkeydown}
                {onblur}
            />
            if let Some(problem) = problem.filter(|_| is_wrong) {
                <span class="name-field__problem" role="alert">{words.whole(&problem)}</span>
            }
        </span>
    }
}

/// How the user ends the typing of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum TypingEnd {
    /// By Enter.
    Entered,
    /// By going elsewhere on the page.
    Left,
}

/// Returns what ends the typing: it reports the name, or reports that there is none, or shows what is wrong with the name.
#[hook]
fn use_end(
    props: &NameFieldProps,
    typed: &UseStateHandle<AttrValue>,
    is_tried: &UseStateHandle<bool>,
    has_problem: bool,
) -> Callback<TypingEnd> {
    // A field that is taken away loses the focus too; only the first end counts.
    let is_over = use_mut_ref(|| false);
    let (typed, is_tried) = (typed.clone(), is_tried.clone());
    let (renamed, on_name, on_cancel) =
        (props.renamed.clone(), props.on_name.clone(), props.on_cancel.clone());
    Callback::from(move |end: TypingEnd| {
        if *is_over.borrow() {
            return;
        }
        if has_problem && end == TypingEnd::Entered {
            is_tried.set(true);
            return;
        }
        is_over.replace(true);
        if has_problem || Some(&*typed) == renamed.as_ref() {
            on_cancel.emit(());
        } else {
            on_name.emit(typed.trim().to_owned().into());
        }
    })
}

/// Enter ends the typing, Escape gives it up. An input method uses the same two keys for itself.
fn on_key(on_end: Callback<TypingEnd>, on_cancel: Callback<()>) -> Callback<KeyboardEvent> {
    Callback::from(move |event: KeyboardEvent| {
        match event.key().as_str() {
            "Enter" if !event.is_composing() => on_end.emit(TypingEnd::Entered),
            "Escape" if !event.is_composing() => on_cancel.emit(()),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    })
}

/// Returns what is wrong with a name, as a sentence.
fn name_problem(name: &str, renamed: Option<&str>, taken: &[AttrValue]) -> Option<Sentence> {
    let name = name.trim();
    if let Err(problem) = check_path(name) {
        return Some(path_problem(problem));
    }
    let is_taken = renamed != Some(name) && taken.iter().any(|other| **other == *name);
    is_taken.then(|| files::name_taken(name).into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Words;

    fn problem(name: &str, renamed: Option<&str>) -> Option<String> {
        let problem = name_problem(name, renamed, &["app.py".into(), "Dockerfile".into()]);
        problem.map(|problem| Words::of_page().whole(&problem))
    }

    #[test]
    fn a_name_has_to_be_free_and_inside_the_context() {
        assert_eq!(problem("b.py", None), None);
        assert_eq!(problem("app.py", Some("app.py")), None);
        assert_eq!(problem(" app.py ", None).as_deref(), Some("There is already a file named app.py."));
        assert!(problem("", None).is_some());
        assert!(problem("../x", None).is_some());
    }
}
