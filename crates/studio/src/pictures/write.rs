//! The ways in which pictures change: each is one operation that one undo takes back.

use std::collections::BTreeSet;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use ct_codecs::{Base64, Decoder as _};
use kaopu_model::{
    Edit, KnowledgeBase, Localized, PictureDraft, Placeholder, is_picture_name, media_name,
    next_picture_id, picture_edits, remove_picture,
};
use kaopu_pictures::{MOST_BYTES, TakenIn};

use super::take_in::taken_in;
use crate::error::{ApiError, ApiResult};
use crate::snapshot::Snapshot;
use crate::studio::Studio;
use crate::view::{AddedPicture, PictureSource};
use crate::workspace::Workspace;

/// Bytes of a picture that the window sends at once: what fits into one of its messages.
const MOST_SENT: usize = 6 << 20;

/// Characters of a name that is made of a file's.
const NAME_CHARS: usize = 20;

impl Studio {
    /// Takes a picture in and adds it; one that is there already is not added twice.
    ///
    /// # Errors
    /// `bad-input`: why it can't be taken in; `io`; the files can't be written.
    pub fn add_picture(
        &self,
        source: &PictureSource,
        path: Option<PathBuf>,
    ) -> ApiResult<AddedPicture> {
        let (called, bytes) = content(source, path)?;
        let TakenIn { bytes, about } = taken_in(self.picture_program(), &called, bytes)?;
        let workspace = self.workspace()?;
        let label =
            Localized::new(format!("添加图片「{called}」"), format!("Add picture {called}"));
        let (id, name) = workspace.transact_all("picture.add", label, |snapshot| {
            let kb = snapshot.kb();
            let file = media_name(&bytes).unwrap_or_default();
            if let Some(there) = kb.pictures.iter().find(|picture| picture.file == file) {
                return Ok((Vec::new(), (there.id.clone(), there.name.clone())));
            }
            let (id, name) = (next_picture_id(kb), free_name(kb, &called));
            let draft =
                PictureDraft { id: id.clone(), name: name.clone(), ..PictureDraft::default() };
            Ok((picture_edits(snapshot.files(), kb, &draft, Some(bytes.clone()))?, (id, name)))
        })?;
        Ok(added(id, name, about.made_smaller))
    }

    /// Takes a picture in and puts it in another's place: its name, its words and all that shows it
    /// stay.
    ///
    /// # Errors
    /// As [`Studio::add_picture`]; `not-found` if there is none.
    pub fn replace_picture(
        &self,
        id: &str,
        source: &PictureSource,
        path: Option<PathBuf>,
    ) -> ApiResult<AddedPicture> {
        let (called, bytes) = content(source, path)?;
        let TakenIn { bytes, about } = taken_in(self.picture_program(), &called, bytes)?;
        let workspace = self.workspace()?;
        let before = draft(&workspace.snapshot(), id)?;
        let label = Localized::new(
            format!("换掉图片「{}」", before.name),
            format!("Replace picture {}", before.name),
        );
        workspace.transact_all("picture.replace", label, |snapshot| {
            let draft = draft(snapshot, id)?;
            Ok((vec![Edit::PutPicture(draft, Some(bytes.clone()))], ()))
        })?;
        Ok(added(before.id, before.name, about.made_smaller))
    }

    fn picture_program(&self) -> Option<&Path> {
        self.program()
    }
}

impl Workspace {
    /// Makes a picture's name, words and note what the draft says; whatever names it follows.
    ///
    /// # Errors
    /// `bad-input` if another has that name, or it is none; the files can't be written.
    pub fn save_picture(&self, draft: &PictureDraft) -> ApiResult<()> {
        self::draft(&self.snapshot(), &draft.id)?;
        let label = Localized::new(
            format!("修改图片「{}」", draft.name),
            format!("Edit picture {}", draft.name),
        );
        self.transact_all("picture.edit", label, |snapshot| {
            Ok((picture_edits(snapshot.files(), snapshot.kb(), draft, None)?, ()))
        })
    }

    /// Removes a picture.
    ///
    /// # Errors
    /// `bad-input` if something still shows it; the files can't be written.
    pub fn remove_picture(&self, id: &str) -> ApiResult<()> {
        let name = draft(&self.snapshot(), id)?.name;
        let label = Localized::new(format!("删除图片「{name}」"), format!("Remove picture {name}"));
        self.transact("picture.remove", label, |snapshot| {
            Ok((Some(remove_picture(snapshot.kb(), id)?), ()))
        })
    }
}

fn added(id: String, name: String, made_smaller: bool) -> AddedPicture {
    let insert = Placeholder::Picture(name.clone()).to_string();
    AddedPicture { id, name, insert, made_smaller }
}

fn draft(snapshot: &Snapshot, id: &str) -> ApiResult<PictureDraft> {
    let picture = snapshot.kb().pictures.iter().find(|picture| picture.id == id);
    let picture = picture.cloned().ok_or_else(|| {
        ApiError::new("not-found", "这张图片已经不在了", "the picture is not there any more")
    })?;
    Ok(PictureDraft { id: picture.id, name: picture.name, alt: picture.alt, note: picture.note })
}

/// What a picture that comes is called, and its bytes: those of a file, or those that were sent.
fn content(source: &PictureSource, path: Option<PathBuf>) -> ApiResult<(String, Vec<u8>)> {
    let Some(path) = path else {
        let sent: String = source.parts.concat();
        if sent.len() / 4 * 3 > MOST_SENT {
            return Err(too_much_at_once(&source.name));
        }
        let bytes = Base64::decode_to_vec(&sent, None).map_err(|_| {
            ApiError::new("bad-input", "贴进来的不是图片", "what was pasted is no picture")
        })?;
        return Ok((called(Path::new(&source.name)), bytes));
    };
    let unreadable = |error| ApiError::unreadable(&path, &error);
    let file = std::fs::File::open(&path).map_err(unreadable)?;
    let mut bytes = Vec::new();
    file.take(MOST_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    Ok((called(&path), bytes))
}

fn too_much_at_once(name: &str) -> ApiError {
    let most = MOST_SENT >> 20;
    ApiError::new(
        "bad-input",
        format!("「{name}」超过 {most} MB，不能直接贴进来"),
        format!("{name} has more than {most} MB and can't be pasted"),
    )
    .hint("点「选择图片」从文件里选它。", "Choose it from its file instead.")
}

/// A name for people out of a file's: without its ending, and without what no name may have.
fn called(path: &Path) -> String {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let kept = stem.chars().filter(|c| !c.is_control() && !matches!(c, '{' | '}'));
    let name: String = kept.take(NAME_CHARS).collect();
    let name = name.trim().to_owned();
    if is_picture_name(&name) { name } else { "图片".to_owned() }
}

/// The name, or the first with a number behind it that no picture has.
fn free_name(kb: &KnowledgeBase, called: &str) -> String {
    let taken: BTreeSet<&str> =
        kb.pictures.iter().flat_map(|one| [one.name.as_str(), one.id.as_str()]).collect();
    let numbered = (2..).map(|number| format!("{called} {number}"));
    let mut names = std::iter::once(called.to_owned()).chain(numbered);
    names.find(|name| !taken.contains(name.as_str())).unwrap_or_default()
}
