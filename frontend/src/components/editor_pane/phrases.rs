//! The words of the editor itself, as for finding and replacing: CodeMirror and its parts ask for each by an English phrase of their own.

use catalogue::files;

use crate::words::Words;

/// Returns the phrases that the editor's scripts know, each with what it says in the page's language.
///
/// CodeMirror puts a number in the place of `$`.
pub(super) fn of(words: Words) -> Vec<(&'static str, String)> {
    let phrases = [
        ("Find", files::find()),
        ("Replace", files::replace_with()),
        ("next", files::find_next()),
        ("previous", files::find_previous()),
        ("all", files::select_all()),
        ("match case", files::match_case()),
        ("regexp", files::regular_expression()),
        ("by word", files::whole_words()),
        ("replace", files::replace()),
        ("replace all", files::replace_all()),
        ("close", files::close_search()),
        ("current match", files::current_match()),
        ("on line", files::on_line()),
        ("replaced match on line $", files::replaced_on_line("$")),
        ("replaced $ matches", files::replaced_matches("$")),
        ("Go to line", files::go_to_line()),
        ("go", files::go()),
        ("Completions", files::suggestions()),
        ("Fold line", files::fold()),
        ("Unfold line", files::unfold()),
        ("folded code", files::folded_code()),
        ("unfold", files::unfold_code()),
        ("to", files::folded_to()),
        ("Folded lines", files::lines_folded()),
        ("Unfolded lines", files::lines_unfolded()),
        ("Selection deleted", files::selection_deleted()),
        ("Quick fixes", files::quick_fixes()),
        ("Nothing to fix on this line", files::nothing_to_fix()),
        ("New name", files::new_name_of_symbol()),
        ("Control character", files::control_character()),
        ("Tab leads on", files::tab_leads_on()),
        ("Tab indents", files::tab_indents()),
    ];
    phrases.map(|(phrase, message)| (phrase, words.say(message).to_string())).to_vec()
}

#[cfg(test)]
mod tests {

    use super::*;

    #[test]
    fn the_editor_finds_a_place_for_its_numbers() {
        let phrases = of(Words::of_page());
        let said = |phrase| phrases.iter().find(|(known, _)| *known == phrase).map(|(_, text)| text.as_str());
        assert_eq!(said("replaced match on line $"), Some("replaced the match on line $"));
        assert_eq!(said("replaced $ matches"), Some("replaced $ matches"));
        assert!(phrases.iter().all(|(phrase, text)| phrase.contains('$') == text.contains('$')));
    }
}
