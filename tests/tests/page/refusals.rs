//! Every sentence that a limit or a refusal says, read in the page where a person looks: what is the matter, how much there was, what to do. The
//! catalogue says which case reads which; all the others live off that list.

mod apps;
mod builds;
mod catalogue;
mod dockerfiles;
mod engine;
mod line;
mod servers;
mod tabs;
mod walk;
mod workspace;

pub(crate) use apps::why_an_app_does_not_answer_is_said;
pub(crate) use builds::what_a_build_may_not_be_is_said;
pub(crate) use dockerfiles::what_no_engine_may_see_is_refused_in_a_sentence;
pub(crate) use engine::what_an_engine_ends_is_told_with_the_limit;
pub(crate) use line::who_waits_in_line_is_told_why_it_was_in_vain;
pub(crate) use servers::what_a_server_cannot_do_is_said;
pub(crate) use tabs::who_may_not_come_and_what_is_too_much_for_a_tab_is_said;
pub(crate) use workspace::what_a_workspace_cannot_hold_is_said;

use tests::runner::Case;

/// Returns the sentences whose case is not run.
pub(crate) fn without_case(cases: &[Case]) -> Vec<String> {
    let is_run = |case: &str| cases.iter().any(|run| run.name == case);
    let of = |read| match read {
        catalogue::Read::Provoked(case) | catalogue::Read::HandedOver(case, _) => case,
    };
    let missing = catalogue::all().filter(|(_, read)| !is_run(of(*read)));
    missing.map(|(name, read)| format!("`{name}` has no case {}", of(read))).collect()
}
