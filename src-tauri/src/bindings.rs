//! The table of commands and events, from which the TypeScript is generated.

use tauri::Wry;
use tauri_specta::{Builder, ErrorHandlingMode, collect_commands, collect_events};

use crate::events::{
    DialogueProgress, DiscoveryGoesOn, FilesDropped, FixImpactProgress, ImportGoesOn,
    ProtectionGoesOn, ReviewProgress, WindowClosing, WordingsGoOn, WorkspaceChanged,
};
use crate::{
    bulk as b, closing as w, commands as c, dialogs as d, dialogues as t, discover as ds,
    history as h, imports as im, merges as me, pictures as pi, protection as pn, release as r,
    review as rv, tables as tb, timeline as tl, trial as tr, unread as u, wordings as wo,
};

/// Every command and event of the window, and what counts as a hidden character there.
pub(crate) fn builder() -> Builder<Wry> {
    let [hidden, pictographs] = kaopu_studio::hidden_ranges();
    Builder::new()
        .disable_serde_phases()
        .error_handling(ErrorHandlingMode::Result)
        .commands(collect_commands![
            c::recent_workspaces,
            c::open_sample,
            c::open_workspace,
            c::templates,
            c::new_workspace,
            d::pick_folder,
            d::place_for_new,
            d::pick_save_path,
            d::pick_calendar,
            c::workspace,
            w::close_window,
            c::rescan,
            c::status,
            c::overview,
            c::entries,
            c::search,
            c::entry,
            c::create_entry,
            c::answer_by_bot,
            c::undo,
            c::redo,
            c::placeholders,
            c::save_fact,
            c::products,
            b::plan_bulk,
            b::apply_bulk,
            b::duplicate_wordings,
            tb::table,
            tb::edit_table,
            tb::table_uses,
            tb::table_impact,
            pi::pictures,
            pi::picture,
            pi::pick_pictures,
            pi::add_picture,
            pi::replace_picture,
            pi::save_picture,
            pi::remove_picture,
            c::try_out,
            c::try_out_then,
            c::keep_conversation,
            c::propose_fixes,
            c::fix_impact,
            c::stop_fix_impact,
            c::apply_fix,
            c::check_up,
            c::budget,
            c::save_budget,
            tl::timeline,
            tl::changes_at,
            t::dialogues,
            t::dialogue,
            t::run_dialogues,
            t::protect,
            t::cancel_run,
            pn::protection,
            pn::measure_protection,
            pn::stop_protection,
            pn::add_proposals,
            wo::wordings,
            wo::check_wordings,
            wo::stop_wordings,
            wo::add_wording,
            wo::wording_to_dialogue,
            t::save_as_dialogue,
            t::update_dialogue,
            t::deviations,
            t::accept,
            t::rename_dialogue,
            t::duplicate_dialogue,
            t::dialogue_messages,
            t::remove_dialogue,
            c::personas,
            c::use_persona,
            c::tone_matrix,
            c::play_personas,
            c::voice_preview,
            c::care,
            c::escalation,
            c::move_rule,
            c::rule_coverage,
            c::dialogue_changes,
            c::save_draft,
            c::keep_draft,
            c::forget_draft,
            c::kept_drafts,
            c::remove_part,
            c::keys,
            c::create_key,
            c::release_preview,
            r::export_replaces,
            r::export_bundle,
            tr::trial,
            tr::try_release,
            tr::show_trial,
            tr::stop_trial,
            r::signing,
            r::add_approver,
            r::ask_managers,
            r::remove_signer,
            r::renew_signing,
            r::rotate_signer,
            r::sign_waiting_root,
            r::withdraw_root,
            r::begin_signing_anew,
            r::key_files,
            d::copy_root,
            r::approve_candidate,
            d::pick_candidate,
            rv::release_review,
            rv::stop_release_review,
            rv::decide_changes,
            rv::reopen_changes,
            rv::sent_back,
            rv::pick_log,
            im::pick_import,
            im::plan_import,
            im::apply_import,
            im::stop_import,
            im::import_columns,
            im::export_workbook,
            im::begin_for_import,
            ds::pick_chats,
            ds::discovery,
            ds::read_chats,
            ds::chat_columns,
            ds::discover_again,
            ds::stop_discovery,
            ds::forget_chats,
            ds::left_clusters,
            ds::near_entries,
            ds::cluster_to_entry,
            ds::add_cluster,
            ds::put_cluster_aside,
            ds::question_to_dialogue,
            ds::judging,
            ds::judge_reply,
            ds::take_judgement_back,
            c::releases,
            c::past_release,
            c::restore_release,
            h::history,
            h::operation_changes,
            h::restore,
            h::history_backups,
            me::open_merges,
            me::plan_merge,
            me::apply_merge,
            me::leave_merge,
            u::unread_files,
            u::settle_unread,
        ])
        .events(collect_events![
            WorkspaceChanged,
            WindowClosing,
            FilesDropped,
            DialogueProgress,
            DiscoveryGoesOn,
            FixImpactProgress,
            ImportGoesOn,
            ProtectionGoesOn,
            ReviewProgress,
            WordingsGoOn
        ])
        .constant("HIDDEN_RANGES", numbers(hidden))
        .constant("PICTOGRAPH_RANGES", numbers(pictographs))
}

/// Ranges of characters as TypeScript has them.
fn numbers(ranges: &[(char, char)]) -> Vec<(u32, u32)> {
    ranges.iter().map(|(first, last)| (u32::from(*first), u32::from(*last))).collect()
}

#[cfg(test)]
#[expect(
    clippy::disallowed_methods,
    reason = "a test reads its switch and rewrites the generated file"
)]
mod tests {
    use std::path::Path;

    use specta_typescript::Typescript;

    #[test]
    fn the_committed_bindings_are_those_of_these_commands() {
        let committed =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src/generated/bindings.ts");
        let folder = tempfile::tempdir().unwrap();
        let fresh = folder.path().join("bindings.ts");
        super::builder().export(Typescript::default(), &fresh).unwrap();
        let fresh = std::fs::read_to_string(fresh).unwrap();
        if std::env::var_os("UPDATE_BINDINGS").is_some() {
            std::fs::write(&committed, &fresh).unwrap();
        }
        let committed = std::fs::read_to_string(committed).unwrap();
        assert!(
            committed == fresh,
            "bindings.ts is stale: UPDATE_BINDINGS=1 cargo test -p kaopu-desktop rewrites it"
        );
    }
}
