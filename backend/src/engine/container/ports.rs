//! Which ports a container listens on, read from its network namespace under `/proc`: no process inside has to help.
//!
//! The tables of sockets cost much: a kernel walks through the sockets of the whole machine for each of them, some milliseconds even when there are
//! none. So the namespace's own counts are looked at, which cost nothing, and a table is read only when they have changed, now and then, or when
//! it was cheap. A container may open as many sockets as it likes and change them without end: it is given a share of a core, as are all together, and
//! only the beginning of a table is read, where the kernel puts sockets that listen.

use std::fs::File;
use std::io::Read as _;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::path::{Path, PathBuf};
use std::time::Duration;

use tokio::sync::Mutex;
use tokio::time::{Instant, sleep_until};

/// What listens in a network namespace.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ListeningPorts {
    /// Reachable from outside the container, ascending.
    pub(crate) open: Vec<u16>,
    /// Reachable from inside alone, ascending.
    pub(crate) loopback: Vec<u16>,
}

/// The ports of one container. Whoever asks shares what was seen last.
#[derive(Debug, Default)]
pub(crate) struct Ports {
    last: Mutex<Option<Look>>,
}

/// What was seen of a namespace.
#[derive(Clone, Debug)]
struct Look {
    folder: PathBuf,
    counts: Counts,
    at: Instant,
    /// How long it took.
    took: Duration,
    found: ListeningPorts,
}

/// How many sockets a namespace has, of both families.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Counts {
    four: u64,
    six: u64,
}

impl Ports {
    /// Looks at the sockets of a process' network namespace; `None` when the process is gone or not ours to see.
    pub(crate) async fn look(&self, pid: i64) -> Option<ListeningPorts> {
        self.look_in(Path::new(&format!("/proc/{pid}/net")), Instant::now()).await
    }

    async fn look_in(&self, folder: &Path, now: Instant) -> Option<ListeningPorts> {
        let mut last = self.last.lock().await;
        let counts = Counts::read(folder)?;
        if let Some(look) = last.as_ref().filter(|look| look.folder == folder && look.holds(counts, now)) {
            return Some(look.found.clone());
        }
        let (found, took) = match counts {
            Counts { four: 0, six: 0 } => (ListeningPorts::default(), Duration::ZERO),
            _ => read_in_turn(folder.to_owned()).await?,
        };
        let look = Look { folder: folder.to_owned(), counts, at: now, took, found };
        Some(last.insert(look).found.clone())
    }
}

impl Look {
    /// Tells whether nothing is to be read again: nothing has changed lately, or the container has had its share.
    fn holds(&self, counts: Counts, now: Instant) -> bool {
        let age = now.saturating_duration_since(self.at);
        age < self.took * PART_OF_CORE || (counts == self.counts && age < LONGEST)
    }
}

impl Counts {
    /// Reads lines as `TCP: inuse 3 orphan 0 tw 0 alloc 3 mem 0`.
    fn read(folder: &Path) -> Option<Self> {
        let number = |file: &str, name: &str| {
            let text = beginning(&folder.join(file))?;
            let line = text.lines().find_map(|line| line.strip_prefix(name))?;
            line.split_whitespace().skip_while(|word| *word != "inuse").nth(1)?.parse().ok()
        };
        // Without the newer family there is no such file.
        let six = number("sockstat6", "TCP6:").unwrap_or(0);
        Some(Self { four: number("sockstat", "TCP:")?, six })
    }
}

/// Reads the tables when it is this container's turn; returns how long that took.
async fn read_in_turn(folder: PathBuf) -> Option<(ListeningPorts, Duration)> {
    static FREE_AT: Mutex<Option<Instant>> = Mutex::const_new(None);
    let mut free_at = FREE_AT.lock().await;
    if let Some(at) = *free_at {
        sleep_until(at).await;
    }
    let begun = Instant::now();
    let found = tokio::task::spawn_blocking(move || ListeningPorts::read(&folder)).await.ok()?;
    let took = begun.elapsed();
    *free_at = Some(Instant::now() + took);
    Some((found?, took))
}

impl ListeningPorts {
    fn read(folder: &Path) -> Option<Self> {
        let four = beginning(&folder.join("tcp"))?;
        let six = beginning(&folder.join("tcp6")).unwrap_or_default();
        Some(Self::parse(&four, &six))
    }

    fn parse(four: &str, six: &str) -> Self {
        let mut found = Self::default();
        for (address, port) in four.lines().chain(six.lines()).filter_map(read_listener) {
            let ports = if address.is_loopback() { &mut found.loopback } else { &mut found.open };
            ports.push(port);
        }
        for ports in [&mut found.open, &mut found.loopback] {
            ports.sort_unstable();
            ports.dedup();
        }
        let open = std::mem::take(&mut found.open);
        found.loopback.retain(|port| !open.contains(port));
        found.open = open;
        found
    }
}

/// Returns whether a process is there.
pub(crate) fn is_alive(pid: i64) -> bool {
    std::path::Path::new(&format!("/proc/{pid}/net")).exists()
}

fn beginning(path: &Path) -> Option<String> {
    let mut text = String::new();
    let read = File::open(path).ok()?.take(TABLE_BYTES).read_to_string(&mut text);
    read.is_ok().then_some(text)
}

/// Some thousand sockets.
const TABLE_BYTES: u64 = 192 * 1024;
/// One container keeps a tenth of a core busy at most.
const PART_OF_CORE: u32 = 10;
/// Counts that are the same may be so by chance.
const LONGEST: Duration = Duration::from_secs(5);

/// Reads one line of `/proc/net/tcp` if its socket listens (state 0A).
///
/// ```text
///   0: 0100007F:1388 00000000:0000 0A …
///      ^^^^^^^^ address in 32-bit words of the machine's byte order
///               ^^^^ port
/// ```
fn read_listener(line: &str) -> Option<(IpAddr, u16)> {
    let mut fields = line.split_whitespace();
    let (address, port) = fields.nth(1)?.split_once(':')?;
    if fields.nth(1)? != "0A" {
        return None;
    }
    let port = u16::from_str_radix(port, 16).ok()?;
    Some((read_address(address)?, port))
}

fn read_address(hex: &str) -> Option<IpAddr> {
    let words: Option<Vec<u32>> = hex
        .as_bytes()
        .chunks(8)
        .map(|word| u32::from_str_radix(std::str::from_utf8(word).ok()?, 16).ok().map(u32::swap_bytes))
        .collect();
    match words?[..] {
        [one] => Some(IpAddr::V4(Ipv4Addr::from(one))),
        [a, b, c, d] => {
            let bits = [a, b, c, d].into_iter().fold(0_u128, |bits, word| (bits << 32) | u128::from(word));
            Some(Ipv6Addr::from(bits).to_canonical())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);
    const HEADER: &str =
        "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n";

    #[test]
    fn listeners_are_told_apart_by_who_reaches_them() {
        let four = format!(
            "{HEADER}   0: 0100007F:1388 00000000:0000 0A 0\n   1: 00000000:1F90 00000000:0000 0A 0\n   2: 0200000A:0050 00000000:0000 01 0\n"
        );
        let six = format!(
            "{HEADER}   0: 00000000000000000000000001000000:1389 00000000000000000000000000000000:0000 0A 0\n   1: 00000000000000000000000000000000:0016 00000000000000000000000000000000:0000 0A 0\n"
        );
        let found = ListeningPorts::parse(&four, &six);
        assert_eq!(found, ListeningPorts { open: vec![22, 8080], loopback: vec![5000, 5001] });
    }

    #[test]
    fn a_port_open_on_one_address_is_open() {
        let four = format!("{HEADER} 0: 0100007F:1388 0:0 0A\n 1: 00000000:1388 0:0 0A\n");
        assert_eq!(
            ListeningPorts::parse(&four, ""),
            ListeningPorts { open: vec![5000], ..ListeningPorts::default() }
        );
    }

    #[test]
    fn a_mapped_loopback_address_is_loopback() {
        let six = format!("{HEADER} 0: 0000000000000000FFFF00000100007F:1388 0:0 0A\n");
        assert_eq!(ListeningPorts::parse("", &six).loopback, [5000]);
    }

    /// A namespace with so many sockets, of which each listens on port 5000 and those above.
    fn namespace(folder: &Path, n_sockets: u16, n_counted: u64) {
        let line = |at: u16| format!(" 1: 00000000:{:04X} 00000000:0000 0A 0 0 0 0 0 0\n", 5000 + at);
        let table: String = (0..n_sockets).map(line).collect();
        std::fs::write(folder.join("tcp"), format!("{HEADER}{table}")).unwrap();
        let counts =
            format!("sockets: used 9\nTCP: inuse {n_counted} orphan 0 tw 7 alloc 8 mem 1\nUDP: inuse 0\n");
        std::fs::write(folder.join("sockstat"), counts).unwrap();
    }

    #[tokio::test]
    async fn tables_are_read_when_counts_have_changed_and_otherwise_seldom() {
        let folder = tempfile::tempdir().unwrap();
        let ports = Ports::default();
        let began = Instant::now();
        let look = async |minute: u32, later| {
            ports.look_in(folder.path(), began + 60 * minute * SECOND + later).await
        };
        let at = |open: &[u16]| Some(ListeningPorts { open: open.to_vec(), loopback: Vec::new() });
        namespace(folder.path(), 1, 0);
        assert_eq!(look(0, Duration::ZERO).await, at(&[]), "nothing is read where nothing is counted");
        namespace(folder.path(), 1, 1);
        assert_eq!(look(1, Duration::ZERO).await, at(&[5000]));
        namespace(folder.path(), 2, 1);
        assert_eq!(look(1, LONGEST - SECOND).await, at(&[5000]), "the counts are the same");
        assert_eq!(look(1, LONGEST).await, at(&[5000, 5001]), "now and then it is read all the same");
        namespace(folder.path(), 3, 3);
        assert_eq!(look(1, LONGEST + SECOND * 4).await, at(&[5000, 5001, 5002]));
    }

    #[test]
    fn a_container_has_a_share_whatever_it_does() {
        let (at, took) = (Instant::now(), Duration::from_millis(8));
        let look =
            |counts| Look { folder: PathBuf::new(), counts, at, took, found: ListeningPorts::default() };
        let (one, other) = (Counts { four: 1, six: 0 }, Counts { four: 1, six: 1 });
        assert!(look(one).holds(other, at + Duration::from_millis(79)), "changes wait for the share");
        assert!(!look(one).holds(other, at + Duration::from_millis(81)));
        assert!(look(one).holds(one, at + Duration::from_millis(81)));
    }

    #[tokio::test]
    async fn a_process_that_is_gone_has_no_ports() {
        assert_eq!(Ports::default().look(i64::MAX).await, None);
        assert!(Ports::default().look(std::process::id().into()).await.is_some());
    }

    #[test]
    fn a_table_is_read_up_to_its_bound() {
        let folder = tempfile::tempdir().unwrap();
        let line = " 1: 00000000:1388 00000000:0000 0A 0 0 0 0 0 0\n";
        let table = format!("{HEADER}{}", line.repeat(1_000_000));
        std::fs::write(folder.path().join("tcp"), table).unwrap();
        assert_eq!(beginning(&folder.path().join("tcp")).unwrap().len() as u64, TABLE_BYTES);
        let found = ListeningPorts::read(folder.path()).unwrap();
        assert_eq!(found, ListeningPorts { open: vec![5000], loopback: vec![] });
    }
}
