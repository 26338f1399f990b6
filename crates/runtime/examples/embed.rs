//! The bot inside another program, without HTTP: `embed shop.kbx shop.pub`, then a message a line.

#![expect(clippy::disallowed_methods, reason = "a program of one's own looks at the clock itself")]

use std::error::Error;
use std::io::{BufRead as _, Write as _};
use std::path::Path;

use kaopu_bundle::{Anchor, PublicKey, read_file, verify};
use kaopu_engine::{Message, Session, respond};
use kaopu_runtime::{program_of_bundle, replay};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [bundle, key] = arguments.as_slice() else { return Err("embed BUNDLE PUBLIC_KEY".into()) };
    let anchor = Anchor::from(PublicKey::parse(&std::fs::read_to_string(key)?)?);
    let now = jiff::Timestamp::try_from(std::time::SystemTime::now())?;
    let bundle = verify(&read_file(Path::new(bundle))?, &anchor, now)?;
    let program = program_of_bundle(&bundle, None)?;
    replay(&bundle, &program)?;
    let mut session = Session::default();
    let mut out = std::io::stdout().lock();
    for line in std::io::stdin().lock().lines() {
        let mut message = Message::new(line?);
        message.context.now = Some(jiff::tz::Offset::from_hours(8)?.to_datetime(now));
        let (next, turn) = respond(&program, &session, &message);
        session = next;
        writeln!(out, "{} ({})", turn.text(), turn.action.code())?;
    }
    Ok(())
}
