//! Templates and tables, compared with what the reference client printed.

use std::time::{Duration, Instant};

use serde_json::json;

use super::*;

static KIND: RowKind = RowKind {
    headers: &[("ID", "CONTAINER ID"), ("Names", "NAMES"), ("State", "STATE")],
    go_type: "*formatter.ContainerContext",
    at_parsing: "failed to parse template: ",
    at_running: "failed to execute template: ",
};

fn rows() -> Vec<Row> {
    let row = |id: &str, name: &str| {
        let labels = BTreeMap::from([("com.docker.the-project".to_owned(), format!("p-{name}"))]);
        Row::new([("ID", id.into()), ("Names", name.into()), ("State", "running".into())]).with_labels(labels)
    };
    vec![row("c370825640b6", "web"), row("eeeeeeeeeeee", "日本")]
}

fn listed(source: &str) -> String {
    match (Listing { kind: &KIND, source: source.to_owned(), rows: rows() }).render() {
        Ok(text) => text,
        Err(FormatError::Said(text)) => text,
        Err(FormatError::TooMuch) => "too much".to_owned(),
    }
}

/// What the reference client printed for the same rows.
#[test]
fn templates_print_what_the_reference_client_prints() {
    for (source, printed) in [
        ("table {{.ID}}\\t{{.Names}}", "CONTAINER ID   NAMES\nc370825640b6   web\neeeeeeeeeeee   日本\n"),
        ("table", "\n\n\n"),
        ("{{.Names}}", "web\n日本\n"),
        (
            "json",
            "{\"ID\":\"c370825640b6\",\"Names\":\"web\",\"State\":\"running\"}\n{\"ID\":\"eeeeeeeeeeee\",\"Names\":\"日本\",\"State\":\"running\"}\n",
        ),
        (
            "table {{upper .Names}} {{truncate .ID 3}} {{pad .State 1 2}} {{json .Names}} {{title .State}} {{lower .State}} {{join (split .ID \"8\") \"/\"}}",
            "NAMES CONTAINER ID  STATE   NAMES STATE STATE CONTAINER ID\nWEB c37  running   \"web\" Running running c370/25640b6\n日本 eee  running   \"日本\" Running running eeeeeeeeeeee\n",
        ),
        (
            "{{len .ID}} {{println .Names \"x\"}}{{printf \"%-10s|%5d\" .Names 3}}",
            "12 web x\nweb       |    3\n12 日本 x\n日本        |    3\n",
        ),
        ("a{{/* c */}}b{{- \" x \" -}} c", "ab x c\nab x c\n"),
        (
            "table {{.Label \"com.docker.the-project\"}}\\t{{.ID}}",
            "the project   CONTAINER ID\np-web         c370825640b6\np-日本        eeeeeeeeeeee\n",
        ),
        ("{{if eq .Names \"web\"}}yes{{else}}no{{end}} {{slice .ID 1 3}}", "yes 37\nno ee\n"),
        ("{{html \"<a>\"}} {{js \"'\"}} {{urlquery \"a b\"}}", "&lt;a&gt; \\' a+b\n&lt;a&gt; \\' a+b\n"),
    ] {
        assert_eq!(listed(source), printed, "{source}");
    }
}

#[test]
fn errors_are_the_reference_clients() {
    for (source, said) in [
        (
            "{{.Foo}}",
            "failed to execute template: template: :1:2: executing \"\" at <.Foo>: can't evaluate field Foo in type *formatter.ContainerContext",
        ),
        ("{{.ID", "failed to parse template: template: :1: unclosed action"),
        ("{{foo .ID}}", "failed to parse template: template: :1: function \"foo\" not defined"),
        ("{{.Names}}{{end}}", "failed to parse template: template: :1: unexpected {{end}}"),
        ("{{if .Names}}x", "failed to parse template: template: :1: unexpected EOF"),
        ("{{.ID}} {{}}", "failed to parse template: template: :1: missing value for command"),
        (
            "{{.Names.Foo}}",
            "failed to execute template: template: :1:8: executing \"\" at <.Names.Foo>: can't evaluate field Foo in type string",
        ),
        (
            "{{slice .ID 0 99}}",
            "failed to execute template: template: :1:2: executing \"\" at <slice .ID 0 99>: error calling slice: index out of range: 99",
        ),
    ] {
        assert_eq!(listed(source), said, "{source}");
    }
}

#[test]
fn a_function_that_does_not_exist_is_an_error_without_rows_too() {
    let listing = Listing { kind: &KIND, source: "{{upper .Names | foo}}".to_owned(), rows: Vec::new() };
    let said = "failed to parse template: template: :1: function \"foo\" not defined";
    assert_eq!(listing.render(), Err(FormatError::Said(said.to_owned())));
    assert!(object(("", ""), "{{$x}}", &[]).is_err_and(|error| error.is_of_grammar));
}

#[test]
fn json_of_a_row_is_escaped_and_that_of_a_field_is_not() {
    let rows = vec![Row::new([("Tag", "<none>".into()), ("Platform", Value::Null)])];
    let render =
        |source: &str| Listing { kind: &KIND, source: source.to_owned(), rows: rows.clone() }.render();
    assert_eq!(render("json").unwrap(), "{\"Platform\":null,\"Tag\":\"\\u003cnone\\u003e\"}\n");
    assert_eq!(render("{{json .Tag}} {{.Tag}}").unwrap(), "\"<none>\" <none>\n");
}

#[test]
fn objects_keep_the_order_of_the_engine_and_have_gos_names() {
    let object_of = json!({
        "Id": "c3", "State": { "Status": "running", "Pid": 3 },
        "Config": { "Cmd": null, "Labels": { "b": "2", "a": "1" }, "Env": ["A=<B>"] },
        "Size": 18_446_744_073_709_551_615_u64,
    });
    let printed = |source: &str| match object(("", ""), source, std::slice::from_ref(&object_of)) {
        Ok(text) => text,
        Err(ObjectError { error: FormatError::Said(text), .. }) => text,
        Err(_) => "too much".to_owned(),
    };
    assert_eq!(
        printed("{{json .}}"),
        "{\"Id\":\"c3\",\"State\":{\"Status\":\"running\",\"Pid\":3},\"Config\":{\"Cmd\":null,\"Labels\":{\"a\":\"1\",\"b\":\"2\"},\"Env\":[\"A=<B>\"]},\"Size\":18446744073709551615}\n"
    );
    assert_eq!(printed("{{.ID}} {{.Id}} {{.Config.Cmd}} {{.Config.Labels}}"), "c3 c3 [] map[a:1 b:2]\n");
    assert_eq!(printed("{{range $k, $v := .Config.Labels}}{{$k}}={{$v}} {{end}}"), "a=1 b=2 \n");
    assert_eq!(printed("{{(index .Config.Env 0)}}"), "A=<B>\n");
    assert_eq!(printed("{{.Config.Labels.a}}{{.Config.Labels.nope}}"), "1<no value>\n");
    assert_eq!(printed("{{if .State.Health}}{{.State.Health.Status}}{{else}}none{{end}}"), "none\n");
    assert_eq!(
        printed("{{.State.Health.Status}}"),
        "template: :1:8: executing \"\" at <.State.Health.Status>: map has no entry for key \"Health\""
    );
    assert_eq!(printed("\n{{$x}}"), "template: :2: undefined variable \"$x\"");
    assert_eq!(printed("{{range}}"), "template: :1: missing value for range");
    assert_eq!(printed("[{{index .Config.Labels \"nope\"}}]"), "[]\n");
    assert_eq!(
        printed("{{index .Config.Env 9}}"),
        "template: :1:2: executing \"\" at <index .Config.Env 9>: error calling index: index out of range: 9"
    );
    assert_eq!(
        printed("x{{.State.Foo.Bar}}"),
        "template: :1:9: executing \"\" at <.State.Foo.Bar>: map has no entry for key \"Foo\""
    );
}

#[test]
fn hostile_templates_end_soon_and_print_little() {
    let doubling = format!(
        "{{{{$x := \"{}\"}}}}{{{{range 100}}}}{{{{$x = printf \"%s%s\" $x $x}}}}{{{{end}}}}",
        "x".repeat(100)
    );
    let joined = "{{$x := \"ab\"}}{{range 100}}{{$x = join (split $x \"\") $x}}{{end}}";
    let named = "{{define \"a\"}}{{template \"a\"}}{{template \"a\"}}{{end}}{{template \"a\"}}";
    let deep = format!("{}x{}", "{{if .ID}}".repeat(500), "{{end}}".repeat(500));
    let brackets = format!("{{{{{}.ID{}}}}}", "(".repeat(3000), ")".repeat(3000));
    let wide = "%65535d".repeat(200);
    for source in [
        "{{range 1000000000}}{{end}}",
        "{{range 1000000000}}{{range 1000000000}}{{end}}{{end}}",
        "{{range 1000000000}}x{{end}}",
        "{{printf \"%1000000d\" 1}}",
        "{{printf \"%*d\" 1000000000 1}}",
        "{{printf \"%.999999999f\" 1.0}}",
        "{{pad .ID 9000000000000000000 9000000000000000000}}",
        &format!("{{{{printf \"{wide}\" 1}}}}"),
        &doubling,
        joined,
        named,
        &"{{.ID}}".repeat(5000),
    ] {
        let began = Instant::now();
        assert_eq!(listed(source), "too much", "{}", &source[..source.len().min(80)]);
        assert!(began.elapsed() < Duration::from_secs(20));
    }
    // These end in an error of their own.
    for source in [
        deep.as_str(),
        brackets.as_str(),
        "{{template \"\"}}",
        "{{pad .ID -1 -1}}",
        "{{slice .ID -1}}",
        "{{call .ID}}",
    ] {
        assert!(listed(source).len() < 1000, "{}", &source[..source.len().min(80)]);
    }
}

#[test]
fn a_table_that_padding_makes_too_long_is_refused() {
    // One wide cell makes every line of its column as wide.
    let rows = (0..1000).map(|index| Row::new([("ID", index.to_string().into())])).collect();
    let source = format!("table {{{{if eq .ID \"5\"}}}}{}{{{{end}}}}\\tx", "w".repeat(7000));
    assert_eq!(Listing { kind: &KIND, source, rows }.render(), Err(FormatError::TooMuch));
}

#[test]
fn the_format_is_chosen_as_the_client_does() {
    let chosen = |typed: Option<&str>, quiet| {
        choose(&Format(typed.map(str::to_owned)), quiet, ("TABLE", "RAW", "RAW_QUIET"))
    };
    assert_eq!(chosen(None, false), "TABLE");
    assert_eq!(chosen(Some("table"), false), "TABLE");
    assert_eq!(chosen(Some("raw"), true), "RAW_QUIET");
    assert_eq!(chosen(Some("{{.Names}}"), true), "{{.ID}}");
    assert_eq!(chosen(Some("{{.Names}}"), false), "{{.Names}}");
    assert_eq!(chosen(None, true), "{{.ID}}");
}
