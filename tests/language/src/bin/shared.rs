//! How many bytes a build makes the server send to a hundred open workspaces whose build cache is shared (`DRYDOCK_SCOPE=shared`): each is sent
//! what its files can use. `cargo xtask bench` builds this and runs it.

use std::io::Write as _;

use prediction::{Basis, BasisUpdate, BuildInvocation, CacheEntries, ContextFile, Outcome, Plan};

fn main() {
    say("bytes per build for 100 open workspaces with one build cache, 1,500 builds known");
    tell("each with a Dockerfile of its own", |seat, version| {
        (
            format!(
                "FROM python\nWORKDIR /app\nRUN pip install pack{seat}\nCOPY app.py .\nRUN test {version}\n"
            ),
            String::new(),
        )
    });
    tell("one Dockerfile for all, each with an app.py of its own", |seat, version| {
        (
            "FROM python\nWORKDIR /app\nRUN pip install flask\nCOPY app.py .\nRUN test\n".to_owned(),
            format!("print({seat}, {version})\n"),
        )
    });
}

/// An open workspace.
struct Workspace {
    own: CacheEntries,
    plan: Plan,
    n_builds: u32,
}

/// Bytes that all workspaces are sent together.
#[derive(Default)]
struct Sent {
    /// Where each gets its whole basis.
    whole: usize,
    /// Where each gets what has changed of all shared entries.
    changes: usize,
    /// Where each gets what has changed of those that its files can use.
    usable: usize,
    /// The whole of what its files can use, which a new tab gets.
    usable_whole: usize,
}

/// Lets workspaces build until their shared entries are as many as the server keeps, or nearly; then measures some builds more. `files` are the
/// Dockerfile and `app.py` of a workspace at its next build.
fn tell(what: &str, files: impl Fn(usize, u32) -> (String, String)) {
    let mut workspaces: Vec<Workspace> = (0..N_WORKSPACES)
        .map(|seat| Workspace { own: CacheEntries::default(), plan: planned(&files(seat, 0)), n_builds: 0 })
        .collect();
    let mut shared = CacheEntries::default();
    for _ in 0..N_EARLIER {
        for (seat, workspace) in workspaces.iter_mut().enumerate() {
            workspace.build(&files, seat, &mut shared);
        }
    }
    let mut sent = Sent::default();
    for seat in 0..N_MEASURED {
        let before: Vec<_> = workspaces.iter().map(|workspace| workspace.told(&shared)).collect();
        workspaces[seat].build(&files, seat, &mut shared);
        for (workspace, (all, usable)) in workspaces.iter().zip(before) {
            let (new_all, new_usable) = workspace.told(&shared);
            sent.changes += n_bytes_of_change(&all, &new_all);
            sent.usable += n_bytes_of_change(&usable, &new_usable);
            sent.whole += n_bytes(&BasisUpdate::Whole(Box::new(new_all)));
            sent.usable_whole += n_bytes(&BasisUpdate::Whole(Box::new(new_usable)));
        }
    }
    let Sent { whole, changes, usable, usable_whole } = sent;
    let [per_build, of_changes] = [whole, changes].map(|n_bytes| n_bytes / usable.max(1));
    let [whole, changes, usable, usable_whole] =
        [whole, changes, usable, usable_whole].map(|n_bytes| n_bytes / N_MEASURED);
    say(&format!(
        "  {what}: {usable}, which is 1/{per_build} of the whole basis for each ({whole}) and 1/{of_changes} of all changes for each ({changes}); \
         a new tab gets {} in place of {}",
        usable_whole / N_WORKSPACES,
        whole / N_WORKSPACES,
    ));
}

impl Workspace {
    /// Builds once more: every step runs that was not built before.
    fn build(
        &mut self,
        files: &impl Fn(usize, u32) -> (String, String),
        seat: usize,
        shared: &mut CacheEntries,
    ) {
        self.n_builds += 1;
        self.plan = planned(&files(seat, self.n_builds));
        let outcomes = vec![Outcome::Ran; self.plan.instructions.len()];
        self.own.add(&self.plan, self.n_builds, &outcomes);
        shared.merge(&self.own.of_everybody_in_latest());
    }

    /// Returns what its tab would be told with every shared entry, and with those that its files can use.
    fn told(&self, shared: &CacheEntries) -> (Basis, Basis) {
        let mut all = shared.clone();
        all.merge(&self.own);
        let usable = self.own.with_usable_of(shared, &[&self.plan]);
        let basis = |mut records: CacheEntries| {
            records.forget_uses();
            Basis { records, ..Basis::default() }
        };
        (basis(all), basis(usable))
    }
}

fn planned((dockerfile, app): &(String, String)) -> Plan {
    let files = [ContextFile::of_text("Dockerfile", dockerfile), ContextFile::of_text("app.py", app)];
    BuildInvocation::default().plan(&dockerfile::parse(dockerfile), &files)
}

/// Returns how long a difference is when it is sent; nothing is sent where there is none.
fn n_bytes_of_change(old: &Basis, new: &Basis) -> usize {
    let change = old.change_to(new).filter(|change| !change.is_empty());
    change.map_or(0, |change| n_bytes(&BasisUpdate::Change(Box::new(change))))
}

fn n_bytes(update: &BasisUpdate) -> usize {
    update.to_bytes().len()
}

/// Prints one line.
fn say(text: &str) {
    // A closed pipe (`| head`) must not end a measurement.
    writeln!(std::io::stdout(), "{text}").ok();
}

const N_WORKSPACES: usize = 100;
/// Builds of each workspace before those that are measured.
const N_EARLIER: usize = 15;
/// Builds that are measured, each of another workspace.
const N_MEASURED: usize = 10;
