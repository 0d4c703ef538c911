//! The list of words beside the text (`wordsStruct` of `lex.go`).

/// Collects words as characters come in.
#[derive(Debug, Default)]
pub(super) struct Splitter {
    word: String,
    words: Vec<String>,
}

impl Splitter {
    /// Adds text whose white space separates words.
    pub(super) fn add(&mut self, text: &str) {
        for character in text.chars() {
            if character.is_whitespace() {
                self.end_word();
            } else {
                self.word.push(character);
            }
        }
    }

    /// Adds text that was quoted or escaped.
    pub(super) fn add_raw(&mut self, text: &str) {
        self.word.push_str(text);
    }

    /// Forgets the word at hand: BuildKit does, because operands of `${…}` share its buffer.
    pub(super) fn forget_word(&mut self) {
        self.word.clear();
    }

    pub(super) fn into_words(mut self) -> Vec<String> {
        self.end_word();
        self.words
    }

    fn end_word(&mut self) {
        if !self.word.is_empty() {
            self.words.push(std::mem::take(&mut self.word));
        }
    }
}
