//! One file in a code editor.
//!
//! The text belongs to whoever renders this; the editor keeps a copy that is one keystroke ahead. A text that comes back from there is
//! recognised as an echo, so that it never overwrites what was typed meanwhile.

mod goal;
mod phrases;

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use catalogue::files;
use web_sys::Element;
use yew::prelude::*;

pub(crate) use self::goal::{Deed, Goal};
use crate::dom::{CodeEditor, EditorEvents, EditorOptions, EditorWords, ErrorBlock, LineMark, LoudLines};
use crate::words::{Words, use_words};

/// What a build says about the lines of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct LineView {
    /// Shapes in the gutter.
    pub(crate) marks: Vec<LineMark>,
    /// Tinted lines.
    pub(crate) loud: Vec<LoudLines>,
    /// Lines `first..end` that are pointed at.
    pub(crate) lit: Option<(u32, u32)>,
    /// Errors under lines.
    pub(crate) errors: Vec<ErrorBlock>,
}

/// Properties of [`EditorPane`].
#[derive(PartialEq, Properties)]
pub(crate) struct EditorPaneProps {
    /// The file's path, which is the editor's name.
    pub(crate) path: AttrValue,
    /// The file's text.
    pub(crate) text: Rc<str>,
    /// Whether it is on the screen; hidden editors keep their cursor, scroll position and history.
    pub(crate) is_shown: bool,
    /// Whether it takes the focus as soon as it is there.
    pub(crate) takes_focus: bool,
    /// What to show about lines.
    pub(crate) lines: Rc<LineView>,
    /// What another part of the page wants here.
    pub(crate) goal: Option<Goal>,
    /// Files were put in place or taken back, also this one: which time, and whether an undo takes them back.
    pub(crate) placed: Option<(u32, bool)>,
    /// What the editor tells.
    pub(crate) events: EditorEvents,
}

/// One file in a code editor.
#[component]
pub(crate) fn EditorPane(props: &EditorPaneProps) -> Html {
    let host = use_node_ref();
    let editor = use_mut_ref(|| None::<CodeEditor>);
    let echoes = use_mut_ref(Echoes::default);
    let events = use_mut_ref(|| props.events.clone());
    *events.borrow_mut() = props.events.clone();
    let hovered = use_memo((), |()| Cell::new(None::<u32>));
    let words = use_words();

    {
        let (editor, host, echoes, hovered) =
            (Rc::clone(&editor), host.clone(), Rc::clone(&echoes), Rc::clone(&hovered));
        let (path, text) = (props.path.clone(), Rc::clone(&props.text));
        let takes_focus = props.takes_focus;
        use_effect_with((), move |()| {
            if let Some(host) = host.cast::<Element>() {
                echoes.borrow_mut().shown(Rc::clone(&text));
                let (path, text) = (path.to_string(), text.to_string());
                let options = EditorOptions { path, text, words: editor_words(words) };
                let made = CodeEditor::new(&host, &options, &forwarded(&events, echoes, hovered));
                if takes_focus {
                    made.focus();
                }
                editor.replace(Some(made));
            }
            move || drop(editor.take())
        });
    }
    use_told(&editor, &props.text, move |editor, text| {
        if echoes.borrow_mut().is_news(text) {
            editor.set_text(text);
        }
    });
    use_told(&editor, &props.placed, |editor, placed| {
        placed.iter().for_each(|(_, can_take_back)| editor.set_placed(*can_take_back));
    });
    use_told(&editor, &words, |editor, words| editor.set_words(&editor_words(*words)));
    use_told(&editor, &props.path, |editor, path| editor.set_path(path));
    use_told(&editor, &props.lines.marks, |editor, marks| editor.set_marks(marks));
    use_told(&editor, &props.lines.loud, |editor, loud| editor.set_loud(loud));
    use_told(&editor, &props.lines.errors, |editor, errors| editor.set_errors(errors));
    use_told(&editor, &props.lines.lit, move |editor, lit| {
        editor.set_lit(*lit);
        // What lies under the pointer must not move away from it.
        let is_hovered =
            |(first, end): (u32, u32)| hovered.get().is_some_and(|line| (first..end).contains(&line));
        if let Some(lines) = lit.filter(|lines| !is_hovered(*lines)) {
            editor.scroll_to_line(lines.0);
        }
    });
    use_told(&editor, &props.goal, |editor, goal| goal.iter().for_each(|goal| goal.reach(editor)));
    use_told(&editor, &props.is_shown, |editor, _| editor.measure());

    // The panel of the file's tab.
    html! {
        <div class="editor-pane" ref={host} role="tabpanel" aria-label={props.path.clone()} hidden={!props.is_shown}
            data-path={props.path.clone()}></div>
    }
}

fn editor_words(words: Words) -> EditorWords {
    EditorWords { hint: words.say(files::keyboard_hint()).to_string(), phrases: phrases::of(words) }
}

/// Tells the editor a value once it is there, and again whenever the value differs.
#[hook]
fn use_told<T: PartialEq + Clone + 'static>(
    editor: &Rc<RefCell<Option<CodeEditor>>>,
    value: &T,
    tell: impl FnOnce(&CodeEditor, &T) + 'static,
) {
    let editor = Rc::clone(editor);
    use_effect_with(value.clone(), move |value| {
        if let Some(editor) = editor.borrow().as_ref() {
            tell(editor, value);
        }
    });
}

/// Returns events that reach the newest callbacks, as the editor outlives many renders.
fn forwarded(
    events: &Rc<RefCell<EditorEvents>>,
    echoes: Rc<RefCell<Echoes>>,
    hovered: Rc<Cell<Option<u32>>>,
) -> EditorEvents {
    fn newest<T: 'static>(
        events: &Rc<RefCell<EditorEvents>>,
        pick: impl Fn(&EditorEvents) -> &Callback<T> + 'static,
    ) -> Callback<T> {
        let events = Rc::clone(events);
        Callback::from(move |value| {
            let callback = pick(&events.borrow()).clone();
            callback.emit(value);
        })
    }
    let on_hover_line = newest(events, |events| &events.on_hover_line);
    let on_change = newest(events, |events| &events.on_change);
    EditorEvents {
        on_change: Callback::from(move |text: Rc<str>| {
            echoes.borrow_mut().typed(Rc::clone(&text));
            on_change.emit(text);
        }),
        on_focus: newest(events, |events| &events.on_focus),
        on_hover_line: Callback::from(move |line| {
            hovered.set(line);
            on_hover_line.emit(line);
        }),
        on_mark_click: newest(events, |events| &events.on_mark_click),
        on_show_log: newest(events, |events| &events.on_show_log),
        on_fix: newest(events, |events| &events.on_fix),
        on_paste: newest(events, |events| &events.on_paste),
        on_take_back: newest(events, |events| &events.on_take_back),
        on_geometry: newest(events, |events| &events.on_geometry),
    }
}

/// Texts that the editor has told and that have not come back yet, oldest first; the first one is what came last.
#[derive(Debug, Default)]
struct Echoes(VecDeque<Rc<str>>);

impl Echoes {
    /// Begins with a text that the editor shows.
    fn shown(&mut self, text: Rc<str>) {
        self.0 = VecDeque::from([text]);
    }

    /// Notes what was typed.
    fn typed(&mut self, text: Rc<str>) {
        self.0.push_back(text);
        if self.0.len() > N_ECHOES {
            self.0.pop_front();
        }
    }

    /// Returns whether a text comes from elsewhere and has to be shown.
    fn is_news(&mut self, text: &Rc<str>) -> bool {
        match self.0.iter().position(|echo| echo == text) {
            Some(place) => {
                self.0.drain(..place);
                false
            }
            None => {
                self.shown(Rc::clone(text));
                true
            }
        }
    }
}

/// Most texts that are remembered; a renderer so far behind is never met.
const N_ECHOES: usize = 64;

#[cfg(test)]
mod tests {
    use super::*;

    fn check(steps: &str, expected: &str) {
        let mut echoes = Echoes::default();
        echoes.shown("0".into());
        let news: String = steps
            .split(' ')
            .filter_map(|step| match step.split_at(1) {
                ("+", text) => {
                    echoes.typed(text.into());
                    None
                }
                (_, text) => Some(if echoes.is_news(&text.into()) { 'n' } else { 'e' }),
            })
            .collect();
        assert_eq!(news, expected, "{steps}");
    }

    #[test]
    fn echoes_of_typing_are_not_news() {
        check("-0", "e");
        check("+a -a +ab -ab", "ee");
        check("+a +ab -a -ab", "ee");
        check("+a +ab -ab", "e");
        check("+a +0 -0", "e");
    }

    #[test]
    fn texts_from_elsewhere_are_news() {
        check("-x", "n");
        check("+a -x -a", "nn");
        check("+a -a -0", "en");
    }
}
