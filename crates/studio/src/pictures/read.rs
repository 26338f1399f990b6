//! Pictures as they are shown: who shows them, and what of their files the window may see.

use ct_codecs::{Base64, Encoder as _};
use kaopu_model::limits::PICTURE_BYTES;
use kaopu_model::{
    KbFiles, MEDIA, PhrasePlace, Picture, PictureFile, Placeholder, Subject, media_name,
    read_picture, uses,
};

use crate::snapshot::{Snapshot, count};
use crate::view::{PictureSticker, PictureView, PicturesView, PlaceholderUse};
use crate::workspace::Workspace;

/// Pixels of all frames of a picture that is shown: who decodes it here is the page.
const MOST_SHOWN: u64 = kaopu_model::limits::PICTURE_PIXELS;

impl Workspace {
    /// All pictures.
    #[must_use]
    pub fn pictures(&self) -> PicturesView {
        let snapshot = self.snapshot();
        let pictures = snapshot.kb().pictures.iter().map(|picture| view(&snapshot, picture));
        let of_files = snapshot.diagnostics().iter();
        let of_files = of_files.filter(|one| one.place.file.starts_with(MEDIA));
        PicturesView { pictures: pictures.collect(), of_files: of_files.cloned().collect() }
    }

    /// A picture as the page shows it: an address that has the picture in it. `None` for what is no
    /// picture that it may decode.
    #[must_use]
    pub fn picture(&self, file: &str) -> Option<String> {
        let snapshot = self.snapshot();
        let (bytes, picture) = shown(snapshot.files(), file)?;
        let content = Base64::encode_to_string(bytes).ok()?;
        Some(format!("data:{};base64,{content}", picture.kind.media_type()))
    }
}

/// A file that is what its name says and no larger than a picture may be.
fn shown<'f>(files: &'f KbFiles, file: &str) -> Option<(&'f [u8], PictureFile)> {
    let bytes = files.get(&format!("{MEDIA}{file}"))?;
    let picture = read_picture(bytes).filter(|_| bytes.len() <= PICTURE_BYTES)?;
    let is_sound = picture.pixels() <= MOST_SHOWN && media_name(bytes).as_deref() == Some(file);
    is_sound.then_some((bytes, picture))
}

fn view(snapshot: &Snapshot, picture: &Picture) -> PictureView {
    let kb = snapshot.kb();
    let used = uses(kb, &Subject::Picture(picture));
    let answers = used.answers.iter().filter_map(|id| kb.faq(id));
    let answers =
        answers.map(|faq| PlaceholderUse { id: faq.id.0.clone(), question: faq.question.clone() });
    let stickers = used.phrases.into_iter().filter_map(|place| match place {
        PhrasePlace::Persona { persona, moment } => Some(PictureSticker { persona, moment }),
        _ => None,
    });
    let path = format!("{MEDIA}{}", picture.file);
    let looked = shown(snapshot.files(), &picture.file).map(|(_, looked)| looked);
    let of_row = snapshot.diagnostics().iter();
    let of_row = of_row.filter(|one| one.place.file == "media.csv" && one.place.row == picture.row);
    PictureView {
        id: picture.id.clone(),
        name: picture.name.clone(),
        insert: Placeholder::Picture(picture.name.clone()).to_string(),
        file: picture.file.clone(),
        alt: picture.alt.clone(),
        note: picture.note.clone(),
        bytes: count(snapshot.files().get(&path).map_or(0, Vec::len)),
        width: looked.map_or(0, |looked| looked.width),
        height: looked.map_or(0, |looked| looked.height),
        moves: looked.is_some_and(|looked| looked.frames > 1),
        answers: answers.collect(),
        stickers: stickers.collect(),
        faces: used.faces,
        diagnostics: of_row.cloned().collect(),
    }
}
