//! What is kept of every conversation: two digests, and for each turn its headline and a mark for
//! each group of fields, which tell where to look when a digest differs.

use std::fmt::Write as _;
use std::fs;
use std::thread;

use sha2::{Digest, Sha256};

use crate::conversation::{Conversation, folder};
use crate::fields::{GROUPS, Outcome, Side, play};
use crate::shops::{Mode, Programs};

/// Conversations that are played at a time.
const THREADS: usize = 2;

/// What a mark may be: a digest's first six bits.
const MARKS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// What is kept of a conversation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Kept {
    pub(crate) id: String,
    /// Of what customer and agent get and of the session, in all turns.
    pub(crate) customer: String,
    /// Of the trace, in all turns.
    pub(crate) trace: String,
    pub(crate) turns: Vec<KeptTurn>,
}

/// What is kept of a turn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct KeptTurn {
    /// One character for each of [`GROUPS`].
    pub(crate) marks: String,
    /// Action and entry.
    pub(crate) headline: String,
}

impl Kept {
    pub(crate) fn of(id: &str, outcomes: &[Outcome]) -> Self {
        let (mut customer, mut trace) = (Sha256::new(), Sha256::new());
        let mut turns = Vec::new();
        for outcome in outcomes {
            let digests = outcome.digests();
            let mut marks = String::new();
            for (group, digest) in GROUPS.iter().zip(&digests) {
                match group.side {
                    Side::Customer => customer.update(digest),
                    Side::Trace => trace.update(digest),
                }
                marks.push(char::from(MARKS[usize::from(digest[0] & 63)]));
            }
            turns.push(KeptTurn { marks, headline: outcome.headline() });
        }
        Self { id: id.to_owned(), customer: hex(customer), trace: hex(trace), turns }
    }
}

/// The first eight bytes, enough for what nobody attacks.
fn hex(digest: Sha256) -> String {
    digest.finalize().iter().take(8).fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").unwrap();
        text
    })
}

/// One digest of all conversations.
pub(crate) fn digest_of_all(kept: &[Kept]) -> String {
    hex(Sha256::new_with_prefix(text(kept)))
}

fn text(kept: &[Kept]) -> String {
    let mut text = String::new();
    for Kept { id, customer, trace, turns } in kept {
        writeln!(text, "# {id} {customer} {trace}").unwrap();
        for KeptTurn { marks, headline } in turns {
            writeln!(text, "{marks} {headline}").unwrap();
        }
    }
    text
}

/// What is recorded.
pub(crate) fn read(mode: Mode) -> Vec<Kept> {
    let path = folder().join(format!("recorded/{}.txt", mode.name()));
    let text = fs::read_to_string(path).unwrap_or_default();
    let mut kept: Vec<Kept> = Vec::new();
    for line in text.lines() {
        if let Some(head) = line.strip_prefix("# ") {
            let mut words = head.split(' ').map(str::to_owned);
            let mut word = || words.next().expect("id and two digests");
            let (id, customer, trace) = (word(), word(), word());
            kept.push(Kept { id, customer, trace, turns: Vec::new() });
        } else {
            let (marks, headline) = line.split_once(' ').expect("marks and a headline");
            let turn = KeptTurn { marks: marks.to_owned(), headline: headline.to_owned() };
            kept.last_mut().expect("a conversation").turns.push(turn);
        }
    }
    kept
}

/// Writes the record anew.
pub(crate) fn write(mode: Mode, kept: &[Kept]) {
    fs::write(folder().join(format!("recorded/{}.txt", mode.name())), text(kept)).unwrap();
}

/// Plays all conversations and keeps what `keep` makes of each, in their order.
pub(crate) fn replay<T: Send>(
    programs: &Programs,
    conversations: &[Conversation],
    keep: impl Fn(&Conversation, &[Outcome]) -> T + Sync,
) -> Vec<T> {
    let play_every = |first: usize| {
        let part = conversations.iter().skip(first).step_by(THREADS);
        let kept = part.map(|conversation| {
            keep(conversation, &play(&programs[&conversation.shop], conversation))
        });
        kept.collect::<Vec<_>>()
    };
    let mut parts: Vec<_> = thread::scope(|scope| {
        let running: Vec<_> =
            (0..THREADS).map(|first| scope.spawn(move || play_every(first))).collect();
        running.into_iter().map(|part| part.join().unwrap().into_iter()).collect()
    });
    (0..conversations.len()).filter_map(|at| parts[at % THREADS].next()).collect()
}
