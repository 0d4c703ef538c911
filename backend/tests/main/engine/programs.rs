//! Programs in containers: with a terminal and without, from their first byte to their exit code.

use std::time::Duration;

use backend::engine::{
    ApiError, AttachOrder, Ending, ExecOrder, Output, OutputStream, Program, TerminalSize, WaitCondition,
};
use serde_json::json;
use tokio::time::error::Elapsed;

use super::api::{Created, refusal};
use super::harness::{PATIENCE, eventually};

fn order(command: &[&str], has_terminal: bool) -> ExecOrder {
    let command = command.iter().map(|&word| word.to_owned()).collect();
    ExecOrder { command, has_terminal, has_input: true, ..ExecOrder::default() }
}

async fn exec(container: &Created, order: ExecOrder) -> Program {
    container.api.create_exec(&container.id, order).await.unwrap().start().await.unwrap()
}

async fn type_in(program: &mut Program, keys: &str) {
    program.input.queue(keys.as_bytes()).unwrap();
    program.input.flush().await.unwrap();
}

async fn read(program: &mut Program) -> Option<Output> {
    read_in_time(program).await.expect("in time")
}

async fn read_in_time(program: &mut Program) -> Result<Option<Output>, Elapsed> {
    let output = tokio::time::timeout(PATIENCE, program.output.read()).await?.unwrap();
    assert!(output.as_ref().is_none_or(|output| (1..=32 * 1024).contains(&output.bytes.len())));
    Ok(output)
}

/// Reads until a text has come, and returns all that came.
async fn read_until(program: &mut Program, text: &str) -> String {
    let mut all = Vec::new();
    loop {
        let so_far = String::from_utf8_lossy(&all);
        if so_far.contains(text) {
            return so_far.into_owned();
        }
        let output = read_in_time(program).await;
        let output = output.unwrap_or_else(|_| panic!("waited for {text:?} after {so_far:?}"));
        let output = output.unwrap_or_else(|| panic!("no {text:?} in {so_far:?}"));
        all.extend(output.bytes);
    }
}

/// Reads to the end: what went to standard output or the terminal, and what to standard error.
async fn read_all(program: &mut Program) -> (Vec<u8>, Vec<u8>) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    while let Some(output) = read(program).await {
        let target = if output.stream == OutputStream::Err { &mut err } else { &mut out };
        target.extend(output.bytes);
    }
    (out, err)
}

#[test]
fn a_shell_has_size_colours_keys_and_an_exit_code() {
    let container = Created::sleeping();
    container.block_on(async {
        let mut shell = exec(&container, order(&["bash", "--norc"], true)).await;
        read_until(&mut shell, "# ").await;
        shell.control.resize(TerminalSize { columns: 132, rows: 43 }).await.unwrap();
        type_in(&mut shell, "stty size\r").await;
        read_until(&mut shell, "43 132\r\n").await;
        type_in(&mut shell, "printf '\\033[38;2;1;20;255m%s\\033[0m 日本 🐳\\n' red\r").await;
        read_until(&mut shell, "\x1b[38;2;1;20;255mred\x1b[0m 日本 🐳\r\n").await;
        // It says itself that it runs: a Ctrl+C that comes before is the shell's, and ends nothing.
        type_in(&mut shell, "sh -c 'echo up; exec sleep 600'\r").await;
        read_until(&mut shell, "up\r\n").await;
        shell.control.resize(TerminalSize { columns: 60, rows: 20 }).await.unwrap();
        type_in(&mut shell, "\x03").await;
        read_until(&mut shell, "^C").await;
        type_in(&mut shell, "echo code=$?; stty size\r").await;
        let seen = read_until(&mut shell, "20 60\r\n").await;
        assert!(seen.contains("code=130\r\n"), "{seen}");
        // The prompt has come before Ctrl+D: pressed while the line runs, it is lost when the shell takes the terminal back.
        type_in(&mut shell, "PS1=rea''dy; (exit 7)\r").await;
        read_until(&mut shell, "ready").await;
        type_in(&mut shell, "\x04").await;
        let (rest, _) = read_all(&mut shell).await;
        assert!(rest.ends_with(b"exit\r\n"), "{}", String::from_utf8_lossy(&rest));
        assert_eq!(shell.exit.code().await.unwrap(), Some(7));
    });
}

#[test]
fn what_begins_like_a_header_arrives_from_a_terminal_as_it_was_written() {
    let container = Created::sleeping();
    container.block_on(async {
        let source = "import os, sys, tty\ntty.setraw(0)\nos.write(1, b'\\x01hi\\r\\n')\nos.read(0, 1)\nos.write(1, b'prompt$ ')\nos.read(0, 1)\nos.write(1, b'\\x00\\x02')\n";
        let mut program = exec(&container, order(&["python3", "-c", source], true)).await;
        assert_eq!(read_until(&mut program, "hi\r\n").await, "\x01hi\r\n", "before anything else comes");
        type_in(&mut program, "x").await;
        assert_eq!(read_until(&mut program, "$ ").await, "prompt$ ");
        type_in(&mut program, "x").await;
        assert_eq!(read_all(&mut program).await.0, b"\x00\x02");
        assert_eq!(program.exit.code().await.unwrap(), Some(0));
    });
}

#[test]
fn a_flood_behind_a_false_header_takes_no_memory() {
    let container = Created::sleeping();
    container.block_on(async {
        let source = format!(
            "import os, tty\ntty.setraw(0)\nos.write(1, b'\\x01\\0\\0\\0\\xff\\xff\\xff\\xff')\nfor n in range({FLOOD_BLOCKS}):\n    left = b'y' * 65536\n    while left: left = left[os.write(1, left):]\n"
        );
        let mut program = exec(&container, order(&["python3", "-c", &source], true)).await;
        let before = resident_bytes();
        let mut n_bytes = 0;
        let mut first = Vec::new();
        while let Some(output) = read(&mut program).await {
            n_bytes += output.bytes.len();
            if first.len() < 8 {
                first.extend(output.bytes);
            }
        }
        assert_eq!(first[..8], *b"\x01\0\0\0\xff\xff\xff\xff");
        assert_eq!(n_bytes, 8 + FLOOD_BLOCKS * 65536, "nothing is lost");
        let grown = resident_bytes().saturating_sub(before);
        assert!(grown < FLOOD_BLOCKS * 65536 / 2, "{grown} bytes for a flood that nobody keeps");
        assert_eq!(program.exit.code().await.unwrap(), Some(0));
    });
}

#[test]
fn a_program_waits_while_nobody_reads() {
    let container = Created::sleeping();
    container.block_on(async {
        let source = "import os\nn = 0\nwhile True:\n    n += os.write(1, b'y' * 65536)\n    open('/tmp/written', 'w').write(str(n))\n";
        let mut program = exec(&container, order(&["python3", "-c", source], false)).await;
        read(&mut program).await.unwrap();
        let written = async || {
            let mut reader = exec(&container, order(&["cat", "/tmp/written"], false)).await;
            String::from_utf8(read_all(&mut reader).await.0).unwrap().parse::<u64>().unwrap_or(0)
        };
        let mut last = written().await;
        eventually("it stands still", async || {
            tokio::time::sleep(Duration::from_secs(1)).await;
            std::mem::replace(&mut last, written().await) == last
        })
        .await;
        let stopped_at = last;
        assert!(stopped_at < 16 * 1024 * 1024, "{stopped_at} bytes wait for their reader");
        let mut n_bytes = 0;
        while n_bytes < stopped_at + 1024 * 1024 {
            n_bytes += read(&mut program).await.unwrap().bytes.len() as u64;
        }
        eventually("it goes on when somebody reads", async || written().await > stopped_at).await;
        assert_eq!(program.control.end(Duration::from_secs(5)).await.unwrap(), Ending::Ended);
    });
}

#[test]
fn without_a_terminal_there_are_two_streams_and_an_end_of_input() {
    let container = Created::sleeping();
    container.block_on(async {
        let script = "cat; echo \"$NAME in $PWD\" >&2; exit 3";
        let mut asked = order(&["sh", "-c", script], false);
        asked.environment = vec!["NAME=a b".to_owned()];
        asked.working_dir = Some("/usr/lib".to_owned());
        let Program { mut output, mut input, exit, .. } = exec(&container, asked).await;
        let given = b"\x01\0\xff".repeat(400_000);
        let writing = async {
            for part in given.chunks(input.room()) {
                input.queue(part).unwrap();
                input.flush().await.unwrap();
            }
            input.close();
            input.flush().await.unwrap();
            assert!(!input.has_work());
        };
        let reading = async {
            let (mut out, mut err) = (Vec::new(), Vec::new());
            while let Some(piece) = output.read().await.unwrap() {
                if piece.stream == OutputStream::Err { &mut err } else { &mut out }.extend(piece.bytes);
            }
            (out, err)
        };
        let ((), (out, err)) = tokio::join!(writing, reading);
        assert!(out == given, "{} bytes of {}", out.len(), given.len());
        assert_eq!(err, b"a b in /usr/lib\n");
        assert_eq!(exit.code().await.unwrap(), Some(3));
    });
}

#[test]
fn what_cannot_be_started_says_so_in_the_engines_words() {
    let container = Created::sleeping();
    container.block_on(async {
        for (command, words, code) in [
            ("no-such-program", "executable file not found in $PATH", [126, 127]),
            ("/etc/passwd", "permission denied", [126, 126]),
        ] {
            for has_terminal in [false, true] {
                let created = container.api.create_exec(&container.id, order(&[command], has_terminal));
                match created.await.unwrap().start().await {
                    Ok(mut program) => {
                        let (out, err) = read_all(&mut program).await;
                        let said = String::from_utf8([out, err].concat()).unwrap();
                        assert!(said.contains("OCI runtime exec failed"), "{said}");
                        assert!(said.contains(words), "{said}");
                        let got = program.exit.code().await.unwrap().unwrap();
                        assert!(code.contains(&got), "{command}: {got}");
                    }
                    Err(error) => assert!(refusal(error).1.contains(words)),
                }
            }
        }
        container.api.post(&["containers", &container.id, "stop"]).query("t", "0").answer().await.unwrap();
        let error = container.api.create_exec(&container.id, order(&["sh"], true)).await.unwrap_err();
        let expected = format!("Container {} is not running", container.id);
        let (status, message) = refusal(error);
        assert_eq!((status, message.to_lowercase()), (409, expected.to_lowercase()));
        let error = container.api.create_exec("nobody", order(&["sh"], true)).await.unwrap_err();
        assert_eq!(refusal(error), (404, "No such container: nobody".to_owned()));
    });
}

#[test]
fn a_shell_whose_connection_goes_stays_until_it_is_ended() {
    let container = Created::sleeping();
    container.block_on(async {
        let started = container.api.create_exec(&container.id, order(&["bash", "--norc"], true));
        let started = started.await.unwrap();
        let id = started.id().to_owned();
        let mut shell = started.start().await.unwrap();
        // At its prompt it writes nothing more: the engine closes the terminal of one that writes to nobody.
        type_in(&mut shell, "trap '' HUP; PS1=re''ady\r").await;
        read_until(&mut shell, "ready").await;
        let control = shell.control.clone();
        drop(shell);
        let is_running =
            async || container.api.get(&["exec", &id, "json"]).json().await.unwrap()["Running"] == true;
        tokio::time::sleep(Duration::from_secs(1)).await;
        assert!(is_running().await, "the engine does not end it");
        let ended = control.end(Duration::from_millis(300)).await.unwrap();
        assert_eq!(ended, Ending::Ended, "although it ignores the hangup");
        assert!(!is_running().await);
        assert_eq!(control.end(Duration::from_secs(5)).await.unwrap(), Ending::Ended, "it had ended");
    });
}

#[test]
fn a_detached_program_has_no_connection() {
    let container = Created::sleeping();
    container.block_on(async {
        let asked = order(&["sh", "-c", "echo made > /tmp/made"], false);
        container.api.exec_detached(&container.id, asked).await.unwrap();
        eventually("the file is there", async || {
            let mut reader = exec(&container, order(&["cat", "/tmp/made"], false)).await;
            read_all(&mut reader).await.0 == b"made\n"
        })
        .await;
    });
}

#[test]
fn a_container_is_attached_to_before_it_starts() {
    for removed_at_its_end in [false, true] {
        let container = Created::new(json!({
            "Cmd": ["bash", "--norc"], "Tty": true, "OpenStdin": true, "StdinOnce": true,
            "AttachStdin": true, "AttachStdout": true, "AttachStderr": true,
            "HostConfig": { "AutoRemove": removed_at_its_end },
        }));
        container.block_on(async {
            let until = if removed_at_its_end { WaitCondition::Removed } else { WaitCondition::NextExit };
            let attaching = AttachOrder { has_terminal: true, until, ..attaching() };
            let mut shell = container.api.attach(&container.id, &attaching).await.unwrap();
            container.start().await;
            read_until(&mut shell, "# ").await;
            shell.control.resize(TerminalSize { columns: 99, rows: 33 }).await.unwrap();
            type_in(&mut shell, "stty size\r").await;
            read_until(&mut shell, "33 99\r\n").await;
            type_in(&mut shell, "exit 5\r").await;
            read_all(&mut shell).await;
            assert_eq!(shell.exit.code().await.unwrap(), Some(5));
            let found = container.api.get(&["containers", &container.id, "json"]).json().await;
            assert_eq!(found.is_err(), removed_at_its_end);
        });
    }
}

#[test]
fn detaching_leaves_a_container_running() {
    let container = Created::new(json!({ "Cmd": ["bash", "--norc"], "Tty": true, "OpenStdin": true }));
    container.block_on(async {
        container.start().await;
        let attaching =
            AttachOrder { has_terminal: true, detach_keys: Some("ctrl-x,d".to_owned()), ..attaching() };
        let mut shell = container.api.attach(&container.id, &attaching).await.unwrap();
        type_in(&mut shell, "echo re''ady\r").await;
        read_until(&mut shell, "ready\r\n").await;
        type_in(&mut shell, "\x18d").await;
        read_all(&mut shell).await;
        assert_eq!(shell.exit.code().await.unwrap(), None, "it goes on");
        let again = AttachOrder { with_earlier_output: true, ..attaching };
        let mut shell = container.api.attach(&container.id, &again).await.unwrap();
        read_until(&mut shell, "ready\r\n").await;
        assert_eq!(shell.control.end(Duration::ZERO).await.unwrap(), Ending::Ended);
        assert_eq!(shell.exit.code().await.unwrap(), Some(137));
    });
}

#[test]
fn a_container_without_a_terminal_reads_and_writes_two_streams() {
    let container = Created::new(json!({
        "Cmd": ["sh", "-c", "cat; echo done >&2; exit 4"], "OpenStdin": true, "StdinOnce": true,
        "AttachStdin": true, "AttachStdout": true, "AttachStderr": true,
    }));
    container.block_on(async {
        let until = WaitCondition::NextExit;
        let mut program =
            container.api.attach(&container.id, &AttachOrder { until, ..attaching() }).await.unwrap();
        container.start().await;
        type_in(&mut program, "one\n").await;
        read_until(&mut program, "one\n").await;
        program.input.close();
        program.input.flush().await.unwrap();
        assert_eq!(read_all(&mut program).await, (Vec::new(), b"done\n".to_vec()));
        assert_eq!(program.exit.code().await.unwrap(), Some(4));
        let error = container.api.attach("nobody", &attaching()).await.unwrap_err();
        assert!(matches!(error, ApiError::Refused { status: 404, .. }), "{error:?}");
    });
}

fn attaching() -> AttachOrder {
    AttachOrder {
        has_input: true,
        has_output: true,
        has_errors: true,
        has_terminal: false,
        with_earlier_output: false,
        detach_keys: None,
        until: WaitCondition::NotRunning,
    }
}

/// Returns how much memory this process has.
fn resident_bytes() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
    line.trim().trim_end_matches(" kB").parse::<usize>().unwrap() * 1024
}

/// 64 KiB each.
const FLOOD_BLOCKS: usize = 2048;
