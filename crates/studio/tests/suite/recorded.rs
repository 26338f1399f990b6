//! What the window is answered, recorded for the tests of the interface: `ui/src/platform/fixtures`
//! holds situations, each with what was done before and the calls that are answered in it. The
//! calls stand there, the replies are played here: over a copy of the sample shop, by words alone,
//! at a time that stands still.

use std::collections::{BTreeMap, VecDeque};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use kaopu_studio::{
    ApiError, ApiResult, ImportChoice, ImportRequest, LogChoice, Places, Studio, templates,
};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json, to_value};

use crate::common::{StoppedClock, sample};

/// Where the shop stands in what is recorded.
const HOME: &str = "/home/xiaoman";

#[derive(Deserialize)]
struct Situation {
    /// What was done before.
    after: Vec<Call>,
    calls: Vec<Call>,
}

#[derive(Deserialize)]
struct Call {
    call: String,
    args: Vec<Value>,
    #[serde(default)]
    reply: Value,
    #[serde(default)]
    error: Value,
}

impl Call {
    fn name(&self) -> String {
        format!("{} {}", self.call, line(Value::Array(self.args.clone())))
    }
}

/// What a call is given, one after the other.
struct Arguments(VecDeque<Value>);

impl Arguments {
    fn next<T: DeserializeOwned>(&mut self) -> T {
        serde_json::from_value(self.0.pop_front().expect("one more argument")).unwrap()
    }
}

/// A program with a copy of the sample shop open.
struct Played {
    folder: tempfile::TempDir,
    studio: Studio,
}

impl Played {
    fn begin() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let places = Places {
            caches: None,
            config: at("config"),
            data: at("data"),
            sample: sample(),
            program: None,
        };
        let studio = Studio::new(places, "小满".into(), Arc::new(StoppedClock), |_| {});
        studio.use_encoder(Ok(None));
        studio.open_sample().unwrap();
        Self { folder, studio }
    }

    /// The reply or the error, each `null` if it is the other one.
    fn play(&self, call: &Call) -> (Value, Value) {
        let mut arguments = Arguments(call.args.clone().into());
        let (reply, error) = match self.reply(&call.call, &mut arguments) {
            Ok(reply) => (reply, Value::Null),
            Err(error) => (Value::Null, to_value(error).unwrap()),
        };
        assert!(arguments.0.is_empty(), "{} takes fewer arguments", call.name());
        let home = self.folder.path().to_str().unwrap();
        let moved = |value: Value| {
            serde_json::from_str(&value.to_string().replace(home, HOME)).expect("still JSON")
        };
        (moved(reply), moved(error))
    }

    /// A use case by its name in the bindings.
    fn reply(&self, call: &str, a: &mut Arguments) -> ApiResult<Value> {
        fn told(value: impl Serialize) -> ApiResult<Value> {
            Ok(to_value(value).unwrap())
        }
        let studio = &self.studio;
        let (desk, shop) = (studio.desk()?, studio.workspace()?);
        match call {
            "recentWorkspaces" => told(studio.recent_workspaces()),
            "templates" => told(templates()),
            "workspace" => told(studio.current()?),
            "keys" => told(studio.keys()),
            "keyFiles" => told(studio.key_files()),
            "status" => told(studio.status()?),
            "rescan" => told(shop.refresh()?),
            "overview" => told(shop.overview()?),
            "entries" => told(shop.entries()),
            "search" => told(shop.search(&a.next::<String>())),
            "entry" => told(shop.entry(&a.next::<String>())?),
            "planBulk" => told(shop.plan_bulk(&a.next())?),
            "applyBulk" => {
                let edit = a.next();
                told(shop.apply_bulk(&edit, &a.next::<String>())?)
            }
            "duplicateWordings" => told(shop.duplicate_wordings()),
            "placeholders" => told(shop.placeholders()),
            "pictures" => told(shop.pictures()),
            "picture" => told(shop.picture(&a.next::<String>())),
            "products" => told(shop.products()),
            "table" => {
                let table = a.next();
                told(shop.table(table, a.next::<Option<String>>().as_deref())?)
            }
            "editTable" => {
                let version: String = a.next();
                told(shop.edit_table(&version, &a.next(), &a.next::<Vec<_>>())?)
            }
            "tableUses" => {
                let (table, row) = (a.next(), a.next());
                told(shop.table_uses(table, row, &a.next::<String>()))
            }
            "tableImpact" => {
                let version: String = a.next();
                told(desk.impact.of_table(&version, &a.next())?)
            }
            "tryOut" => {
                let (draft, messages) = (a.next::<Option<_>>(), a.next::<Vec<_>>());
                told(desk.simulator.try_out(draft.as_ref(), &messages, a.next())?)
            }
            "tryOutThen" => {
                let (draft, messages) = (a.next::<Option<_>>(), a.next::<Vec<_>>());
                let (editing, now) = (a.next(), a.next::<Vec<_>>());
                told(desk.simulator.try_out_then(draft.as_ref(), &messages, editing, &now)?)
            }
            "timeline" => told(shop.timeline(a.next::<Option<String>>().as_deref())?),
            "changesAt" => told(shop.changes_at(&a.next::<String>())?),
            "proposeFixes" => {
                let (messages, right): (Vec<_>, String) = (a.next(), a.next());
                told(desk.impact.propose(&messages, &right.as_str().into())?)
            }
            "fixImpact" => {
                let messages: Vec<_> = a.next();
                told(desk.impact.of(&messages, &a.next(), |_, _| ())?)
            }
            "applyFix" => told(shop.apply_fix(&a.next())?),
            "checkUp" => told(desk.preview.check_up(&a.next())?),
            "budget" => told(shop.budget()),
            "saveBudget" => told(shop.save_budget(a.next())?),
            "dialogues" => told(shop.dialogues()),
            "deviations" => told(shop.deviations()),
            "accept" => told(shop.accept(&a.next::<Vec<_>>())?),
            "renameDialogue" => {
                let file: String = a.next();
                told(shop.rename_dialogue(&file, &a.next::<String>())?)
            }
            "duplicateDialogue" => told(shop.duplicate_dialogue(&a.next::<String>())?),
            "dialogueMessages" => told(shop.dialogue_messages(&a.next::<String>())?),
            "saveFact" => told(shop.save_fact(&a.next())?),
            "dialogue" => told(shop.dialogue(&a.next::<String>())?),
            "personas" => told(shop.personas()),
            "usePersona" => told(shop.use_persona(&a.next::<String>())?),
            "toneMatrix" => told(desk.preview.tone_matrix(a.next::<Option<_>>().as_ref())?),
            "playPersonas" => {
                let messages: Vec<_> = a.next();
                told(desk.preview.play_personas(&messages, a.next::<Option<_>>().as_ref())?)
            }
            "voicePreview" => {
                let draft = a.next();
                told(shop.voice_preview(&draft, &a.next::<String>())?)
            }
            "care" => told(shop.care()),
            "escalation" => told(shop.escalation()),
            "moveRule" => {
                let rule = a.next();
                told(shop.move_rule(&rule, a.next::<Option<_>>().as_ref())?)
            }
            "ruleCoverage" => told(desk.preview.rule_coverage(a.next::<Option<_>>().as_ref())?),
            "dialogueChanges" => told(desk.preview.dialogue_changes(&a.next())?),
            "saveAsDialogue" => {
                let title: String = a.next();
                told(shop.save_as_dialogue(&title, &a.next::<Vec<_>>())?)
            }
            "saveDraft" => {
                let (base, draft): (Option<_>, _) = (a.next(), a.next());
                let visit: Option<String> = a.next();
                told(shop.save_draft(base.as_ref(), &draft, visit.as_deref())?)
            }
            "removePart" => told(shop.remove_part(&a.next())?),
            "releasePreview" => told(shop.release_preview_after(a.next())?),
            "planImport" => told(studio.plan_import(&chosen(a), |_| ())?),
            "importColumns" => told(studio.import_columns(&chosen(a))?),
            "applyImport" => {
                let request = chosen(a);
                told(studio.apply_import(&request, &a.next::<String>(), |_| ())?)
            }
            "protection" => told(desk.protector.view()),
            "wordings" => told(desk.wordings.view()),
            "checkWordings" => told(desk.wordings.run(|_| ())?),
            "addWording" => {
                let entry = a.next();
                told(desk.wordings.add_phrasing(&entry, &a.next::<String>())?)
            }
            "wordingToDialogue" => {
                let entry = a.next();
                told(desk.wordings.keep_as_dialogue(&entry, &a.next::<String>())?)
            }
            "discovery" => told(desk.discoverer.view()),
            "readChats" => {
                let (choice, file) = chats(a);
                told(studio.read_chats(&choice, &file, |_| ())?)
            }
            "chatColumns" => {
                let (choice, file) = chats(a);
                told(studio.chat_columns(&choice, &file)?)
            }
            "leftClusters" => {
                let aside = a.next();
                told(desk.discoverer.left(aside, a.next())?)
            }
            "nearEntries" => told(desk.discoverer.near(&a.next::<String>())?),
            "clusterToEntry" => {
                told(desk.discoverer.write_entry(&a.next::<String>(), &a.next::<Vec<String>>())?)
            }
            "putClusterAside" => {
                let cluster: String = a.next();
                told(desk.discoverer.put_aside(&cluster, a.next())?)
            }
            "discoverAgain" => told(desk.discoverer.look_again(|_| ())?),
            "questionToDialogue" => {
                let text: String = a.next();
                told(desk.discoverer.keep_question(&text, a.next())?)
            }
            "judging" => told(desk.discoverer.judging()?),
            "judgeReply" => {
                let text: String = a.next();
                told(desk.discoverer.judge(&text, a.next())?)
            }
            "releases" => told(shop.releases()?),
            "pastRelease" => told(shop.past_release(a.next())?),
            "restoreRelease" => told(shop.restore_release(a.next())?),
            "signing" => told(shop.signing()?),
            "releaseReview" => told(desk.review.look(|_, _| ())?),
            "decideChanges" => {
                let ids: Vec<_> = a.next();
                told(shop.decide_changes(&ids, &a.next())?)
            }
            "reopenChanges" => told(shop.reopen_changes(&a.next::<Vec<_>>())?),
            "sentBack" => told(shop.sent_back()?),
            "history" => told(shop.history(&a.next())?),
            "operationChanges" => {
                let first = a.next();
                told(shop.operation_changes(first, a.next())?)
            }
            "historyBackups" => told(shop.history_backups()?),
            "unreadFiles" => told(shop.unread_files()),
            "openMerges" => told(shop.open_merges()?),
            "restore" => told(shop.restore(&a.next())?),
            other => Err(ApiError::new("unknown", format!("没有「{other}」"), other)),
        }
    }
}

/// An import of files of `tests/fixtures/import`, by their names.
fn chosen(a: &mut Arguments) -> ImportRequest {
    let choice: ImportChoice = a.next();
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/import");
    let named = |file: &String| fixtures.join(Path::new(file).file_name().unwrap());
    let files = choice.files.iter().map(named).collect();
    ImportRequest::chosen(&choice, files)
}

/// A log of `tests/fixtures`, by its name.
fn chats(a: &mut Arguments) -> (LogChoice, PathBuf) {
    let choice: LogChoice = a.next();
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let file = fixtures.join(Path::new(&choice.file).file_name().unwrap());
    (choice, file)
}

/// A value on one line, its names in alphabetical order.
fn line(value: Value) -> String {
    fn sorted(value: Value) -> Value {
        match value {
            Value::Array(items) => items.into_iter().map(sorted).collect(),
            Value::Object(fields) => {
                let fields: BTreeMap<_, _> =
                    fields.into_iter().map(|(name, field)| (name, sorted(field))).collect();
                fields.into_iter().collect()
            }
            other => other,
        }
    }
    sorted(value).to_string()
}

fn written(situation: &Situation) -> String {
    let calls = |calls: &[Call]| {
        let lines: Vec<_> = calls
            .iter()
            .map(|call| {
                let mut all = format!(
                    r#"  {{"call":{},"args":{}"#,
                    json!(call.call),
                    line(call.args.clone().into())
                );
                for (name, value) in [("reply", &call.reply), ("error", &call.error)] {
                    if !value.is_null() {
                        write!(all, r#","{name}":{}"#, line(value.clone())).unwrap();
                    }
                }
                all + "}"
            })
            .collect();
        if lines.is_empty() { "[]".to_owned() } else { format!("[\n{}\n]", lines.join(",\n")) }
    };
    format!(
        "{{\n\"after\": {},\n\"calls\": {}\n}}\n",
        calls(&situation.after),
        calls(&situation.calls)
    )
}

fn situations() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/src/platform/fixtures");
    let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let mut files: Vec<_> =
        files.filter(|path| path.extension().is_some_and(|ending| ending == "json")).collect();
    files.sort();
    files
}

#[test]
fn the_window_is_answered_as_its_tests_were_told() {
    let update = std::env::var_os("UPDATE_FIXTURES").is_some();
    let mut stale = Vec::new();
    let files = situations();
    assert!(files.len() > 1, "{files:?}");
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        let mut situation: Situation = serde_json::from_str(&text).unwrap();
        let shop = Played::begin();
        let done = situation.after.len();
        for (step, call) in situation.after.iter_mut().chain(&mut situation.calls).enumerate() {
            let (reply, error) = shop.play(call);
            assert!(step >= done || error.is_null(), "{}: {error}", call.name());
            if (&reply, &error) != (&call.reply, &call.error) {
                stale.push(call.name());
            }
            (call.reply, call.error) = (reply, error);
        }
        let fresh = written(&situation);
        if update && fresh != text {
            std::fs::write(&file, fresh).unwrap();
        } else if fresh != text && stale.is_empty() {
            stale.push(format!("the order in {}", file.display()));
        }
    }
    assert!(
        update || stale.is_empty(),
        "answered differently (UPDATE_FIXTURES=1 cargo test --workspace answered_as records \
         anew):\n{}",
        stale.join("\n")
    );
}
