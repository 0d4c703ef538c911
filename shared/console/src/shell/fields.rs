//! Fields: what one word becomes when blanks in the values of variables separate it.

use super::pattern::Marked;

/// The fields of a word, in the making.
#[derive(Debug)]
pub(super) struct Fields {
    done: Vec<Marked>,
    current: Marked,
    /// Whether `current` is a field even when it is empty.
    has_current: bool,
    /// Whether the last field was ended by blanks, so that a separator may follow that belongs to them.
    is_behind_blanks: bool,
    /// The characters that separate fields; `None` for text that stays one field.
    separators: Option<String>,
}

impl Fields {
    /// Makes fields that are separated by the characters of `IFS`.
    pub(super) fn separated(separators: Option<&str>) -> Self {
        Self { separators: Some(separators.unwrap_or(" \t\n").to_owned()), ..Self::whole() }
    }

    /// Makes one field that nothing separates.
    pub(super) fn whole() -> Self {
        Self {
            done: Vec::new(),
            current: Marked::default(),
            has_current: false,
            is_behind_blanks: false,
            separators: None,
        }
    }

    /// Adds text that is not separated.
    pub(super) fn push(&mut self, text: &str, is_quoted: bool) {
        if is_quoted || !text.is_empty() {
            self.current.push(text, is_quoted);
            self.has_current = true;
            self.is_behind_blanks = false;
        }
    }

    /// Adds text that came out of a variable or a command, outside of quotes.
    pub(super) fn push_separated(&mut self, text: &str) {
        let Some(separators) = self.separators.clone() else { return self.push(text, false) };
        for letter in text.chars() {
            if !separators.contains(letter) {
                self.push(letter.encode_utf8(&mut [0; 4]), false);
            } else if matches!(letter, ' ' | '\t' | '\n') {
                if self.has_current {
                    self.end();
                    self.is_behind_blanks = true;
                }
            } else if self.is_behind_blanks {
                self.is_behind_blanks = false;
            } else {
                self.end();
            }
        }
    }

    fn end(&mut self) {
        self.done.push(std::mem::take(&mut self.current));
        self.has_current = false;
    }

    /// Returns the fields.
    pub(super) fn finish(mut self) -> Vec<Marked> {
        if self.has_current {
            self.end();
        }
        self.done
    }

    /// Returns everything as one text.
    pub(super) fn finish_whole(self) -> Marked {
        self.current
    }
}
