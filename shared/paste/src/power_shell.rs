//! The commands of PowerShell that write files.

use crate::lexer::Word;

/// What such a command writes.
#[derive(Debug)]
pub(crate) struct Wrote {
    pub(crate) path: String,
    pub(crate) content: String,
    pub(crate) appends: bool,
}

/// Reads a command by its name in small letters; `input` is what the command before prints.
pub(crate) fn write(name: &str, words: &[Word], input: Option<String>) -> Option<Wrote> {
    let appends = match name {
        "out-file" | "set-content" | "new-item" | "ni" | "tee-object" => false,
        "add-content" => true,
        _ => return None,
    };
    let (mut path, mut value, mut appends) = (None, None, appends);
    let (mut at, mut folder, mut is_folder) = (0, "", false);
    while let Some(word) = words.get(at) {
        at += 1;
        let option = word.text.strip_prefix('-').filter(|_| !word.is_quoted).map(str::to_ascii_lowercase);
        let mut argument = || {
            at += 1;
            words.get(at - 1).map(|word| word.text.as_str())
        };
        match option.as_deref() {
            Some("append" | "a") => appends = true,
            Some("force" | "nonewline" | "noclobber" | "confirm" | "whatif") => {}
            Some("filepath" | "path" | "literalpath" | "name") => {
                let named = argument();
                // `New-Item -Path folder -Name file`.
                match (option.as_deref(), path) {
                    (Some("name"), Some(before)) => (folder, path) = (before, named),
                    (_, Some(_)) => folder = named.unwrap_or(""),
                    _ => path = named,
                }
            }
            Some("value" | "inputobject") => value = argument(),
            Some("itemtype") => {
                is_folder |= argument().is_some_and(|kind| kind.eq_ignore_ascii_case("directory"))
            }
            Some(_) => {
                argument();
            }
            None if path.is_none() => path = Some(&word.text),
            None if value.is_none() => value = Some(&word.text),
            None => {}
        }
    }
    if is_folder {
        return None;
    }
    let content = value.map(|value| format!("{value}\n")).or(input)?;
    let path = [folder, path?]
        .iter()
        .filter(|part| !part.is_empty())
        .map(|part| part.replace('\\', "/"))
        .collect::<Vec<_>>()
        .join("/");
    Some(Wrote { path, content, appends })
}
