//! `echo` as bash has it.

use super::escapes::{Escapes, unescape};
use super::job::{Job, Stop};

#[expect(clippy::unnecessary_wraps, reason = "the form of every tool")]
pub(super) fn run(job: &mut Job, words: &[String]) -> Result<(), Stop> {
    let is_option = |word: &&String| {
        word.strip_prefix('-').is_some_and(|letters| {
            !letters.is_empty() && letters.chars().all(|letter| "neE".contains(letter))
        })
    };
    let n_options = words.iter().take_while(is_option).count();
    let (options, words) = words.split_at(n_options);
    let letters: String = options.iter().flat_map(|word| word.chars()).collect();
    let has_escapes = letters.rfind('e') > letters.rfind('E');
    for (number, word) in words.iter().enumerate() {
        if number > 0 {
            job.out.write(b" ");
        }
        if has_escapes {
            let (bytes, is_end) = unescape(word, Escapes::OfEcho);
            job.out.write(&bytes);
            if is_end {
                return Ok(());
            }
        } else {
            job.out.write(word.as_bytes());
        }
    }
    if !letters.contains('n') {
        job.out.write(b"\n");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::testing::Bench;

    #[test]
    fn options_are_letters_before_the_words() {
        let mut bench = Bench::new(&[]);
        for (words, out) in [
            (&["a", "b  c"][..], "a b  c\n"),
            (&["-n", "a"], "a"),
            (&["-ne", "a\\tb"], "a\tb"),
            (&["-eE", "a\\tb"], "a\\tb\n"),
            (&["-x", "a"], "-x a\n"),
            (&["a", "-n"], "a -n\n"),
            (&["-e", "a\\cb", "c"], "a"),
            (&[], "\n"),
        ] {
            assert_eq!(bench.prints("echo", words, ""), out, "{words:?}");
        }
    }
}
