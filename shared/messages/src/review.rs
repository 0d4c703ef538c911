//! What is wrong between the files of a workspace.

use crate::Language;

/// The words.
pub struct Review {
    /// An import of a package that nothing installs; the package.
    pub not_installed: fn(&str) -> String,
    /// How to install it where there is a list of packages; the package and the list's path.
    pub add_to_list: fn(&str, &str) -> String,
    /// How to install it where there is none; the package.
    pub add_run: fn(&str) -> String,
}

/// Returns the words in a language.
#[must_use]
pub fn review(language: Language) -> &'static Review {
    match language {
        Language::English => &ENGLISH,
    }
}

static ENGLISH: Review = Review {
    not_installed: |package| {
        format!("Nothing installs {package} in the image, so that this import fails there.")
    },
    add_to_list: |package, list| format!("Add a line {package} to {list}."),
    add_run: |package| format!("Install it in the Dockerfile: RUN pip install {package}."),
};
