//! Which problems are shown: of which severity, in which file, with which words.

use std::rc::Rc;

use catalogue::problems as texts;
use dockerfile::Severity;
use review::Finding;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::super::glyph::severity_glyph;
use crate::language::{severity_count, severity_name};
use crate::words::{Words, use_words};

/// What a person wants to see.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Filter {
    /// Severities that are left out.
    hidden: Vec<Severity>,
    /// The only file, if one is chosen.
    path: Option<String>,
    /// What the sentence, the rule or the path must hold, in lower case as far as ASCII goes: the tables of all other letters are large.
    text: String,
}

impl Filter {
    /// Returns whether a problem is shown.
    pub(super) fn takes(&self, found: &Finding, words: &Words) -> bool {
        let holds = |text: &str| text.to_ascii_lowercase().contains(&self.text);
        !self.hidden.contains(&found.severity)
            && self.path.as_ref().is_none_or(|path| *path == found.path)
            && (self.text.is_empty()
                || holds(&words.say(&found.message))
                || holds(&found.code)
                || holds(&found.path))
    }

    fn toggled(&self, severity: Severity) -> Self {
        let mut next = self.clone();
        match next.hidden.iter().position(|hidden| *hidden == severity) {
            Some(place) => {
                next.hidden.swap_remove(place);
            }
            None => next.hidden.push(severity),
        }
        next
    }
}

/// Properties of [`FilterBar`].
#[derive(PartialEq, Properties)]
pub(super) struct FilterBarProps {
    /// All problems.
    pub(super) problems: Rc<Vec<Finding>>,
    /// What is chosen.
    pub(super) filter: Filter,
    /// Something else is chosen.
    pub(super) on_filter: Callback<Filter>,
}

/// The choice above the list.
#[component]
pub(super) fn FilterBar(props: &FilterBarProps) -> Html {
    let words = use_words();
    let FilterBarProps { problems, filter, on_filter } = props;
    let mut paths: Vec<String> = Vec::new();
    for found in problems.iter() {
        if let Err(at) = paths.binary_search(&found.path) {
            paths.insert(at, found.path.clone());
        }
    }
    let toggle = |severity: Severity| {
        let n = problems.iter().filter(|found| found.severity == severity).count();
        let (key, _) = severity_name(severity);
        let label = words.say(severity_count(severity, n));
        let next = filter.toggled(severity);
        html! {
            <button type="button" class="chip problem-list__gravity" data-gravity={key} aria-pressed={(!filter.hidden.contains(&severity)).to_string()}
                onclick={on_filter.reform(move |_| next.clone())}>{severity_glyph(severity)}{label}</button>
        }
    };
    let on_path = {
        let (filter, paths) = (filter.clone(), paths.clone());
        on_filter.reform(move |event: Event| {
            let select: HtmlSelectElement = event.target_unchecked_into();
            let path = paths.iter().find(|path| **path == select.value()).cloned();
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
    let option = |path: &String| {
        html! { <option value={path.clone()} selected={filter.path.as_ref() == Some(path)} translate="no">{path}</option> }
    };
    html! {
        <div class="problem-list__filter" role="group" aria-label={words.say(texts::filter())}>
            {for Severity::ALL.into_iter().map(toggle)}
            if paths.len() > 1 {
                <select class="problem-list__file" aria-label={words.say(texts::file())} onchange={on_path}>
                    <option value="" selected={filter.path.is_none()}>{words.say(texts::all_files())}</option>
                    {for paths.iter().map(option)}
                </select>
            }
            <input class="problem-list__text" type="search" aria-label={words.say(texts::text())} placeholder={words.say(texts::text())}
                oninput={on_text} />
        </div>
    }
}

#[cfg(test)]
mod tests {
    use catalogue::Message;
    use text::ByteRange;

    use super::*;

    #[test]
    fn a_problem_is_found_by_severity_file_and_words() {
        let found = Finding {
            path: "Dockerfile".into(),
            code: "StageNameCasing".into(),
            is_explained: true,
            severity: Severity::Warning,
            range: ByteRange::new(0, 1),
            line: 0,
            message: Message::verbatim("Stage name should be lower case"),
            hints: Vec::new(),
            fixes: Vec::new(),
            fixes_in: None,
        };
        let takes = |filter: Filter| filter.takes(&found, &Words::of_page());
        let all = Filter::default();
        assert!(takes(all.clone()));
        assert!(takes(all.toggled(Severity::Error)));
        assert!(!takes(all.toggled(Severity::Warning)));
        assert!(takes(all.toggled(Severity::Warning).toggled(Severity::Warning)));
        assert!(!takes(Filter { path: Some("app.py".into()), ..all.clone() }));
        for (text, expected) in [("casing", true), ("lower", true), ("dockerf", true), ("flask", false)] {
            assert_eq!(takes(Filter { text: text.to_owned(), ..all.clone() }), expected, "{text}");
        }
    }
}
