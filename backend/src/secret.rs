//! Random names and content addresses: workspace ids, tokens, app hosts, SHA-256.

use protocol::{Digest, Token, WorkspaceId};
use sha2::{Digest as _, Sha256};

/// Makes a workspace's public name: 16 letters and digits.
pub(crate) fn workspace_id() -> Result<WorkspaceId, getrandom::Error> {
    label::<16>().map(WorkspaceId)
}

/// Makes a number under which an incident is logged and told.
pub(crate) fn incident() -> String {
    label::<8>().unwrap_or_else(|_| "norandom".to_owned())
}

/// Makes a token of 128 random bits.
pub(crate) fn token() -> Result<Token, getrandom::Error> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes)?;
    Ok(Token(hex(&bytes)))
}

/// Returns what the store keeps of a token.
pub(crate) fn token_hash(token: &Token) -> [u8; 32] {
    Sha256::digest(token.0.as_bytes()).into()
}

/// Returns the content address of some bytes.
pub(crate) fn digest(content: &[u8]) -> Digest {
    Digest(format!("sha256:{}", hex(&Sha256::digest(content))))
}

fn label<const N: usize>() -> Result<String, getrandom::Error> {
    const ALPHABET: &[u8; 36] = b"abcdefghijklmnopqrstuvwxyz0123456789";
    // Bytes from 252 on are drawn again, so that all 36 characters are equally likely.
    let mut text = String::with_capacity(N);
    while text.len() < N {
        let mut bytes = [0; N];
        getrandom::fill(&mut bytes)?;
        let fair = bytes.iter().filter(|byte| **byte < 252);
        text.extend(fair.take(N - text.len()).map(|byte| char::from(ALPHABET[usize::from(byte % 36)])));
    }
    Ok(text)
}

fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .filter_map(|digit| char::from_digit(digit.into(), 16))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_their_length_and_alphabet_and_differ() {
        let (one, other) = (workspace_id().unwrap().0, workspace_id().unwrap().0);
        assert_ne!(one, other);
        for (name, length) in [(one, 16), (other, 16), (token().unwrap().0, 32)] {
            assert_eq!(name.len(), length, "{name}");
            assert!(name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()), "{name}");
        }
    }

    #[test]
    fn digests_are_those_of_sha256() {
        let empty = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        assert_eq!(digest(b"").0, empty);
        assert_eq!(hex(&token_hash(&Token(String::new()))), empty["sha256:".len()..]);
    }
}
