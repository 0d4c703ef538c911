//! The grammar of a reference (`regexp.go` of `distribution/reference`): `domain/path:tag@digest`.

/// A reference cut into its parts.
pub(super) struct Parts<'a> {
    pub(super) domain: &'a str,
    pub(super) path: &'a str,
    pub(super) tag: Option<&'a str>,
    pub(super) digest: Option<&'a str>,
}

/// Cuts a reference that begins with a domain; `None` when it does not follow the grammar.
pub(super) fn split(text: &str) -> Option<Parts<'_>> {
    let (text, digest) = match text.split_once('@') {
        Some((before, digest)) => (before, Some(digest)),
        None => (text, None),
    };
    // No path has a colon, so one behind the last slash begins the tag.
    let name_start = text.rfind('/').map_or(0, |slash| slash + 1);
    let colon = text.get(name_start..)?.find(':').map(|colon| name_start + colon);
    let (name, tag) = match colon {
        Some(colon) => (text.get(..colon)?, Some(text.get(colon + 1..)?)),
        None => (text, None),
    };
    let (domain, path) = match name.split_once('/')? {
        (domain, path) if is_domain(domain) => (domain, path),
        // What is no host, such as one with `_`, may still begin a path.
        _ => ("", name),
    };
    let is_valid =
        path.split('/').all(is_path_component) && tag.is_none_or(is_tag) && digest.is_none_or(is_digest);
    is_valid.then_some(Parts { domain, path, tag, digest })
}

/// A host name, an address, or an IPv6 address between brackets; then perhaps a port.
fn is_domain(domain: &str) -> bool {
    let (host, port) = match domain.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => (host, Some(port)),
        _ => (domain, None),
    };
    let is_host = match host.strip_prefix('[').and_then(|host| host.strip_suffix(']')) {
        Some(address) => {
            !address.is_empty() && address.bytes().all(|byte| byte == b':' || byte.is_ascii_hexdigit())
        }
        None => host.split('.').all(|part| {
            !part.is_empty()
                && !part.starts_with('-')
                && !part.ends_with('-')
                && part.bytes().all(|byte| byte == b'-' || byte.is_ascii_alphanumeric())
        }),
    };
    let is_port = |port: &str| !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit());
    is_host && port.is_none_or(is_port)
}

/// Small letters and digits, and between them `.`, `_`, `__` or any number of `-`.
fn is_path_component(component: &str) -> bool {
    let is_plain = |character: char| character.is_ascii_lowercase() || character.is_ascii_digit();
    component.starts_with(is_plain)
        && component.ends_with(is_plain)
        && component.split(is_plain).all(|between| {
            matches!(between, "" | "." | "_" | "__") || between.bytes().all(|byte| byte == b'-')
        })
}

fn is_tag(tag: &str) -> bool {
    let is_word = |byte: u8| byte == b'_' || byte.is_ascii_alphanumeric();
    (1..=128).contains(&tag.len())
        && !tag.starts_with(['.', '-'])
        && tag.bytes().all(|byte| is_word(byte) || matches!(byte, b'.' | b'-'))
}

fn is_digest(digest: &str) -> bool {
    let Some((algorithm, encoded)) = digest.split_once(':') else { return false };
    let is_component = |component: &str| {
        component.starts_with(|first: char| first.is_ascii_alphabetic())
            && component.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    algorithm.split(['-', '_', '+', '.']).all(is_component)
        && encoded.len() >= 32
        && encoded.bytes().all(|byte| byte.is_ascii_hexdigit())
}
