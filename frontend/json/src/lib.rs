//! JSON into the wire's types, in a form that costs the download less than a general reader does.
//!
//! `serde_json` puts a reader of its own into every type's code: arrays as structs, floats, and a sentence for every fault. The types of
//! `protocol` need none of it, and the page tells nobody why a frame was unreadable; without it the page's download is a tenth smaller.
//! What is read, and what is refused, is the same: a test compares both on every message, whole and damaged. Writing is left to `serde_json`.

#![forbid(unsafe_code)]

mod reader;
mod values;

use serde::de::DeserializeOwned;

pub use reader::Unreadable;

/// Reads a value from a text that holds nothing else.
///
/// # Errors
///
/// The text is no JSON, or another value's.
pub fn from_text<T: DeserializeOwned>(text: &str) -> Result<T, Unreadable> {
    let mut reader = reader::Reader::new(text);
    let value = T::deserialize(&mut reader)?;
    reader.end()?;
    Ok(value)
}

#[cfg(test)]
#[cfg(not(target_arch = "wasm32"))]
mod tests {
    use std::path::{Path, PathBuf};

    use proptest::prelude::*;
    use protocol::{ClientFrame, ServerFrame};

    use super::*;

    /// Every message of the contract, by the folder that it lies in.
    fn messages(folder: &str) -> Vec<String> {
        let folder =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/protocol/test_data").join(folder);
        let paths: Vec<PathBuf> =
            std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        assert!(paths.len() > 5, "{paths:?}");
        paths.iter().map(|path| std::fs::read_to_string(path).unwrap()).collect()
    }

    /// Asserts that both readers say the same; returns whether they read it.
    fn check<T: DeserializeOwned + PartialEq + std::fmt::Debug>(text: &str) -> bool {
        let ours = from_text::<T>(text).ok();
        assert_eq!(ours, serde_json::from_str(text).ok(), "{text}");
        ours.is_some()
    }

    #[test]
    fn every_message_is_read_and_no_beginning_of_one() {
        for text in messages("server") {
            assert!(check::<ServerFrame>(&text), "{text}");
            let whole = text.trim_end();
            for (end, _) in whole.char_indices() {
                assert!(!check::<ServerFrame>(&whole[..end]), "{}", &whole[..end]);
            }
        }
        for text in messages("client") {
            assert!(check::<ClientFrame>(&text), "{text}");
        }
    }

    #[test]
    fn fields_of_a_newer_server_are_passed_over() {
        for newer in [r#"{"a":[1.5e-3,true,null,"\"]"],"b":{}}"#, "[]", "-0.0", r#""\ud83d\udc33""#] {
            let text = format!(r#"{{"newer":{newer},"sequence":1,"reply_to":null,"message":"pong"}}"#);
            assert!(check::<ServerFrame>(&text), "{text}");
        }
        for broken in ["01", "1.", ".5", "1e", "+1", "nul", "[1,]", "{\"a\"}", "'a'", "\"\t\"", "[}"] {
            let text = format!(r#"{{"newer":{broken},"sequence":1,"reply_to":null,"message":"pong"}}"#);
            assert!(!check::<ServerFrame>(&text), "{text}");
        }
    }

    #[test]
    fn a_depth_that_nobody_sends_is_refused_rather_than_followed() {
        let deep = "[".repeat(1_000_000);
        let text = format!(r#"{{"newer":{deep},"sequence":1,"reply_to":null,"message":"pong"}}"#);
        assert_eq!(from_text::<ServerFrame>(&text), Err(Unreadable));
    }

    #[test]
    fn numbers_keep_to_their_types() {
        for text in ["255", "256", "-1", "0", "-0", "00", "1.0", "18446744073709551616"] {
            check::<u8>(text);
        }
        for text in ["18446744073709551615", "18446744073709551616", "99999999999999999999"] {
            check::<u64>(text);
        }
        for text in ["-9223372036854775808", "-9223372036854775809", "9223372036854775808", "-5"] {
            check::<i64>(text);
        }
    }

    proptest! {
        #[test]
        fn any_text_comes_through(text in ".*") {
            let json = serde_json::to_string(&text).unwrap();
            prop_assert_eq!(from_text::<String>(&json), Ok(text));
        }

        #[test]
        fn any_string_is_read_or_refused_alike(inside in r#"(\\.|\\u[0-9a-fA-F]{0,4}|\\ud[89a-f]..|[a"\u{0}-\u{7f}é🐳])*"#) {
            check::<String>(&format!("\"{inside}\""));
        }

        #[test]
        fn damaged_messages_are_read_or_refused_alike(
            which in any::<prop::sample::Index>(),
            place in any::<prop::sample::Index>(),
            n_cut in 0..3_usize,
            put in prop::sample::select(vec!["", "\"", ",", "{", "}", "[", "]", ":", "null", "1", "-", ".", "e", "\\", " ", "x"]),
        ) {
            let all = messages("server");
            let text: Vec<char> = which.get(&all).chars().collect();
            let start = place.index(text.len());
            let end = (start + n_cut).min(text.len());
            let damaged: String = text[..start].iter().copied().chain(put.chars()).chain(text[end..].iter().copied()).collect();
            check::<ServerFrame>(&damaged);
        }
    }
}
