//! What a terminal prints before a command.

/// Whose prompt it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prompt {
    /// That of a shell: `$ `, `user@host:~$ `, `[root@host ~]# `.
    Shell,
    /// A bare `# `: a comment as often as a prompt.
    Root,
    /// A bare `> `: a quotation as often as a prompt.
    Angle,
    /// That of Windows: `PS C:\> `, `C:\>`.
    Windows,
}

/// Returns the prompt that a line begins with, and how many bytes it takes.
#[must_use]
pub fn of(line: &str) -> Option<(Prompt, usize)> {
    let text = line.trim_start_matches([' ', '\t']);
    let indent = line.len() - text.len();
    let (prompt, length) = of_text(text)?;
    Some((prompt, indent + length))
}

fn of_text(text: &str) -> Option<(Prompt, usize)> {
    for (mark, prompt) in [
        ("$", Prompt::Shell),
        ("%", Prompt::Shell),
        ("\u{276f}", Prompt::Shell),
        ("\u{3bb}", Prompt::Shell),
        ("#", Prompt::Root),
        (">", Prompt::Angle),
    ] {
        if let Some(rest) = text.strip_prefix(mark) {
            let n_blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
            let has_command = n_blanks < rest.trim_end().len();
            return (n_blanks > 0 && has_command).then_some((prompt, mark.len() + n_blanks));
        }
    }
    named(text)
}

/// Reads a prompt that says who or where: `user@host:~$ `, `PS C:\app> `, `(venv) /app # `, `➜  app `.
fn named(text: &str) -> Option<(Prompt, usize)> {
    if let Some(rest) = text.strip_prefix('\u{279c}') {
        // Oh My Zsh: an arrow, the folder, perhaps `git:(main) ✗`.
        let rest = rest.trim_start();
        let (_, mut rest) = rest.split_once(' ')?;
        if let Some(git) = rest.trim_start().strip_prefix("git:(") {
            rest = git.split_once(") ")?.1.trim_start_matches(['\u{2717}', ' ']);
        }
        return Some((Prompt::Shell, text.len() - rest.trim_start().len()));
    }
    let at = text.char_indices().take(MOST_LETTERS).find(|(at, letter)| {
        let rest = text.get(at + letter.len_utf8()..).unwrap_or("");
        let is_before_command =
            rest.starts_with(' ') || rest.starts_with(|next: char| next.is_ascii_lowercase());
        "$#%>".contains(*letter) && is_before_command && is_place(text.get(..*at).unwrap_or(""))
    })?;
    let rest = text.get(at.0 + 1..)?;
    let prompt = if at.1 == '>' { Prompt::Windows } else { Prompt::Shell };
    let command = rest.trim_start();
    (!command.is_empty()).then_some((prompt, text.len() - command.len()))
}

/// Returns whether a text says who or where, as prompts do.
fn is_place(text: &str) -> bool {
    let text = match text.strip_prefix('(').and_then(|rest| rest.split_once(") ")) {
        Some((environment, rest)) if !environment.contains(' ') => rest,
        _ => text,
    };
    let text = text.trim_end();
    if text.contains(['"', '\'', '=', '`', '|', '<', '{', ';']) {
        return false;
    }
    let is_drive = |text: &str| {
        let bytes = text.as_bytes();
        bytes.first().is_some_and(u8::is_ascii_alphabetic) && bytes.get(1..3) == Some(b":\\")
    };
    let n_words = text.split(' ').count();
    let is_bracketed = text.starts_with('[') && text.ends_with(']') && text.contains('@');
    let first = text.split(' ').next().unwrap_or("");
    let is_host = first.contains('@') && n_words <= 2 && !text.starts_with('@');
    // Old Macs say `host:folder user`.
    let is_old_mac =
        n_words == 2 && text.split(' ').next().is_some_and(|word| word.contains(':') && !word.ends_with(':'));
    let is_folder = n_words == 1 && (text.starts_with('/') || text.starts_with('~'));
    let is_program = n_words == 1 && ["bash-", "sh-"].iter().any(|program| text.starts_with(program));
    let is_windows =
        is_drive(text) || text == "PS" || text.starts_with("PS ") && text.contains(['\\', '/', '~', ':']);
    is_bracketed && n_words <= 3 || is_host || is_old_mac || is_folder || is_program || is_windows
}

/// Most letters of a prompt.
const MOST_LETTERS: usize = 120;

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: Option<(Prompt, &str)>) {
        let found = of(line).map(|(prompt, length)| (prompt, &line[length..]));
        assert_eq!(found, expected, "{line}");
    }

    #[test]
    fn prompts_of_many_systems() {
        for line in [
            "$ docker ps",
            "  $ docker ps",
            "% docker ps",
            "user@host:~/app$ docker ps",
            "root@5f3c:/# docker ps",
            "[root@localhost ~]# docker ps",
            "[ec2-user@ip-10-0-0-1 app]$ docker ps",
            "me@MacBook app % docker ps",
            "MacBook-Pro:app me$ docker ps",
            "(venv) user@host:~$ docker ps",
            "bash-5.1# docker ps",
            "/ # docker ps",
            "/app # docker ps",
            "~/app $ docker ps",
            "\u{279c}  app docker ps",
            "\u{279c}  app git:(main) \u{2717} docker ps",
            "\u{276f} docker ps",
            "root@host:~#docker ps",
        ] {
            check(line, Some((Prompt::Shell, "docker ps")));
        }
        for line in
            ["PS C:\\Users\\me> docker ps", "C:\\app>docker ps", "PS> docker ps", "PS /srv/me> docker ps"]
        {
            check(line, Some((Prompt::Windows, "docker ps")));
        }
        check("# docker ps", Some((Prompt::Root, "docker ps")));
        check("> docker ps", Some((Prompt::Angle, "docker ps")));
    }

    #[test]
    fn other_lines_have_none() {
        for line in [
            "FROM python:3.8",
            "RUN echo $ x",
            "RUN apt-get update # comment",
            "echo 'a@b:c' > d",
            "$PATH",
            "#comment",
            "$ ",
            "CMD [\"a\"] # x",
            "@app.route('/') # x",
            "ENV A=/x # y",
            "x = 5 % y",
            "if a > b:",
            "# ",
        ] {
            if let Some((prompt, _)) = of(line) {
                panic!("{line}: {prompt:?}");
            }
        }
    }
}
