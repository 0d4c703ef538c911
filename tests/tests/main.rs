//! The end-to-end cases: over sockets alone, and in a browser. Filters, `--exact`, `--list` and `--test-threads` work as in libtest.

mod socket {
    //! Without a browser: what the wire promises, with the real engine.
    pub(crate) mod app_requests;
    pub(crate) mod builds;
    pub(crate) mod console;
    pub(crate) mod dockerfiles;
    pub(crate) mod failed_steps;
    pub(crate) mod handshake;
    pub(crate) mod inside;
    pub(crate) mod pairs;
    pub(crate) mod predictions;
    pub(crate) mod queue;
    pub(crate) mod restarts;
}
mod page {
    //! In a browser: what a person sees.
    pub(crate) mod accessibility;
    pub(crate) mod ask;
    pub(crate) mod causes;
    pub(crate) mod clinic;
    pub(crate) mod coach;
    pub(crate) mod command_line;
    pub(crate) mod compare;
    pub(crate) mod connection;
    pub(crate) mod crash;
    pub(crate) mod editor;
    pub(crate) mod endings;
    pub(crate) mod files;
    pub(crate) mod frame;
    pub(crate) mod image;
    pub(crate) mod keyboard;
    pub(crate) mod language;
    pub(crate) mod languages;
    pub(crate) mod layout;
    pub(crate) mod logs;
    pub(crate) mod long_file;
    pub(crate) mod no_engine;
    pub(crate) mod other_dockerfile;
    pub(crate) mod pasting;
    pub(crate) mod popups;
    pub(crate) mod prediction;
    pub(crate) mod presenter;
    pub(crate) mod python;
    pub(crate) mod refusals;
    pub(crate) mod room;
    pub(crate) mod start;
    pub(crate) mod states;
    pub(crate) mod targets;
    pub(crate) mod tutorial;
    pub(crate) mod waiting;
    pub(crate) mod words;
}

use std::process::ExitCode;

use tests::cases;
use tests::runner::{self, Arguments};
use tests::server;

use page::{
    accessibility, ask, causes, clinic, coach, command_line, compare, connection, crash, editor, endings,
    files, frame, image, keyboard, language, languages, layout, logs, long_file, no_engine, other_dockerfile,
    pasting, popups, prediction, presenter, python, refusals, room, start, states, targets, tutorial,
    waiting, words,
};
use socket::{
    app_requests, builds, console, dockerfiles, failed_steps, handshake, inside, pairs, predictions, queue,
    restarts,
};

#[tokio::main]
async fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1).peekable();
    if arguments.peek().is_some_and(|first| first == server::AS_SERVER) {
        return server::serve_as_child().await;
    }
    let cases = cases![
        sockets:
            builds::the_tutorial_builds_and_answers_and_an_edit_reuses_what_it_can,
            builds::another_workspace_really_runs_what_it_did_not_run_itself,
            builds::a_failing_run_names_its_line_and_its_exit_code,
            builds::a_missing_copy_source_is_named_with_its_line,
            builds::a_cancelled_build_ends_at_once_and_so_does_its_process,
            builds::a_long_log_keeps_head_and_tail_and_says_the_cut,
            dockerfiles::a_folder_is_built_with_its_own_dockerfile_and_predicted,
            dockerfiles::a_label_stands_on_the_image_and_runs_no_step,
            dockerfiles::a_dockerfile_outside_its_context_brings_its_own_ignore_file,
            console::the_first_tutorial_works_by_its_own_commands,
            console::a_terminal_in_a_container_is_a_real_one,
            console::files_pipes_and_variables_work_as_in_sh,
            console::no_workspace_sees_what_another_has,
            failed_steps::the_clinic_finds_the_line_that_decides,
            predictions::an_edit_is_predicted_with_its_line_and_proven,
            predictions::a_page_is_told_what_it_can_predict_from_once,
            predictions::build_arguments_reach_the_build_and_its_prediction,
            predictions::another_workspace_is_predicted_to_run_what_it_did_not_run_itself,
            predictions::in_a_shared_scope_the_second_workspace_reuses_what_the_first_ran,
            predictions::what_was_built_is_known_after_a_restart,
            inside::a_layer_tells_what_it_added_changed_and_deleted,
            inside::an_engine_of_somebody_elses_tells_the_same,
            inside::a_large_image_is_listed_soon_and_page_by_page,
            pairs::every_pair_shows_what_it_promises,
            pairs::a_pair_that_is_built_again_shows_the_same_again,
            pairs::the_files_of_an_old_build_come_back_and_so_do_those_before,
            queue::a_build_that_waits_knows_its_place_and_can_be_cancelled,
            queue::a_second_build_of_one_workspace_is_refused,
            queue::addresses_take_turns_and_each_has_a_bound,
            queue::a_place_is_given_up_when_its_last_tab_is_closed,
            handshake::a_socket_without_our_origin_is_refused,
            handshake::a_page_of_another_version_is_asked_to_reload,
            handshake::a_token_opens_its_workspace_and_no_other,
            app_requests::a_crash_at_start_is_told_with_exit_code_and_last_lines,
            app_requests::an_app_on_loopback_only_is_told_as_that,
            app_requests::a_tab_has_so_many_requests_under_way,
            app_requests::an_app_on_another_port_is_found,
            app_requests::a_container_that_uses_too_much_memory_is_told_as_that,
            app_requests::an_app_page_stands_on_its_own_origin,
            restarts::a_killed_server_keeps_what_it_said_was_saved,
            restarts::a_stopped_server_says_so_and_records_the_build_it_stopped;
        browser:
            tutorial::first_visit_to_answer_takes_two_presses,
            tutorial::an_edit_of_the_app_reuses_from_and_run_and_the_answer_changes,
            tutorial::the_second_seed_shows_its_version_conflict_and_one_press_solves_it,
            command_line::the_line_helps_whoever_types_it,
            command_line::the_tutorials_work_by_the_commands_that_they_print,
            command_line::a_terminal_is_a_real_one,
            command_line::what_no_workspace_may_do_is_refused_by_name,
            states::a_file_that_cannot_be_built_says_so_before_and_after_somebody_tries,
            states::an_app_of_an_older_build_says_which_and_leads_to_the_newer,
            states::the_commands_say_what_the_buttons_do_and_the_wrong_port_teaches,
            states::escape_in_an_editor_cancels_no_build,
            states::a_failed_step_is_explained_at_its_line,
            endings::a_failing_run_marks_its_line_and_keeps_its_log,
            endings::a_missing_copy_source_is_said,
            endings::a_build_can_be_cancelled,
            refusals::what_a_workspace_cannot_hold_is_said,
            refusals::who_may_not_come_and_what_is_too_much_for_a_tab_is_said,
            refusals::what_no_engine_may_see_is_refused_in_a_sentence,
            refusals::who_waits_in_line_is_told_why_it_was_in_vain,
            refusals::what_a_build_may_not_be_is_said,
            refusals::why_an_app_does_not_answer_is_said,
            refusals::what_an_engine_ends_is_told_with_the_limit,
            refusals::what_a_server_cannot_do_is_said,
            endings::a_crash_at_start_shows_exit_code_and_last_lines,
            clinic::why_a_container_ends_is_told_and_mended,
            clinic::why_a_step_fails_is_told_and_mended,
            coach::a_first_visitor_is_led_to_a_prediction_that_comes_true,
            coach::who_skips_the_steps_never_sees_them_again,
            logs::a_reload_in_mid_build_brings_back_steps_and_log,
            logs::a_silent_program_in_python_is_explained_and_mended,
            logs::a_hundred_thousand_lines_leave_the_page_quick,
            no_engine::build_and_run_are_disabled_with_the_reason,
            connection::edits_typed_while_the_connection_is_cut_are_saved_when_it_is_back,
            connection::a_killed_server_comes_back_with_everything,
            connection::two_tabs_stay_in_step,
            connection::a_page_of_which_a_part_did_not_come_loads_again_by_itself,
            connection::without_a_network_the_page_says_so_at_once_and_refuses_to_build,
            connection::a_conflict_shows_the_other_text_before_it_asks,
            start::without_javascript_the_page_says_so_and_shows_the_files,
            start::a_page_without_its_module_shows_the_files_and_then_says_so,
            start::the_files_stand_where_the_page_will_have_them,
            start::a_visitor_who_comes_back_sees_no_other_files,
            accessibility::no_rule_is_broken_on_the_way_to_an_answer,
            accessibility::no_rule_is_broken_while_building_and_after_a_failure,
            accessibility::no_rule_is_broken_where_something_is_the_matter,
            accessibility::no_rule_is_broken_in_what_opens_and_on_a_phone,
            compare::the_order_of_copy_is_weighed_with_real_seconds,
            compare::files_of_an_old_build_are_restored_and_taken_back,
            compare::a_pair_is_built_by_one_button_in_a_workspace_of_its_own,
            compare::a_pair_that_was_cancelled_goes_on_from_there,
            editor::a_word_is_searched_by_the_usual_keys,
            python::a_broken_app_keeps_its_routes_and_a_press_asks_one,
            python::what_reads_python_comes_when_it_is_asked_for_again,
            python::python_is_read_as_the_base_image_reads_it,
            language::a_wrong_instruction_is_marked_in_the_next_frame_and_mended_by_keyboard,
            prediction::every_cause_is_said_with_its_evidence_while_it_is_typed,
            presenter::a_build_is_predicted_run_and_proven_by_one_key,
            presenter::it_is_read_and_pressed_on_a_phone,
            presenter::stages_that_are_built_side_by_side_lie_in_lanes,
            presenter::the_changed_line_is_shown_and_edited_at_its_place,
            ask::a_class_answers_before_the_build_does,
            ask::one_learner_is_asked_in_the_page_and_on_a_phone,
            image::a_layers_files_are_listed_and_one_is_opened,
            image::fifty_thousand_files_are_as_quick_as_fifty,
            prediction::pointing_at_a_file_below_the_layers_draws_all_of_them_as_they_would_be,
            prediction::a_build_says_whether_it_went_as_predicted,
            prediction::a_reused_step_names_the_build_that_made_it,
            other_dockerfile::another_dockerfile_is_chosen_built_and_predicted,
            causes::a_build_is_called_as_chosen_and_predicted_so,
            causes::a_files_mode_is_a_cause_and_reaches_the_image,
            causes::a_base_image_that_moved_is_said,
            causes::two_workspaces_share_only_where_the_server_says_so,
            language::names_are_completed_renamed_explained_and_lines_formatted,
            language::what_files_get_wrong_together_is_told,
            files::files_are_added_renamed_deleted_and_downloaded,
            layout::every_name_is_the_browsers_own,
            files::a_deleted_or_renamed_file_keeps_its_mode,
            files::a_file_dropped_on_the_page_is_added,
            files::what_windows_writes_is_read_and_kept_in_utf_8,
            pasting::a_tutorial_is_put_in_place_and_taken_back_in_one_step,
            pasting::commands_that_stand_in_the_dockerfile_are_one_problem_with_a_way_out,
            pasting::another_file_in_the_dockerfile_goes_to_its_own_place,
            pasting::an_ordinary_paste_asks_nothing,
            files::a_downloaded_archive_is_opened_again_and_taken_back,
            files::loose_files_are_chosen_and_what_is_no_text_is_refused_by_name,
            files::a_workspace_starts_over_and_that_is_taken_back,
            files::the_link_of_a_workspace_opens_it_in_another_browser,
            crash::a_page_that_has_stopped_says_so_and_loses_nothing,
            keyboard::the_main_job_is_done_without_a_pointer,
            keyboard::walking_through_the_page_changes_no_file,
            keyboard::an_editor_says_what_tab_does_to_those_who_come_by_keyboard,
            long_file::five_thousand_instructions_are_drawn_where_they_are_seen,
            popups::each_is_closed_by_escape_and_gives_the_focus_back,
            targets::everything_that_is_pressed_is_large_enough,
            targets::the_chosen_is_seen_where_the_system_chooses_all_colours,
            waiting::a_build_in_line_says_how_many_go_first,
            waiting::a_pair_in_line_says_so_too,
            layout::nothing_moves_for_those_who_prefer_less_motion,
            layout::nothing_scrolls_sideways_on_a_phone,
            layout::a_low_window_keeps_its_room_for_the_editors,
            room::nothing_is_cut_at_any_width,
            room::every_pane_keeps_its_lines_in_a_low_window,
            room::panes_are_given_room_by_pointer_and_by_keys,
            room::larger_letters_clip_no_line_of_a_log,
            room::many_refused_files_are_told_in_one_place,
            room::looking_inside_is_seen_and_has_the_focus,
            frame::the_app_page_cannot_reach_the_playground,
            frame::sessions_and_requests_work_in_the_frame_as_in_a_tab,
            words::no_sentence_of_the_page_stands_in_the_code,
            languages::a_page_changes_its_language_and_keeps_what_was_done,
            languages::a_page_begins_with_the_language_of_its_reader,
    ];
    let unread = refusals::without_case(&cases);
    if !unread.is_empty() {
        return runner::refuse(&unread);
    }
    if runner::run(cases, Arguments::read(arguments)).await { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
