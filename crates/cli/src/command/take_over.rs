//! Tables that Excel or WPS saved again: said, and read as what was meant.

use std::path::Path;
use std::sync::Arc;

use kaopu_studio::Snapshot;
use kaopu_studio::{Opening, SystemClock, UnreadFile, UnreadSettlement, Workspace, resaved_tables};

use crate::environment::Environment;
use crate::failure::Outcome;
use crate::output::{Line, TextStyle, Ui};

/// Reads what can be read of such tables and writes it as UTF-8: operations like those of the
/// window, which undo takes back there.
pub(crate) fn take_over(kb: &Path, ui: &mut Ui, environment: &Environment) -> Outcome<()> {
    let workspace = Workspace::open(Opening {
        caches: None,
        path: kb.to_owned(),
        actor: environment.user.clone(),
        is_sample: false,
        encoder: None,
        clock: Arc::new(SystemClock),
        on_change: Box::new(|_| {}),
    })?;
    workspace.expect_writable()?;
    for table in workspace.unread_files() {
        let Some(plan) = table.resaved.filter(|plan| plan.faults.is_empty()) else { continue };
        let settlement = UnreadSettlement::TakeOver { digest: plan.digest };
        workspace.settle_unread(&table.file, &settlement)?;
        let text = ui.language.choose(
            format!("{}：按 {} 读入，{} 行", table.file, plan.encoding, plan.rows),
            format!("{}: read as {}, {} rows", table.file, plan.encoding, plan.rows),
        );
        ui.say(Line::new().add(TextStyle::Green, "✓ ").plain(text))?;
    }
    Ok(())
}

/// Says which tables were saved so, and what can't be told of them.
pub(crate) fn say(ui: &mut Ui, snapshot: &Snapshot) -> Outcome<Vec<UnreadFile>> {
    let tables = resaved_tables(snapshot.files());
    for table in &tables {
        let Some(plan) = &table.resaved else { continue };
        for fault in &plan.faults {
            let said = fault.said();
            ui.say(Line::new().add(TextStyle::Red, ui.language.choose(said.zh, said.en)))?;
        }
        let (zh, en) = match plan.faults.len() {
            0 => {
                ("：kaopu check --take-over 把它读回来", "; kaopu check --take-over puts it right")
            }
            _ => ("：上面几处先改好", "; put the places above right first"),
        };
        let text = ui.language.choose(
            format!("{} {}{zh}", table.file, table.reason.zh),
            format!("{}: {}{en}", table.file, table.reason.en),
        );
        ui.say(Line::new().add(TextStyle::Yellow, text))?;
    }
    Ok(tables)
}
