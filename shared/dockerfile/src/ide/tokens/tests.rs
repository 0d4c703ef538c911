//! What has which colour.

use super::*;

#[track_caller]
fn check(source: &str, expected: &str) {
    let file = crate::parse(source);
    let found: Vec<String> =
        tokens(&file).iter().map(|token| format!("{}:{:?}", token.range.slice(source), token.kind)).collect();
    assert_eq!(found.join(" "), expected, "{source}");
}

#[test]
fn instructions_have_their_parts() {
    check(
        "# escape=`\n# why\nFROM --platform=$P a/b:1 as c",
        "#:Comment escape:Directive =:Operator `:Plain # why:Comment FROM:Keyword --platform:Flag =:Operator \
         $P:Variable a/b:Image 1:Property as:Keyword c:Stage",
    );
    check(
        "ENV a=1 b='x y'",
        "ENV:Keyword a:Definition =:Operator 1:Plain b:Definition =:Operator 'x y':String",
    );
    check("ENV a b c", "ENV:Keyword a:Definition b:Plain c:Plain");
    check("EXPOSE 80 ${P:-81}", "EXPOSE:Keyword 80:Number ${P:Variable :-:Modifier 81:Number }:Variable");
    check(
        "ONBUILD COPY [\"a\", \"$b\"]",
        "ONBUILD:Keyword COPY:Keyword [:Operator \"a\":String ,:Operator \":String $b:Variable \":String ]:Operator",
    );
    check(
        "RUN --mount=type=cache,target=/c x",
        "RUN:Keyword --mount:Flag =:Operator type:Flag =:Operator cache:Property target:Flag =:Operator \
         /c:Property x:Command",
    );
}

#[test]
fn shell_words_have_theirs() {
    check(
        "RUN A=1 cmd -f \"x $y\" 'z' && other | third > f # note",
        "RUN:Keyword A:Definition =:Operator 1:Plain cmd:Command -f:Flag \"x:String $y:Variable \":String 'z':String \
         &&:Operator other:Command |:Operator third:Command >:Operator f:Plain # note:Comment",
    );
    check(
        "RUN echo \"a $(date -u) b\" `id`",
        "RUN:Keyword echo:Command \"a:String $(:Operator date:Command -u:Flag ):Operator b\":String `:Operator \
         id:Command `:Operator",
    );
    check(
        "RUN if test -f a; then b; fi",
        "RUN:Keyword if:Keyword test:Command -f:Flag a:Plain ;:Operator then:Keyword b:Command ;:Operator fi:Keyword",
    );
    check("HEALTHCHECK CMD curl x", "HEALTHCHECK:Keyword CMD:Keyword curl:Command x:Plain");
}

#[test]
fn lines_that_go_on_and_comments_between_them() {
    check(
        "RUN a \\\n # why\n  b$c\\\nd",
        "RUN:Keyword a:Command \\:Continuation # why:Comment b:Plain $c:Variable \\:Continuation d:Variable",
    );
    check("FR\\\nOM a", "FR:Keyword \\:Continuation OM:Keyword a:Image");
}

#[test]
fn documents_are_scripts_or_text() {
    check("RUN <<EOF\napt -y\nEOF", "RUN:Keyword <<:Operator EOF:Plain apt:Command -y:Flag EOF:Delimiter");
    check("COPY <<-E /x\n\ta $b\n\tE", "COPY:Keyword <<-E:Plain /x:Plain a:String $b:Variable E:Delimiter");
    check("COPY <<'E' /x\na $b\nE", "COPY:Keyword <<:Plain 'E':String /x:Plain a $b:String E:Delimiter");
}

#[test]
fn a_lone_dollar_in_a_document_is_coloured_once() {
    let source = "COPY <<E /x\n$ a\nE";
    let file = crate::parse(source);
    let shown: Vec<&str> = super::tokens(&file).iter().map(|token| token.range.slice(source)).collect();
    assert_eq!(shown, ["COPY", "<<E", "/x", "$", "a", "E"]);
}
