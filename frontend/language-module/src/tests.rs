//! Files in, what the page is told out.

use catalogue::Message;
use review::Report;

use super::*;

fn service(files: &[(&str, &str)]) -> LanguageService {
    let mut service = LanguageService::default();
    set_files(&mut service, &files.iter().map(|(path, _)| *path).collect::<Vec<_>>());
    files.iter().for_each(|(path, text)| service.typed(path, text));
    service
}

fn set_files(service: &mut LanguageService, paths: &[&str]) {
    service.set_files(&encoded(&paths.iter().map(|path| (*path, false)).collect::<Vec<_>>()));
}

fn report(service: &mut LanguageService) -> Report {
    postcard::from_bytes(&service.report()).expect("it was just written")
}

fn codes(service: &mut LanguageService) -> Vec<String> {
    let findings = report(service).findings;
    findings.iter().map(|found| format!("{} {} {}", found.path, found.range.start, found.code)).collect()
}

#[test]
fn the_gravest_comes_first_and_places_are_the_editors() {
    let mut service = service(&[
        ("Dockerfile", "# é🐳\r\nfrom scratch AS x\r\nENV x\r\n"),
        ("requirements.txt", "flask=2\n"),
    ]);
    assert_eq!(
        codes(&mut service),
        [
            "Dockerfile 28 NameValue",
            "requirements.txt 5 BadOperator",
            "Dockerfile 6 ConsistentInstructionCasing",
            "Dockerfile 19 FromAsCasing"
        ]
    );
}

#[test]
fn the_dockerfile_that_is_built_comes_before_the_others() {
    let text = "FROM scratch\nENV x\n";
    let mut service = service(&[("Dockerfile", text), ("dev.Dockerfile", text)]);
    let (plain, dev) = ("Dockerfile 17 NameValue", "dev.Dockerfile 17 NameValue");
    assert_eq!(codes(&mut service), [plain, dev]);
    let source = BuildSource::of_dockerfile("dev.Dockerfile");
    service.set_options(&encoded(&BuildOptions { source, ..BuildOptions::default() }));
    assert_eq!(codes(&mut service), [dev, plain]);
}

#[test]
fn a_turn_comes_with_each_change_and_with_nothing_else() {
    let mut service = service(&[("Dockerfile", "FROM scratch\n"), ("a.txt", "")]);
    let first = service.turn();
    service.typed("Dockerfile", "FROM scratch\n");
    service.typed("gone.txt", "x");
    assert_eq!(service.turn(), first);
    service.typed("Dockerfile", "FROM\n");
    assert_ne!(service.turn(), first);
}

#[test]
fn no_problem_says_what_runs_again_while_a_person_is_asked() {
    let mut service = service(&[(
        "Dockerfile",
        "FROM python:3.8\nCOPY . /app\nRUN pip install -r /app/requirements.txt\nRUN cd x\n",
    )]);
    let named = |service: &mut LanguageService| -> Vec<bool> {
        let found = codes(service);
        ABOUT_REUSE.iter().map(|code| found.iter().any(|found| found.ends_with(code))).collect()
    };
    let all = codes(&mut service).len();
    assert_eq!(named(&mut service), [true, false, false, true]);
    let turn = service.turn();
    service.set_asking(true);
    assert_ne!(service.turn(), turn, "the editors read again");
    assert_eq!(named(&mut service), [false; 4]);
    assert_eq!(codes(&mut service).len(), all - 2);
    service.set_asking(false);
    assert_eq!(codes(&mut service).len(), all);
}

#[test]
fn what_was_known_of_another_text_is_forgotten() {
    let mut service = service(&[("app.py", "print 1\n")]);
    let python = Python {
        problems: vec![python::Problem {
            code: python::Code::PrintStatement,
            range: text::ByteRange::new(0, 5),
            subject: "1".to_owned(),
        }],
        ..Python::default()
    };
    service.set_python("app.py", &encoded(&python));
    assert_eq!(codes(&mut service), ["app.py 0 PrintStatement"]);
    service.typed("app.py", "print(1)\n");
    assert_eq!(codes(&mut service), [""; 0]);
}

#[test]
fn the_version_of_python_is_told() {
    let version = |dockerfile: &str| {
        let mut service = service(&[("Dockerfile", dockerfile), ("app.py", "")]);
        report(&mut service).python
    };
    assert_eq!(version("FROM python:3.8-alpine\n"), Some((3, 8)));
    assert_eq!(version("ARG V=3.12\nFROM python:$V AS a\nFROM a\n"), Some((3, 12)));
    assert_eq!(version("FROM alpine\n"), None);
}

#[test]
fn files_that_are_not_listed_any_more_are_gone() {
    let mut service = service(&[("Dockerfile", "FROM scratch\nCOPY a.txt /\n"), ("a.txt", "")]);
    assert_eq!(codes(&mut service), [""; 0]);
    set_files(&mut service, &["Dockerfile"]);
    assert_eq!(codes(&mut service), ["Dockerfile 18 CopySourceMissing"]);
}

#[test]
fn words_are_drawn_after_problems() {
    let mut service = service(&[("Dockerfile", "FROM scratch\nENV x\n"), ("a.txt", "FROM")]);
    assert_eq!(service.drawn("Dockerfile")[..4], [1, 17, 18, 0]);
    assert_eq!(service.drawn("Dockerfile")[4..7], [0, 4, 0]);
    assert_eq!(service.drawn("a.txt"), [0]);
    assert_eq!(service.drawn("b.txt"), [0]);
}

#[test]
fn the_card_of_a_base_says_that_it_is_a_stand_in() {
    let mut service = service(&[("Dockerfile", "FROM python:3.8\n")]);
    let stand_in = |name: &str, made_of: &str| ImageAvailability::StandIn {
        name: name.to_owned(),
        made_of: made_of.to_owned(),
        bytes: 0,
    };
    let images = [stand_in("python:3.9", "Debian 11"), stand_in("python:3.8", "Debian 12, Python 3.11.2")];
    service.set_images(&encoded(&images.to_vec()), false);
    let card = service.answer("Dockerfile", "card", 7, 7, "");
    assert!(card.contains("Debian 12, Python 3.11.2"), "{card}");
    service.set_images(
        &encoded(&vec![ImageAvailability::Pulled { name: "python:3.8".to_owned(), bytes: 0 }]),
        false,
    );
    assert!(!service.answer("Dockerfile", "card", 7, 7, "").contains("Debian"));
}

#[test]
fn a_copy_says_what_it_takes() {
    let mut service = service(&[
        ("Dockerfile", "FROM scratch\nCOPY --chown=1 docs /docs/\nENV A=docs\nCOPY $A /x/\n"),
        ("Dockerfile.dockerignore", "*/draft.md"),
        ("docs/a.md", "text"),
        ("docs/draft.md", ""),
    ]);
    let mut card = |at| service.answer("Dockerfile", "card", at, at, "");
    let takes = "Takes `docs/a.md`, 4 B. `Dockerfile.dockerignore` keeps out `docs/draft.md`.";
    let of_source = card(30);
    assert!(of_source.contains(r#""title":"docs""#) && of_source.contains(takes), "{of_source}");
    let of_keyword = card(14);
    assert!(of_keyword.contains(r#""title":"COPY"#) && of_keyword.contains(takes), "{of_keyword}");
    let of_variable = card(58);
    assert!(of_variable.contains("A=docs") && of_variable.contains(takes), "{of_variable}");
    let of_flag = card(20);
    assert!(of_flag.contains("chown") && !of_flag.contains("Takes"), "{of_flag}");
}

#[test]
fn a_rule_explains_itself() {
    let explained =
        |code| decoded::<Option<Explanation<Message, String>>>(&LanguageService::default().explain(code));
    assert!(explained("FromAsCasing").is_some_and(|explanation| !explanation.why.is_empty()));
    assert!(explained("NameValue").is_none());
}

#[test]
fn a_dockerfile_is_answered_among_the_files_that_its_build_sees() {
    let copy = "FROM scratch\nCOPY ";
    let mut service = service(&[
        ("app.py", ""),
        ("web/Dockerfile", copy),
        ("web/index.html", "text"),
        ("docker/Dockerfile.dev", copy),
    ]);
    let end = u32::try_from(copy.len()).expect("it is short");
    let mut offered = |path: &str| service.answer(path, "complete", end, end, "asked");
    let (own, other) = (offered("web/Dockerfile"), offered("docker/Dockerfile.dev"));
    assert!(own.contains(r#""index.html""#) && !own.contains("app.py"), "{own}");
    assert!(other.contains(r#""web/""#) && other.contains("app.py"), "{other}");
    let source = BuildSource { dockerfile: "docker/Dockerfile.dev".into(), context: "web".into() };
    service.set_options(&encoded(&BuildOptions { source, ..BuildOptions::default() }));
    let chosen = service.answer("docker/Dockerfile.dev", "complete", end, end, "asked");
    assert!(chosen.contains(r#""index.html""#) && !chosen.contains("Dockerfile.dev"), "{chosen}");

    service.typed("web/Dockerfile", "FROM scratch\nCOPY index.html /\n");
    let card = service.answer("web/Dockerfile", "card", 20, 20, "");
    assert!(card.contains("Takes `index.html`"), "{card}");
}
