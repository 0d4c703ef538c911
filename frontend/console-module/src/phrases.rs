//! The words of the console that stay the same: labels, and sentences without arguments.

use catalogue::{Message, PageWords, console_page};
use serde::Serialize;

/// The words, under the names by which the console's scripts know them.
#[derive(Debug, Serialize)]
pub(crate) struct Phrases {
    transcript: String,
    input: String,
    input_hint: String,
    program_input: String,
    suggestions: String,
    correct: String,
    search_history: String,
    terminal: String,
    terminal_hint: String,
    keys: String,
    left: String,
    right: String,
    up: String,
    down: String,
    run_rest: String,
    run_corrected: String,
    commands_left_out: String,
    connection_lost: String,
    new_shell: String,
}

impl Phrases {
    /// Says all of them.
    pub(crate) fn of(words: &PageWords) -> Self {
        let say = |message: Message| words.say(&message);
        Self {
            transcript: say(console_page::transcript()),
            input: say(console_page::input()),
            input_hint: say(console_page::input_hint()),
            program_input: say(console_page::program_input()),
            suggestions: say(console_page::suggestions()),
            correct: say(console_page::correct()),
            search_history: say(console_page::search_history()),
            terminal: say(console_page::terminal()),
            terminal_hint: say(console_page::terminal_hint()),
            keys: say(console_page::keys()),
            left: say(console_page::left()),
            right: say(console_page::right()),
            up: say(console_page::up()),
            down: say(console_page::down()),
            run_rest: say(console_page::run_rest()),
            run_corrected: say(console_page::run_corrected()),
            commands_left_out: say(console_page::commands_left_out()),
            connection_lost: say(console_page::connection_lost()),
            new_shell: say(console_page::new_shell()),
        }
    }
}
