//! The developer's commands: names of steps, and the sentences that `cargo xtask` says.

/// Words of the developer's commands.
#[derive(Debug)]
pub(crate) struct Tasks {
    /// What `cargo xtask help` prints.
    pub(crate) usage: &'static str,
    /// A command that does not exist.
    pub(crate) unknown_command: fn(&str) -> String,
    /// An argument that the command does not take.
    pub(crate) unknown_argument: fn(&str, &str) -> String,
    /// A program that has to be there and is not.
    pub(crate) missing_program: fn(&str, &str) -> String,
    /// What to do when node or npm is missing.
    pub(crate) install_node: &'static str,
    /// A program that ended with an error.
    pub(crate) program_failed: fn(&str, &str) -> String,
    /// A step still at work: after so many seconds, of about so many, and what its program said last; only where nothing can be redrawn.
    pub(crate) still_working: fn(&str, u64, Option<u64>, &str) -> String,
    /// What `package` says.
    pub(crate) package: Package,
    /// Names of the steps of the page's build.
    pub(crate) page: PageSteps,
    /// What `up` and `dev` say.
    pub(crate) up: Up,
    /// What `test` says.
    pub(crate) test: Test,
    /// Name of the step that builds the measuring program.
    pub(crate) bench_program: &'static str,
    /// A profile, and what the parser alone adds to a page compiled with it, then parser, analysis and rules, then all of the language core, in bytes.
    pub(crate) core_size: fn(&str, u64, u64, u64) -> String,
    /// What `conformance` says.
    pub(crate) conformance: Conformance,
    /// What `restamp` says.
    pub(crate) restamp: Restamp,
}

/// What `restamp` says.
#[derive(Debug)]
pub(crate) struct Restamp {
    /// A translated file that says now from which text it was made.
    pub(crate) stamped: fn(&str) -> String,
    /// How many there are.
    pub(crate) done: fn(usize) -> String,
    /// An English file that is no Fluent.
    pub(crate) unreadable: &'static str,
    /// The translation of an area that does not say what it is about.
    pub(crate) no_head: fn(&str) -> String,
}

/// What `package` says.
#[derive(Debug)]
pub(crate) struct Package {
    /// cargo for the server that the package holds.
    pub(crate) server: &'static str,
    /// The path of the package, and its bytes.
    pub(crate) ready: fn(&str, u64) -> String,
}

/// What `up` and `dev` say.
#[derive(Debug)]
pub(crate) struct Up {
    /// An option that is not known.
    pub(crate) unknown_option: fn(&str) -> String,
    /// An option without its value.
    pub(crate) value_missing: fn(&str) -> String,
    /// A port that is no number.
    pub(crate) bad_port: fn(&str) -> String,
    /// A port that another program has.
    pub(crate) port_taken: fn(u16) -> String,
    /// These packages are about to be installed.
    pub(crate) will_install: fn(&str) -> String,
    /// These packages are missing and we may not install them.
    pub(crate) install_by_hand: fn(&str) -> String,
    /// Installing failed.
    pub(crate) install_failed: fn(&str) -> String,
    /// We go on without a private engine.
    pub(crate) without_private_engine: &'static str,
    /// The registry's program could not be had.
    pub(crate) without_registry: fn(&str) -> String,
    /// `apt-get update`.
    pub(crate) package_lists: &'static str,
    /// `apt-get install`.
    pub(crate) install: &'static str,
    /// cargo for the server.
    pub(crate) server: &'static str,
    /// Nothing is built yet: the start takes about so many minutes.
    pub(crate) first_start: fn(u64) -> String,
    /// The server takes over.
    pub(crate) starting: &'static str,
}

/// What `test` says.
#[derive(Debug)]
pub(crate) struct Test {
    /// A stage that does not exist; the argument lists those that do.
    pub(crate) unknown_stage: fn(&str) -> String,
    /// A stage begins.
    pub(crate) stage: fn(&str) -> String,
    /// Result of a stage.
    pub(crate) passed: &'static str,
    /// Result of a stage.
    pub(crate) failed: &'static str,
    /// The tests need programs that are missing.
    pub(crate) tools_missing: &'static str,
    /// The registry's program.
    pub(crate) registry: &'static str,
    /// A current Docker Engine for the tests.
    pub(crate) current_engine: &'static str,
    /// The machine's package sources name no mirror of Debian.
    pub(crate) no_debian_mirror: &'static str,
    /// The mirror did not give the suite with the current engine; the suite and the mirror.
    pub(crate) suite_unreachable: fn(&str, &str) -> String,
    /// So many stages passed in so many seconds.
    pub(crate) all_passed: fn(usize, u64) -> String,
    /// A stage failed.
    pub(crate) one_failed: fn(&str) -> String,
    /// An attack was not held.
    pub(crate) attack_succeeded: &'static str,
}

/// What `conformance` says.
#[derive(Debug)]
pub(crate) struct Conformance {
    /// No kind, or one that does not exist; the argument lists those that do.
    pub(crate) unknown_kind: fn(&str) -> String,
    /// No file of records was named.
    pub(crate) no_file: &'static str,
    /// A file that could not be read.
    pub(crate) unreadable: fn(&dyn std::fmt::Display) -> String,
    /// So many of those that passed differ from the record for this reason.
    pub(crate) on_purpose: fn(usize, &str) -> String,
    /// So many records passed, so many failed.
    pub(crate) result: fn(usize, usize) -> String,
    /// There are no records beside the repository.
    pub(crate) no_records: &'static str,
    /// A kind of record is compared now.
    pub(crate) kind: fn(&str) -> String,
    /// A record of that kind did not pass.
    pub(crate) fails: fn(&str) -> String,
}

/// Names of the steps of the page's build.
#[derive(Debug)]
pub(crate) struct PageSteps {
    /// `rustup target add`.
    pub(crate) wasm_target: &'static str,
    /// `npm ci`.
    pub(crate) npm: &'static str,
    /// esbuild.
    pub(crate) scripts: &'static str,
    /// cargo for wasm32.
    pub(crate) compile: &'static str,
    /// wasm-bindgen.
    pub(crate) glue: &'static str,
    /// Compressing and writing.
    pub(crate) write: &'static str,
    /// The page is there: how many files.
    pub(crate) ready: fn(usize) -> String,
    /// The page is there and nothing had changed.
    pub(crate) unchanged: &'static str,
    /// The shell and what else the first visit needs: a part of the download.
    pub(crate) shell: &'static str,
    /// The sum of the parts.
    pub(crate) first_visit: &'static str,
    /// A part of the first visit's download and its bytes as brotli.
    pub(crate) part: fn(&str, u64) -> String,
    /// A file that the page fetches by itself once it stands, and its bytes as brotli.
    pub(crate) afterwards_part: fn(&str, u64) -> String,
    /// A file that is fetched when first needed, and its bytes as brotli.
    pub(crate) later_part: fn(&str, u64) -> String,
    /// The sum of all parts that the main job needs.
    pub(crate) main_job: &'static str,
    /// The sum of the parts of the console.
    pub(crate) console: &'static str,
    /// The first visit weighs more than it may.
    pub(crate) over_budget: fn(u64, u64) -> String,
    /// The parts that the main job needs weigh more than they may.
    pub(crate) main_job_over_budget: fn(u64, u64) -> String,
    /// The console weighs more than it may.
    pub(crate) console_over_budget: fn(u64, u64) -> String,
}

/// What `cargo xtask` says, in English: the developers' language.
pub(crate) static WORDS: Tasks = Tasks {
    usage: "\
Usage: cargo xtask COMMAND

  up      makes everything ready and serves the playground at http://localhost:8000
            --port N  --engine private|none|unix://…|tcp://…  --no-engine  --data DIR
  dev     the same from a quick build, built again whenever a file changes
  page    builds the page into target/page (--dev: quick and uncompressed, into target/page-dev)
  package builds target/package/drydock: the optimised server with the page, one file to copy to a server
  test    everything that CI checks (--only STAGE: one stage of it)
  bench   measures builds and first answers against the docker client, the page's download, and the language core
          against other language services, a keystroke's whole work, and the page's memory
          (`bench language`: only these; `bench size`: only what the language core weighs; `bench page`: how long a
          first visitor waits on a slow network, what a key costs in files of 200 and 5,000 instructions, and a
          change of language;
          `bench terminals`: the console's terminals beside docker exec)
  conformance KIND FILE…
          compares the language core and the predictions with recorded answers, one JSON object a line
  conformance docker [FILE…]
          types lines into the console and into a shell with the reference docker client, and compares what they print
            --engine private|current  --only WORD
  verify-cache
          builds generated workspaces and edits on a real engine and compares what it reused with what was predicted
            --cases N  --seed S  --engine private|current|unix://…  --write FILE (disagreements, for `conformance cache`)
            --replay FILE (such cases again)
  attack  tries on a server and engine of its own what strangers did to playgrounds, with a neighbour at work beside
            --engine private|current  --only NAME  --short (what `test` does)
  fuzz-engine
          builds generated Dockerfiles on a real engine and tells those that it does not live through
            --cases N  --seed S  --case N (one of them)  --engine private|current  --file FILE (in place of generated ones)
  restamp [TAG/AREA.ftl…]
          says in each translation that it was made from the English text of now; read both before
  help    this text",
    unknown_command: |command| format!("There is no command `{command}`; `cargo xtask help` lists them."),
    unknown_argument: |command, argument| format!("`cargo xtask {command}` does not take `{argument}`."),
    missing_program: |program, remedy| format!("`{program}` is needed and was not found: {remedy}"),
    install_node: "install Node.js 20 or newer, which brings npm (nodejs.org, or `apt install nodejs npm`).",
    program_failed: |program, status| format!("`{program}` ended with {status}"),
    still_working: |step, seconds, estimate, said| match estimate {
        Some(estimate) => format!("{step}: still working after {seconds} s of about {estimate} s ({said})"),
        None => format!("{step}: still working after {seconds} s ({said})"),
    },
    restamp: Restamp {
        stamped: |name| format!("{name} is made from the English text of now"),
        done: |n| format!("{n} translations got another stamp"),
        unreadable: "the English text is no Fluent",
        no_head: |area| format!("the translation of {area} begins with no line `### …`"),
    },
    package: Package {
        server: "server, optimised",
        ready: |path, n_bytes| {
            format!(
                "\n{path} ({} MB): the server with the page in one file.\nCopy the file to a Linux machine of the same kind and start it there: drydock serve",
                thousands(n_bytes / 1000)
            )
        },
    },
    page: PageSteps {
        wasm_target: "wasm target of Rust",
        npm: "npm packages",
        scripts: "editor scripts",
        compile: "page to wasm",
        glue: "wasm glue",
        write: "names, compression",
        ready: |n_files| format!("page ready: {n_files} files"),
        unchanged: "page unchanged",
        shell: "shell and icon",
        first_visit: "first visit, as brotli",
        part: |name, n_bytes| format!("{name:<28}{:>9} KB", thousands(n_bytes)),
        afterwards_part: |name, n_bytes| {
            format!("{name:<28}{:>9} KB  after the page stands", thousands(n_bytes))
        },
        later_part: |name, n_bytes| format!("{name:<28}{:>9} KB  when first needed", thousands(n_bytes)),
        over_budget: |n_bytes, budget_bytes| {
            format!(
                "A first visit downloads {} KB; {} KB are allowed. `cargo xtask page` lists the parts.",
                thousands(n_bytes),
                thousands(budget_bytes)
            )
        },
        main_job: "all for the main job",
        console: "the console",
        console_over_budget: |n_bytes, budget_bytes| {
            format!(
                "The console downloads {} KB; {} KB are allowed. `cargo xtask page` lists the parts.",
                thousands(n_bytes),
                thousands(budget_bytes)
            )
        },
        main_job_over_budget: |n_bytes, budget_bytes| {
            format!(
                "The main job downloads {} KB; {} KB are allowed. `cargo xtask page` lists the parts.",
                thousands(n_bytes),
                thousands(budget_bytes)
            )
        },
    },
    up: Up {
        unknown_option: |option| {
            format!(
                "`{option}` is not an option here; there are --port N, --engine WHICH, --no-engine and --data DIR."
            )
        },
        value_missing: |option| format!("`{option}` needs a value."),
        bad_port: |port| format!("`{port}` is not a port; use a number from 1 to 65535."),
        port_taken: |port| {
            format!(
                "Port {port} is taken by another program; end that one, or choose another with --port {}.",
                port.wrapping_add(100).max(1024)
            )
        },
        will_install: |packages| format!("installing with apt-get, because they are missing: {packages}"),
        install_by_hand: |packages| {
            format!("missing, and only root on Debian or Ubuntu can have them installed here: {packages}")
        },
        install_failed: |reason| format!("could not install, so there may be no engine:\n{reason}"),
        without_private_engine: "going on with the machine's own Docker, if there is one",
        without_registry: |reason| {
            format!("going on without a registry, so `docker push` has no place to push to:\n{reason}")
        },
        package_lists: "package lists",
        install: "packages",
        server: "server",
        first_start: |minutes| {
            format!("first start: about {minutes} minutes on two cores; later starts take seconds")
        },
        starting: "starting the server; Ctrl-C stops everything",
    },
    test: Test {
        unknown_stage: |stages| {
            format!("`cargo xtask test` takes nothing but --only STAGE, one of: {stages}.")
        },
        stage: |stage| format!("\n── {stage}"),
        passed: "passed",
        failed: "FAILED",
        tools_missing: "the end-to-end tests need these programs",
        registry: "registry",
        current_engine: "current Docker Engine",
        no_debian_mirror: "The tests need a current Docker Engine from Debian, and this machine's package sources name no mirror of Debian.",
        suite_unreachable: |suite, mirror| {
            format!(
                "The tests need a current Docker Engine from Debian's suite {suite}, which could not be had from {mirror}."
            )
        },
        all_passed: |n_stages, seconds| match n_stages {
            1 => format!("passed in {seconds} s"),
            _ => format!("all {n_stages} stages passed in {seconds} s"),
        },
        one_failed: |stage| format!("failed: {stage} (again alone: cargo xtask test --only {stage})"),
        attack_succeeded: "an attack was not held",
    },
    bench_program: "measuring program",
    core_size: |profile, parser, checks, whole| {
        let [parser, checks, whole] = [parser, checks, whole].map(thousands);
        format!("{profile}: parser alone {parser} KB raw, with analysis and rules {checks} KB, shared/dockerfile {whole} KB")
    },
    conformance: Conformance {
        unknown_kind: |kinds| format!("`cargo xtask conformance KIND FILE…` needs a kind, one of: {kinds}."),
        no_file: "`cargo xtask conformance KIND FILE…` needs at least one file of records.",
        unreadable: |file| format!("`{file}` could not be read"),
        on_purpose: |n_records, reason| format!("{n_records} differ on purpose: {reason}"),
        result: |n_passed, n_failed| format!("{n_passed} passed, {n_failed} failed"),
        no_records: "There is no ../shared/corpus beside the repository; nothing is compared.",
        kind: |kind| format!("Records of kind {kind}:"),
        fails: |kind| format!("records of kind {kind} do not pass"),
    },
};

/// Returns bytes as kilobytes with one decimal.
fn thousands(n_bytes: u64) -> String {
    format!("{}.{}", n_bytes / 1000, n_bytes % 1000 / 100)
}
