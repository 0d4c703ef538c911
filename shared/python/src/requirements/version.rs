//! Versions as PEP 440 has them.

/// Returns whether a version is one; `*` may end those of `==` and `!=`.
pub(super) fn is_version(version: &str, operator: &str) -> bool {
    if operator == "===" {
        return !version.is_empty();
    }
    let lower = version.to_ascii_lowercase();
    let (public, local) = match lower.split_once('+') {
        Some((public, local)) => (public, Some(local)),
        None => (&*lower, None),
    };
    let is_local = |local: &str| {
        local
            .split(['.', '-', '_'])
            .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
    };
    if !local.is_none_or(is_local) {
        return false;
    }
    if let Some(stem) = public.strip_suffix(".*") {
        return matches!(operator, "==" | "!=") && local.is_none() && is_public(stem);
    }
    let n_numbers = public.trim_start_matches('v').split('.').take_while(|part| is_number(part)).count();
    is_public(public) && (operator != "~=" || n_numbers > 1)
}

/// Reads `[v][epoch!]release[pre][post][dev]`.
fn is_public(version: &str) -> bool {
    let version = version.strip_prefix('v').unwrap_or(version);
    let release = match version.split_once('!') {
        Some((epoch, release)) if is_number(epoch) => release,
        Some(_) => return false,
        None => version,
    };
    let mut rest = release.trim_start_matches(|character: char| character.is_ascii_digit());
    if rest.len() == release.len() {
        return false;
    }
    while let Some(after) =
        rest.strip_prefix('.').filter(|after| after.starts_with(|c: char| c.is_ascii_digit()))
    {
        rest = after.trim_start_matches(|character: char| character.is_ascii_digit());
    }
    rest = suffix(rest, &["alpha", "beta", "preview", "pre", "rc", "a", "b", "c"]);
    // `1.0-1` is short for `1.0.post1`.
    if let Some(number) =
        rest.strip_prefix('-').filter(|number| number.starts_with(|c: char| c.is_ascii_digit()))
    {
        rest = number.trim_start_matches(|character: char| character.is_ascii_digit());
    }
    rest = suffix(rest, &["post", "rev", "r"]);
    suffix(rest, &["dev"]).is_empty()
}

/// Steps over one of `words` with its separators and number, if one is next.
fn suffix<'a>(version: &'a str, words: &[&str]) -> &'a str {
    let is_separator = |character: char| matches!(character, '.' | '-' | '_');
    let start = version.strip_prefix(is_separator).unwrap_or(version);
    let Some(after) = words.iter().find_map(|word| start.strip_prefix(word)) else { return version };
    let number = after.strip_prefix(is_separator).unwrap_or(after);
    if number.starts_with(|character: char| character.is_ascii_digit()) {
        number.trim_start_matches(|character: char| character.is_ascii_digit())
    } else {
        after
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_of_the_standard_are_versions() {
        for version in [
            "1",
            "1.0",
            "v2.1",
            "1!2.0",
            "1.0a1",
            "1.0.rc.2",
            "1.0-1",
            "1.0.post2",
            "1.0.dev3",
            "1.0a1.post2.dev3",
            "1.0+local.1",
            "2024.1",
        ] {
            assert!(is_version(version, ">="), "{version}");
        }
        assert!(is_version("1.0.*", "=="));
        assert!(is_version("anything", "==="));
    }

    #[test]
    fn others_are_not() {
        for version in ["", "x", "1.", "1..0", "1.0.*", "1.0foo", "1.0+", "latest", "1,0"] {
            assert!(!is_version(version, ">="), "{version}");
        }
        assert!(!is_version("2", "~="));
        assert!(is_version("2.0", "~="));
    }
}
