//! `media.csv`.

use super::sheet::{Line, MEDIA_TABLE, Sheet};
use crate::findings::Findings;
use crate::limits::{PICTURES, too_large};
use crate::{Diagnostic, Picture, is_id, is_media_name, is_picture_name};

pub(super) fn parse(text: &str, out: &mut Findings) -> Vec<Picture> {
    let Some(sheet) = Sheet::open(&MEDIA_TABLE, text, out) else { return Vec::new() };
    let mut pictures = Vec::new();
    for line in sheet.lines() {
        if pictures.len() == PICTURES {
            out.push(too_many(&line));
            break;
        }
        let (id, name, file) = (line.get("id"), line.get("name"), line.get("file"));
        let wrong = [
            (!is_id(id)).then(|| bad_id(&line, id)),
            (!is_picture_name(name)).then(|| bad_name(&line, name)),
            (!is_media_name(file)).then(|| bad_file(&line, file)),
        ];
        wrong.into_iter().flatten().for_each(|diagnostic| out.push(diagnostic));
        pictures.push(Picture {
            id: id.to_owned(),
            name: name.to_owned(),
            file: file.to_owned(),
            alt: line.get("alt").to_owned(),
            note: line.get("note").to_owned(),
            row: line.row,
        });
    }
    pictures
}

fn too_many(line: &Line<'_, '_>) -> Diagnostic {
    let zh = format!("图片超过了 {PICTURES} 张，从这一行起都没有读取");
    let en = format!("there are more than {PICTURES} pictures; none from this row on was read");
    too_large(line.place("id"), zh, en)
        .with_hint("删掉用不到的图片", "Delete pictures that nobody uses")
}

fn bad_id(line: &Line<'_, '_>, id: &str) -> Diagnostic {
    line.bad_value("id", format!("「{id}」不能做图片 id"), format!("`{id}` is no id for a picture"))
        .with_hint(
            "只用小写字母、数字和 -，以字母或数字开头，最多 64 个字符",
            "Use a–z, 0–9 and -, beginning with a letter or digit, at most 64 characters",
        )
}

fn bad_name(line: &Line<'_, '_>, name: &str) -> Diagnostic {
    let zh = format!("「{name}」不能做图片的名称");
    line.bad_value("name", zh, format!("`{name}` can't be a picture's name"))
        .with_hint("名称不能为空，也不能含花括号", "A name is not empty, and has no braces")
}

fn bad_file(line: &Line<'_, '_>, file: &str) -> Diagnostic {
    let zh = format!("「{file}」不是图片文件的名字");
    line.bad_value("file", zh, format!("`{file}` is not what a picture's file is called"))
        .with_hint(
            "文件名由内容的 SHA-256 得来（前 16 位，再加 .png、.jpg、.gif 或 .webp）；在「图片」里重新选这张图，名字会自动写好",
            "The name is the first 16 hex digits of the content's SHA-256, and .png, .jpg, .gif or \
             .webp; choose the picture again under Pictures and it is written for you",
        )
}
