//! The field in the tab strip that takes a file's name: for a new file, or another name for an old one.

use std::rc::Rc;

use crate::components::piece::live_by;
use messages::Language;
use messages::notice::path_problem;
use messages::page::files::files;
use protocol::check_path;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::dom;
use crate::hooks::{use_effect_with, use_state};
use crate::words::use_words;

/// What a `NameField` is drawn from.
#[derive(PartialEq)]
pub struct NameField {
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
#[hook]
fn use_name_field(props: &NameField) -> Html {
    let words = use_words();
    let field = use_node_ref();
    let typed = use_state(|| props.renamed.clone().unwrap_or_default());
    let is_tried = use_state(|| false);
    let problem = name_problem(words.language, &typed, props.renamed.as_deref(), &props.taken);
    {
        let field = field.clone();
        use_effect_with((), move |()| dom::select_stem(&field));
    }
    // A field that is taken away loses the focus too; only the first end counts.
    let is_over = use_mut_ref(|| false);
    let finish = {
        let (typed, is_tried, problem) = (typed.clone(), is_tried.clone(), problem.clone());
        let (renamed, on_name, on_cancel) =
            (props.renamed.clone(), props.on_name.clone(), props.on_cancel.clone());
        move |is_left: bool| {
            if *is_over.borrow() {
                return;
            }
            let is_same = Some(&*typed) == renamed.as_ref();
            if problem.is_some() && !is_left {
                is_tried.set(true);
                return;
            }
            is_over.replace(true);
            if is_same || problem.is_some() {
                on_cancel.emit(())
            } else {
                on_name.emit(typed.trim().to_owned().into())
            }
        }
    };
    let oninput = {
        let typed = typed.clone();
        move |event: InputEvent| typed.set(event.target_unchecked_into::<HtmlInputElement>().value().into())
    };
    let onkeydown = {
        let (finish, on_cancel) = (finish.clone(), props.on_cancel.clone());
        move |event: KeyboardEvent| {
            // An input method's own Enter and Escape are not for us.
            match event.key().as_str() {
                "Enter" if !event.is_composing() => finish(false),
                "Escape" if !event.is_composing() => on_cancel.emit(()),
                _ => return,
            }
            event.prevent_default();
            event.stop_propagation();
        }
    };
    let label = props.renamed.as_deref().map_or(words.files.new_name.to_owned(), words.files.other_name);
    let is_wrong = problem.is_some() && (*is_tried || !typed.is_empty());
    html! {
        <span class="name-field">
            <input ref={field} class="name-field__input" aria-label={label} aria-invalid={is_wrong.to_string()} spellcheck="false"
                autocomplete="off" autocapitalize="off" size={typed.chars().count().clamp(12, 40).to_string()} value={(*typed).clone()} {oninput} {onkeydown}
                onblur={move |_| finish(true)} />
            if let Some(problem) = problem.filter(|_| is_wrong) {
                <span class="name-field__problem" role="alert">{problem}</span>
            }
        </span>
    }
}

live_by!(NameField, use_name_field);

/// Returns what is wrong with a name, as a sentence.
fn name_problem(
    language: Language,
    name: &str,
    renamed: Option<&str>,
    taken: &[AttrValue],
) -> Option<String> {
    let name = name.trim();
    if let Err(problem) = check_path(name) {
        return Some(path_problem(language, problem).text);
    }
    let is_taken = renamed != Some(name) && taken.iter().any(|other| **other == *name);
    is_taken.then(|| (files(language).name_taken)(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(name: &str, renamed: Option<&str>) -> Option<String> {
        name_problem(Language::English, name, renamed, &["app.py".into(), "Dockerfile".into()])
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
