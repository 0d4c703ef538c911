//! Which problems are shown: of which gravity, in which file, with which words.

use std::rc::Rc;

use reading::{Found, Gravity};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::super::glyph::gravity_glyph;
use crate::components::piece::Draw;
use crate::language::gravity_name;
use crate::words::Words;

/// What a person wants to see.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Filter {
    /// Gravities that are left out.
    hidden: Vec<Gravity>,
    /// The only file, if one is chosen.
    path: Option<Rc<str>>,
    /// What the sentence, the rule or the path must hold, in lower case as far as ASCII goes: the tables of all other letters are large.
    text: String,
}

impl Filter {
    /// Returns whether a problem is shown.
    pub(super) fn takes(&self, found: &Found) -> bool {
        let holds = |text: &str| text.to_ascii_lowercase().contains(&self.text);
        !self.hidden.contains(&found.gravity)
            && self.path.as_ref().is_none_or(|path| *path == found.path)
            && (self.text.is_empty() || holds(&found.message) || holds(&found.code) || holds(&found.path))
    }

    fn toggled(&self, gravity: Gravity) -> Self {
        let mut next = self.clone();
        match next.hidden.iter().position(|hidden| *hidden == gravity) {
            Some(place) => {
                next.hidden.swap_remove(place);
            }
            None => next.hidden.push(gravity),
        }
        next
    }
}

/// The choice above the list.
#[derive(PartialEq)]
pub(super) struct FilterBar {
    /// All problems.
    pub(super) problems: Rc<Vec<Found>>,
    /// What is chosen.
    pub(super) filter: Filter,
    /// Something else is chosen.
    pub(super) on_filter: Callback<Filter>,
}

impl Draw for FilterBar {
    fn draw(&self, words: &Words) -> Html {
        let words = words.problems;
        let Self { problems, filter, on_filter } = self;
        let mut paths: Vec<Rc<str>> = Vec::new();
        for found in problems.iter() {
            if let Err(at) = paths.binary_search(&found.path) {
                paths.insert(at, Rc::clone(&found.path));
            }
        }
        let toggle = |gravity: Gravity| {
            let n = problems.iter().filter(|found| found.gravity == gravity).count();
            let (key, _) = gravity_name(gravity, words);
            let label = match gravity {
                Gravity::Error => (words.errors)(n),
                Gravity::Warning => (words.warnings)(n),
                Gravity::Hint => (words.hints)(n),
            };
            let next = filter.toggled(gravity);
            html! {
                <button type="button" class="chip problem-list__gravity" data-gravity={key} aria-pressed={(!filter.hidden.contains(&gravity)).to_string()}
                    onclick={on_filter.reform(move |_| next.clone())}>{gravity_glyph(gravity)}{label}</button>
            }
        };
        let on_path = {
            let (filter, paths) = (filter.clone(), paths.clone());
            on_filter.reform(move |event: Event| {
                let select: HtmlSelectElement = event.target_unchecked_into();
                let path = paths.iter().find(|path| ***path == *select.value()).cloned();
                Filter { path, ..filter.clone() }
            })
        };
        let on_text = {
            let filter = filter.clone();
            on_filter.reform(move |event: InputEvent| {
                let input: HtmlInputElement = event.target_unchecked_into();
                Filter { text: input.value().to_ascii_lowercase(), ..filter.clone() }
            })
        };
        let option = |path: &Rc<str>| {
            html! { <option value={path.to_string()} selected={filter.path.as_ref() == Some(path)}>{&**path}</option> }
        };
        html! {
            <div class="problem-list__filter" role="group" aria-label={words.filter}>
                {for Gravity::ALL.into_iter().map(toggle)}
                if paths.len() > 1 {
                    <select class="problem-list__file" aria-label={words.file} onchange={on_path}>
                        <option value="" selected={filter.path.is_none()}>{words.all_files}</option>
                        {for paths.iter().map(option)}
                    </select>
                }
                <input class="problem-list__text" type="search" aria-label={words.text} placeholder={words.text} oninput={on_text} />
            </div>
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_is_found_by_gravity_file_and_words() {
        let found = Found {
            path: "Dockerfile".into(),
            code: "StageNameCasing".to_owned(),
            is_explained: true,
            gravity: Gravity::Warning,
            from: 0,
            to: 1,
            line: 0,
            message: "Stage name should be lower case".to_owned(),
            hints: Vec::new(),
            fixes: Vec::new(),
        };
        let takes = |filter: Filter| filter.takes(&found);
        let all = Filter::default();
        assert!(takes(all.clone()));
        assert!(takes(all.toggled(Gravity::Error)));
        assert!(!takes(all.toggled(Gravity::Warning)));
        assert!(takes(all.toggled(Gravity::Warning).toggled(Gravity::Warning)));
        assert!(!takes(Filter { path: Some("app.py".into()), ..all.clone() }));
        for (text, expected) in [("casing", true), ("lower", true), ("dockerf", true), ("flask", false)] {
            assert_eq!(takes(Filter { text: text.to_owned(), ..all.clone() }), expected, "{text}");
        }
    }
}
