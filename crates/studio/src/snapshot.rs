//! One state of a knowledge base: its files, what they say, what is wrong with them, and what
//! answers from them.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Arc, Mutex, OnceLock};

use jiff::civil::Date;
use kaopu_bundle::{EncoderPin, kb_digest};
use kaopu_engine::{
    Message, PlayedDialogue, Program, first_unreached, for_each, messages, play,
    unreached_customers,
};
use kaopu_gate::{Said, said};
use kaopu_model::{
    Diagnostic, Dialogue, FaqId, KbFiles, KnowledgeBase, Leak, LookedAtPictures, PartFields,
    PartFiles, PartRef, ProductNeeds, Reading, Severity, media_files,
};
use kaopu_runtime::{LearntFile, LoadedEncoder, compile};
use kaopu_search::SearchIndex;
use kaopu_store::Folder;

use crate::error::ApiResult;
use crate::lock::lock;
use crate::threads::threads;

/// How many conversations that nobody wrote are tried before a release.
const CUSTOMERS: usize = 2_000;

/// One state of a knowledge base. Never changes; an edit makes the next one.
pub struct Snapshot {
    files: KbFiles,
    reading: Arc<Reading>,
    today: Date,
    encoder: Option<LoadedEncoder>,
    /// Where what was learnt from this knowledge base is kept.
    learnt: Option<LearntFile>,
    /// The program of the state before, until this one's is made: what stayed the same is not
    /// worked out again.
    before: Mutex<Option<Arc<Program>>>,
    diagnostics: OnceLock<Vec<Diagnostic>>,
    /// Shared with the states before and after that have the same pictures.
    pictures: Arc<OnceLock<LookedAtPictures>>,
    program: OnceLock<Arc<Program>>,
    digest: OnceLock<String>,
    played: OnceLock<Vec<PlayedDialogue>>,
    /// What answers, and remembers what it understood: for dialogues and customers, who say the same
    /// again and again.
    rehearsing: OnceLock<Program>,
    unreached: OnceLock<Vec<String>>,
    unreached_customers: OnceLock<Vec<Vec<Message>>>,
    said: OnceLock<Said>,
    /// The last run over any state of the same knowledge base, and what it was played with.
    last_run: Arc<Mutex<Option<Run>>>,
    /// Shared with the state that has the same files and is understood in another way.
    search: Arc<OnceLock<Option<SearchIndex>>>,
    part_files: PartFiles,
    tally: OnceLock<BTreeMap<FaqId, [u32; 3]>>,
    leaks: OnceLock<Vec<Leak>>,
}

/// What the dialogues were played with, and how they went.
struct Run {
    tested_as: String,
    played: Vec<PlayedDialogue>,
}

impl Snapshot {
    /// Reads the files. `today` decides which review dates have passed. Messages are understood by
    /// their words alone.
    #[must_use]
    pub fn new(files: KbFiles, today: Date) -> Self {
        Self::with_encoder(files, today, None)
    }

    /// The same with messages understood by their meaning, too, if there is an encoder.
    #[must_use]
    pub fn with_encoder(files: KbFiles, today: Date, encoder: Option<LoadedEncoder>) -> Self {
        Self {
            reading: Arc::new(Reading::of(&files)),
            files,
            today,
            encoder,
            learnt: None,
            before: Mutex::new(None),
            diagnostics: OnceLock::new(),
            pictures: Arc::default(),
            program: OnceLock::new(),
            digest: OnceLock::new(),
            played: OnceLock::new(),
            rehearsing: OnceLock::new(),
            unreached: OnceLock::new(),
            unreached_customers: OnceLock::new(),
            said: OnceLock::new(),
            last_run: Arc::default(),
            search: Arc::default(),
            part_files: PartFiles::default(),
            tally: OnceLock::new(),
            leaks: OnceLock::new(),
        }
    }

    /// The same with what was learnt before taken from where it is kept, if it is there.
    #[must_use]
    pub fn knowing(self, learnt: Option<LearntFile>) -> Self {
        Self { learnt, ..self }
    }

    /// Keeps what its program learnt, if it did and there is a place. What goes wrong with it costs
    /// time at the next start, and nothing else.
    pub fn keep_learnt(&self) {
        if let (Some(learnt), Some(encoder)) = (&self.learnt, &self.encoder)
            && let Some(program) = self.program.get()
        {
            learnt.keep(program, encoder);
        }
    }

    /// The same files, with everything learnt and worked out anew: what is signed rests on nothing
    /// that was kept.
    pub(crate) fn anew(self: Arc<Self>) -> Arc<Self> {
        if self.learnt.is_none() {
            return self;
        }
        Arc::new(Self::with_encoder(self.files.clone(), self.today, self.encoder.clone()))
    }

    /// Reads a folder without taking it over: nothing is locked, recorded or written.
    ///
    /// # Errors
    /// The folder can't be read or is no KB.
    pub fn load(folder: &Path, today: Date, encoder: Option<LoadedEncoder>) -> ApiResult<Self> {
        Ok(Self::with_encoder(Folder::open(folder)?.read()?, today, encoder))
    }

    /// The state after an edit: with the same encoder, and with what need not be worked out again.
    pub(crate) fn next(&self, files: KbFiles, today: Date) -> Self {
        let mut next = Self::with_encoder(files, today, self.encoder.clone());
        next.learnt = self.learnt.clone();
        next.last_run = self.last_run.clone();
        if media_files(&self.files).eq(media_files(&next.files)) {
            next.pictures = self.pictures.clone();
        }
        *lock(&next.before) = self.program.get().cloned().or_else(|| lock(&self.before).clone());
        next
    }

    /// The same files understood with this encoder, or by words alone; `known` is the program of a
    /// state before that was understood so.
    pub(crate) fn understood_by(
        &self,
        encoder: Option<LoadedEncoder>,
        known: Option<Arc<Program>>,
    ) -> Self {
        Self {
            files: self.files.clone(),
            reading: self.reading.clone(),
            today: self.today,
            encoder,
            learnt: self.learnt.clone(),
            before: Mutex::new(known),
            diagnostics: self.diagnostics.clone(),
            pictures: self.pictures.clone(),
            program: OnceLock::new(),
            digest: self.digest.clone(),
            played: OnceLock::new(),
            rehearsing: OnceLock::new(),
            unreached: OnceLock::new(),
            unreached_customers: OnceLock::new(),
            said: OnceLock::new(),
            last_run: self.last_run.clone(),
            search: self.search.clone(),
            part_files: PartFiles::default(),
            tally: self.tally.clone(),
            leaks: self.leaks.clone(),
        }
    }

    /// The program of the state before, if this one's is still to be made.
    pub(crate) fn known_before(&self) -> Option<Arc<Program>> {
        lock(&self.before).clone()
    }

    /// Whether its program has been made.
    pub(crate) fn has_program(&self) -> bool {
        self.program.get().is_some()
    }

    /// The files.
    #[must_use]
    pub fn files(&self) -> &KbFiles {
        &self.files
    }

    /// The knowledge base that they hold.
    #[must_use]
    pub fn kb(&self) -> &Arc<KnowledgeBase> {
        self.reading.kb()
    }

    /// The diagnostics, by place; worked out on first use, for a draft that is only tried need not
    /// be checked.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        self.diagnostics.get_or_init(|| {
            let pictures = self.pictures.get_or_init(|| LookedAtPictures::of(&self.files));
            self.reading.diagnostics(&self.files, pictures, Some(self.today))
        })
    }

    /// The program that answers from them; made on first use.
    pub fn program(&self) -> &Arc<Program> {
        self.program.get_or_init(|| {
            let kb = self.kb().clone();
            Arc::new(match lock(&self.before).take() {
                Some(before) => before.recompile(kb),
                None => match (&self.learnt, &self.encoder) {
                    (Some(learnt), Some(encoder)) => learnt.compile(kb, encoder),
                    (_, encoder) => compile(kb, encoder.as_ref()),
                },
            })
        })
    }

    /// The same if it is made already.
    pub(crate) fn made_program(&self) -> Option<&Arc<Program>> {
        self.program.get()
    }

    /// The encoder that messages are understood with.
    pub fn encoder(&self) -> Option<&LoadedEncoder> {
        self.encoder.as_ref()
    }

    fn rehearsing(&self) -> &Program {
        self.rehearsing.get_or_init(|| self.program().remembering())
    }

    /// What a bundle of this state says about its encoder.
    pub fn encoder_pin(&self) -> EncoderPin {
        self.encoder.as_ref().map(LoadedEncoder::pin).unwrap_or_default()
    }

    /// Names exactly these files and the encoder that they are understood with: what a run of the
    /// dialogues is about.
    pub(crate) fn tested_as(&self) -> String {
        match self.encoder_pin() {
            EncoderPin::WordsOnly => self.digest().to_owned(),
            pin => format!("{} {pin}", self.digest()),
        }
    }

    /// Names exactly these files.
    pub fn digest(&self) -> &str {
        self.digest.get_or_init(|| kb_digest(&self.files))
    }

    /// All test dialogues as they go with this state, if they have been played: also where an edit
    /// that was taken back has led back to what the last run was about.
    pub(crate) fn played(&self) -> Option<&[PlayedDialogue]> {
        if self.played.get().is_none()
            && let Some(run) = &*lock(&self.last_run)
            && run.tested_as == self.tested_as()
        {
            let _ = self.played.set(run.played.clone());
        }
        self.played.get().map(Vec::as_slice)
    }

    /// Makes these dialogues the last run.
    pub(crate) fn remember_run(&self, played: &[PlayedDialogue]) {
        *lock(&self.last_run) = Some(Run { tested_as: self.tested_as(), played: played.to_vec() });
    }

    /// Plays the test dialogues. `keep_going` is told how many are begun and how many there are, at
    /// last that all are, and says whether to go on; `None` if it did not.
    pub fn play_all(
        &self,
        keep_going: &mut dyn FnMut(u32, u32) -> bool,
    ) -> Option<&[PlayedDialogue]> {
        if self.played().is_none() {
            let (program, dialogues) = (self.rehearsing(), &self.kb().dialogues);
            let total = count(dialogues.len());
            let one = |dialogue: &Dialogue| play(program, dialogue);
            let begun = &mut |begun| keep_going(count(begun), total);
            let played = for_each(dialogues, threads(), &one, begun)?;
            // Another thread may have been faster; it found the same.
            let _ = self.played.set(played);
        }
        self.played()
    }

    /// Files of the dialogues in which somebody who asks for a human gets none; tried on first use.
    pub(crate) fn unreached(&self) -> &[String] {
        self.unreached.get_or_init(|| {
            let dialogues = &self.kb().dialogues;
            let all: Vec<Vec<Message>> = dialogues.iter().map(messages).collect();
            let first = first_unreached(self.rehearsing(), &all, threads());
            let mute = dialogues.iter().zip(first).filter(|(_, first)| first.is_some());
            mute.map(|(dialogue, _)| dialogue.file.clone()).collect()
        })
    }

    /// Conversations that nobody wrote in which the same is so; tried on first use.
    pub(crate) fn unreached_customers(&self) -> &[Vec<Message>] {
        self.unreached_customers
            .get_or_init(|| unreached_customers(self.rehearsing(), CUSTOMERS, threads()))
    }

    /// What is wrong with the texts that can be said; looked at on first use.
    pub(crate) fn said(&self) -> &Said {
        self.said.get_or_init(|| said(self.kb()))
    }

    /// How many diagnostics there are of a severity.
    pub(crate) fn count(&self, severity: Severity) -> u32 {
        count(self.diagnostics().iter().filter(|found| found.severity == severity).count())
    }

    /// How many errors, warnings and hints there are about an entry.
    pub(crate) fn tally(&self, faq: &FaqId) -> [u32; 3] {
        let tally = self.tally.get_or_init(|| {
            let mut tally: BTreeMap<FaqId, [u32; 3]> = BTreeMap::new();
            for diagnostic in self.diagnostics() {
                let Some(faq) = &diagnostic.faq else { continue };
                let [errors, warnings, hints] = tally.entry(faq.clone()).or_default();
                match diagnostic.severity {
                    Severity::Error => *errors += 1,
                    Severity::Warning => *warnings += 1,
                    Severity::Hint => *hints += 1,
                }
            }
            tally
        });
        tally.get(faq).copied().unwrap_or_default()
    }

    /// Cells of the products that an answer needs and that are empty.
    pub(crate) fn leaks(&self) -> &[Leak] {
        self.leaks.get_or_init(|| ProductNeeds::new(self.kb()).leaks())
    }

    /// Where the fields of a part stand in its file.
    pub(crate) fn part_fields(&self, part: &PartRef) -> PartFields {
        self.part_files.fields(&self.files, part)
    }

    /// The full-text index over this state; made on first use. `None` if it can't be built.
    pub(crate) fn search_index(&self) -> Option<&SearchIndex> {
        self.search.get_or_init(|| SearchIndex::of_kb(self.kb()).ok()).as_ref()
    }
}

/// A length as it goes over the wire.
pub(crate) fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
