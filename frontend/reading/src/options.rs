//! How the next build is to be called, on its way to the language module.

use text::flat::{Reader, Writer};

/// What a user has chosen of the next build, as `docker build` names it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// `--build-arg`: names and values.
    pub arguments: Vec<(String, String)>,
    /// `--target`.
    pub target: Option<String>,
    /// `--no-cache`.
    pub no_cache: bool,
}

/// Writes options as a string.
#[must_use]
pub fn encode_options(arguments: &[(String, String)], target: Option<&str>, no_cache: bool) -> String {
    let mut out = Writer::default();
    out.list(arguments, write_pair);
    out.list(target.as_slice(), |out, target| out.text(target));
    out.flag(no_cache);
    out.finish()
}

/// Reads what [`encode_options`] wrote; `None` for anything else.
#[must_use]
pub fn decode_options(flat: &str) -> Option<Options> {
    let mut input = Reader::new(flat);
    let arguments = input.list(read_pair)?;
    let (target, no_cache) = (input.list(Reader::owned)?.pop(), input.flag()?);
    input.finish(Options { arguments, target, no_cache })
}

pub(crate) fn write_pair(out: &mut Writer, (name, value): &(String, String)) {
    out.text(name);
    out.text(value);
}

pub(crate) fn read_pair(input: &mut Reader<'_>) -> Option<(String, String)> {
    Some((input.owned()?, input.owned()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_arrive_whole_or_not_at_all() {
        let arguments = vec![("VERSION".to_owned(), "1 = \u{e9}".to_owned())];
        let options = Options { arguments, target: Some("base".to_owned()), no_cache: true };
        let flat = encode_options(&options.arguments, options.target.as_deref(), options.no_cache);
        assert_eq!(decode_options(&flat), Some(options));
        assert_eq!(decode_options(&encode_options(&[], None, false)), Some(Options::default()));
        assert_eq!(decode_options(&flat[..flat.len() - 1]), None);
    }
}
