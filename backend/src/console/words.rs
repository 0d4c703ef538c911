//! What Drydock itself says in a shell, as text.

use catalogue::{Bundle, Language, Message};

/// Makes the text of a message, without a break at its end.
pub(crate) fn text_of(message: &Message) -> String {
    Bundle::of(Language::English).say(message)
}
