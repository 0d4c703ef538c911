//! The name of an `ARG` or `ENV` sounds like a secret (BuildKit `dockerfile2llb/validations.go`).

use catalogue::{Message, rules};

use super::{Context, Explanation, Report, Rule, RuleKind};
use crate::analysis::FactKind;
use crate::problem::Severity;
use crate::words::quote;

pub(super) static RULE: Rule = Rule {
    name: "SecretsUsedInArgOrEnv",
    kind: RuleKind::BuildKit,
    severity: Severity::Warning,
    is_experimental: false,
    explanation: Explanation {
        what: rules::secrets_used_in_arg_or_env_what,
        why: rules::secrets_used_in_arg_or_env_why,
        example: "FROM alpine\nARG API_TOKEN\n",
        better: "FROM alpine\nRUN --mount=type=secret,id=api_token,env=API_TOKEN ./fetch\n",
        reference: "https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/",
    },
    check,
};

fn check(context: &Context<'_>, report: &mut Report<'_>) {
    for fact in &context.analysis.facts {
        if let FactKind::Named(instruction, name) = &fact.kind
            && is_secret(name)
        {
            let message = format!(
                "Do not use ARG or ENV instructions for sensitive data ({instruction} {})",
                quote(name)
            );
            report.at(fact.instruction, fact.range, Message::verbatim(message));
        }
    }
}

fn is_secret(name: &str) -> bool {
    let has =
        |words: &[&str]| name.split('_').any(|part| words.iter().any(|word| word.eq_ignore_ascii_case(part)));
    has(&SECRET) && !has(&HARMLESS)
}

const SECRET: [&str; 10] =
    ["apikey", "auth", "credential", "credentials", "key", "password", "pword", "passwd", "secret", "token"];
const HARMLESS: [&str; 3] = ["public", "file", "version"];

#[cfg(test)]
mod tests {
    use super::super::testing::*;
    use super::RULE;

    #[test]
    fn whole_words_between_underscores_count() {
        finds(
            &RULE,
            "FROM a\nENV git_key=1 monkey=2\nARG Auth\nARG PUBLIC_KEY TOKEN_FILE SECRETS\n",
            &[
                "git_key: Do not use ARG or ENV instructions for sensitive data (ENV \"git_key\")",
                "Auth: Do not use ARG or ENV instructions for sensitive data (ARG \"Auth\")",
            ],
        );
        finds(&RULE, "ARG TOKEN\nFROM a\n", &[]);
    }

    #[test]
    fn its_examples_are_right() {
        explains(&RULE);
    }
}
