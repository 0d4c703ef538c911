//! What Drydock itself says in a shell, as text.

use catalogue::{Bundle, Language, Message};

tokio::task_local! {
    /// The language of whoever typed the line that runs.
    static LANGUAGE: Language;
}

/// Runs a line whose reader reads `language`. The console is an edge, where messages become text, and a line says something in some fifty places.
pub(crate) async fn in_language<T>(language: Language, line: impl Future<Output = T>) -> T {
    LANGUAGE.scope(language, line).await
}

/// Returns the language of the line that runs; a task that goes on with the line takes it along.
pub(crate) fn language() -> Language {
    LANGUAGE.try_get().unwrap_or_default()
}

/// Makes the text of a message, without a break at its end.
pub(crate) fn text_of(message: &Message) -> String {
    Bundle::of(language()).say(message)
}
