//! What an editor draws of a file, as numbers.

use dockerfile::ide;
use review::Finding;

use crate::Now;
use crate::ink::ink;

/// Returns the number of problems; place, end and nature of each; then place, end and ink of each coloured word. `analysis.js` reads it.
pub(crate) fn drawn(now: &Now, path: &str) -> Vec<u32> {
    let Some(file) = now.file(path) else { return vec![0] };
    let problems = now.findings_of(path);
    let mut numbers = Vec::with_capacity(1 + 3 * problems.len());
    numbers.push(u32::try_from(problems.len()).unwrap_or(0));
    for found in problems {
        let places = [found.range.start, found.range.end].map(|byte| file.places.in_editor(byte));
        numbers.extend([places[0], places[1], nature(found)]);
    }
    if let Some(dockerfile) = &file.dockerfile {
        let tokens = ide::tokens(dockerfile);
        numbers.reserve(3 * tokens.len());
        for token in tokens {
            if let Some(ink) = ink(token.kind) {
                let (start, end) = (token.range.start, token.range.end);
                numbers.extend([file.places.in_editor(start), file.places.in_editor(end), ink as u32]);
            }
        }
    }
    numbers
}

fn nature(found: &Finding) -> u32 {
    let gravity = found.severity as u32;
    if found.fixes.is_empty() { gravity } else { gravity + FIXABLE }
}

/// Marks a problem that the page knows how to mend.
const FIXABLE: u32 = 4;
