//! A person in the window and one in a spreadsheet, in any order: every answer that either of them
//! saved is there until somebody changes it who has seen it.

use std::fs::{File, read_to_string};
use std::sync::Arc;

use kaopu_studio::{EntryDraft, SaveOutcome, Workspace};

use super::saves::STYLES;
use super::shop::{BEGUN, ENTRIES, Shop, answered, entry};
use crate::dice::Dice;

/// The answers as they must stand in the file.
struct Answers(Vec<String>);

impl Answers {
    fn text(&self) -> String {
        let rows = self.0.iter().enumerate();
        let rows = rows.map(|(at, answer)| format!("e{at},常问,第{at}件事怎么办,{answer}\n"));
        format!("id,category,question,answer\n{}", rows.collect::<String>())
    }
}

pub(super) fn at_random(steps: usize) -> Result<String, String> {
    let mut dice = Dice::new(43);
    let shop = Shop::new();
    let file = shop.folder().join("faqs.csv");
    let mut answers = Answers(vec![BEGUN.to_owned(); ENTRIES]);
    let mut workspace = shop.open();
    let mut begun: Option<EntryDraft> = None;
    let (mut saved, mut conflicts, mut outside, mut restarts, mut lost) = (0, 0, 0, 0, Vec::new());
    for step in 0..steps {
        match dice.below(10) {
            // The window shows an entry, in which somebody begins to write.
            0..3 => begun = Some(entry(&workspace, &format!("e{}", dice.below(ENTRIES)))),
            3..6 => {
                let Some(base) = begun.take() else { continue };
                let number: usize = base.id.0[1..].parse().unwrap();
                // As many bytes as the others write.
                let ours = format!("窗口里写的答案{step:06}。");
                match workspace.save_draft(
                    Some(&answered(&base, base.answer.clone())),
                    &answered(&base, ours.clone()),
                    None,
                ) {
                    Ok(SaveOutcome::Saved { .. }) => {
                        if answers.0[number] != base.answer {
                            lost.push(format!("step {step}: an answer nobody had seen"));
                        }
                        answers.0[number] = ours;
                        saved += 1;
                    }
                    Ok(SaveOutcome::Conflict { .. }) => conflicts += 1,
                    Err(error) => lost.push(format!("step {step}: {error:?}")),
                }
            }
            6..9 => {
                outside += 1;
                spreadsheet(&mut answers, &file, step, &mut dice);
            }
            // Somebody saves while the window is closed.
            _ => {
                restarts += 1;
                workspace = restarted(workspace, &shop, || {
                    spreadsheet(&mut answers, &file, step, &mut dice);
                });
            }
        }
        let now = read_to_string(&file).unwrap();
        if now != answers.text() {
            lost.push(format!("step {step}: {now}"));
            break;
        }
    }
    let figure = format!(
        "{steps} steps: {saved} saves in the window, {outside} in a spreadsheet, {restarts} while it \
         was closed, {conflicts} conflicts shown: {} answers overwritten{}",
        lost.len(),
        lost.first().map(|first| format!("; {first}")).unwrap_or_default()
    );
    if lost.is_empty() && conflicts > 0 { Ok(figure) } else { Err(figure) }
}

/// Another answer of the same length in one of the entries; sometimes with the file's old time.
fn spreadsheet(answers: &mut Answers, file: &std::path::Path, step: usize, dice: &mut Dice) {
    answers.0[dice.below(ENTRIES)] = format!("表格里写的答案{step:06}。");
    let time = std::fs::metadata(file).unwrap().modified().unwrap();
    let (_, save) = dice.one_of(&STYLES);
    save(file, answers.text().as_bytes());
    if dice.below(2) == 0 {
        File::options().write(true).open(file).unwrap().set_modified(time).unwrap();
    }
}

fn restarted(workspace: Arc<Workspace>, shop: &Shop, meanwhile: impl FnOnce()) -> Arc<Workspace> {
    drop(workspace);
    meanwhile();
    shop.open()
}
