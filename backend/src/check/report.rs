//! Problems for programs: a JSON array, and SARIF 2.1.0 (OASIS). Lines and columns count from one, columns in UTF-16 units as SARIF has it.

use catalogue::Bundle;
use dockerfile::Severity;
use review::Finding;
use serde_json::{Value, json};
use text::ByteRange;

use super::context::{CheckedContext, CheckedFile};

/// Returns one object a problem.
pub(super) fn json(context: &CheckedContext, findings: &[Finding], words: &Bundle) -> Value {
    let one = |finding: &Finding| {
        let place = context.source(&finding.path).map(|source| region(source, finding.range));
        json!({
            "path": finding.path,
            "code": finding.code,
            "severity": severity_name(finding.severity),
            "message": words.say(&finding.message),
            "hints": finding.hints.iter().map(|hint| words.say(hint)).collect::<Vec<_>>(),
            "range": place,
            "fixes": finding.fixes.iter().map(|fix| json!({ "title": words.say(&fix.title) })).collect::<Vec<_>>(),
        })
    };
    findings.iter().map(one).collect()
}

/// Returns a log of one run.
pub(super) fn sarif(context: &CheckedContext, findings: &[Finding], words: &Bundle) -> Value {
    let mut codes: Vec<&str> = findings.iter().map(|finding| &*finding.code).collect();
    codes.sort_unstable();
    codes.dedup();
    let result = |finding: &Finding| {
        let place = context.source(&finding.path).map(|source| region(source, finding.range));
        json!({
            "ruleId": finding.code,
            "level": level(finding.severity),
            "message": { "text": words.say(&finding.message) },
            "locations": [{ "physicalLocation": { "artifactLocation": { "uri": uri(&finding.path) }, "region": place } }],
        })
    };
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "drydock",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": codes.iter().map(|code| rule(code, words)).collect::<Vec<_>>(),
            } },
            "columnKind": "utf16CodeUnits",
            "results": findings.iter().map(result).collect::<Vec<_>>(),
        }],
    })
}

/// Describes a rule; what a build refuses has no explanation but its sentence.
fn rule(code: &str, words: &Bundle) -> Value {
    match review::explanation(code) {
        Some(explanation) => json!({
            "id": code,
            "shortDescription": { "text": words.say((explanation.what)()) },
            "fullDescription": { "text": words.say((explanation.why)()) },
            "helpUri": explanation.reference,
        }),
        None => json!({ "id": code }),
    }
}

fn region(source: &CheckedFile, range: ByteRange) -> Value {
    let place = |offset: u32| {
        let line = source.lines.line_of(offset);
        let start = source.lines.line(line).map_or(0, |line| line.start);
        let before = ByteRange { start, end: offset }.slice(&source.text);
        (line + 1, before.encode_utf16().count() + 1)
    };
    let ((start_line, start_column), (end_line, end_column)) = (place(range.start), place(range.end));
    json!({ "startLine": start_line, "startColumn": start_column, "endLine": end_line, "endColumn": end_column })
}

/// Returns the name of a severity for programs, the same in every language.
fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

/// Escapes what a relative address may not hold (RFC 3986).
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/!$&'()*+,;=@".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use catalogue::Language;

    use super::*;

    #[test]
    fn places_count_from_one_in_utf16() {
        let context = CheckedContext::of(&[("a b/Dockerfile", "FROM scratch\nLABEL 🐳=b c\n")]);
        let log = sarif(&context, &context.review(), Bundle::of(Language::English));
        let result = &log["runs"][0]["results"][0];
        let location = &result["locations"][0]["physicalLocation"];
        assert_eq!(location["artifactLocation"]["uri"], "a%20b/Dockerfile");
        assert_eq!(
            location["region"],
            json!({ "startLine": 2, "startColumn": 12, "endLine": 2, "endColumn": 13 })
        );
        assert_eq!(log["runs"][0]["tool"]["driver"]["rules"][0]["id"], result["ruleId"]);
        assert_eq!(
            json(&context, &context.review(), Bundle::of(Language::English))[0]["range"],
            location["region"]
        );
    }

    #[test]
    fn rules_are_described_to_those_who_show_them() {
        let context = CheckedContext::of(&[("Dockerfile", "FROM alpine\n")]);
        let log = sarif(&context, &context.review(), Bundle::of(Language::English));
        let rule = &log["runs"][0]["tool"]["driver"]["rules"][0];
        assert_eq!(rule["id"], "BaseWithoutTag");
        assert!(rule["shortDescription"]["text"].is_string() && rule["helpUri"].is_string());
    }
}
