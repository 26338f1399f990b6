//! `kaopu sheet`: one page about a release, for whoever signs or keeps it.

use std::fmt::Write as _;
use std::path::PathBuf;

use kaopu_bundle::{Anchor, Candidate, Role};
use kaopu_studio::{Clock as _, SystemClock, review_candidate};

use crate::exit::Exit;
use crate::failure::{Failure, Outcome};
use crate::input::{TrustArguments, bundle_bytes};
use crate::language::Language;
use crate::output::Ui;

/// Write a page about a release: what changed, what was tested, what was released over and why
///
/// Markdown, or a page to print with --html. What stands in it is what was signed; a bundle that waits
/// for a signature has one, too.
#[derive(Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("whom").required(true).args(["key", "root"]))]
#[command(after_help = "Examples:
  kaopu sheet shop-v7.kbx --root root.kbx > shop-v7.md
  kaopu sheet shop-v7.kbx --root root.kbx --html --lang zh > shop-v7.html")]
pub(crate) struct Arguments {
    /// The bundle
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    trust: TrustArguments,
    /// A page to print instead of Markdown
    #[arg(long)]
    html: bool,
}

pub(crate) fn run(arguments: &Arguments, ui: &mut Ui) -> Outcome<Exit> {
    let anchor: Anchor = arguments.trust.anchor()?;
    let bytes = bundle_bytes(&arguments.file)?;
    let candidate =
        review_candidate(&bytes, &anchor, SystemClock.instant()).map_err(Failure::refused)?;
    let sheet = Sheet::of(&candidate, ui.language);
    let page = if arguments.html { sheet.html() } else { sheet.markdown() };
    ui.raw(page.as_bytes())?;
    ui.document(&serde_json::json!({ "title": sheet.title, "sections": sheet.sections }))?;
    Ok(Exit::Fine)
}

/// The page: a title, and sections with a line for each thing.
struct Sheet {
    title: String,
    language: Language,
    sections: Vec<(String, Vec<String>)>,
}

impl Sheet {
    fn of(candidate: &Candidate, language: Language) -> Self {
        let release = candidate.release();
        let t = |zh: &str, en: &str| language.choose(zh.to_owned(), en.to_owned());
        let title = format!("{} v{}", release.title, release.seq);
        let mut sections = Vec::new();
        let day = |time: &str| time.get(..10).unwrap_or(time).to_owned();
        let about = vec![
            t("知识库 ", "Knowledge base ") + &release.tenant,
            t("签发 ", "Issued ")
                + &day(&release.issued_at)
                + &t("，有效到 ", ", valid until ")
                + &day(&release.expires),
            "SHA-256 ".to_owned() + candidate.digest(),
        ];
        sections.push((t("这一版", "This release"), about));
        if !release.notes.is_empty() {
            let lines = release.notes.lines().map(str::to_owned).collect();
            sections.push((t("作者说明", "The author says"), lines));
        }
        sections.push((t("签名", "Signatures"), signatures(candidate, language)));
        sections
            .push((t("顾客看到的变化", "What customers will see"), changes(candidate, language)));
        let passed = candidate.evidence().passed.len();
        let tested = language.choose(
            format!("{passed} 个对话用例，全部通过；每一轮的回复都记在发布包里"),
            format!("{passed} test dialogues, all passed; each turn is recorded in the bundle"),
        );
        sections.push((t("测过什么", "What was tested"), vec![tested]));
        let overrides = &candidate.evidence().overrides;
        let over: Vec<String> =
            overrides.iter().map(|one| format!("{}：{}", one.gate, one.reason)).collect();
        let over = if over.is_empty() { vec![t("没有", "None")] } else { over };
        sections.push((t("没通过也放行的检查", "Checks that were released over"), over));
        Self { title, language, sections }
    }

    fn markdown(&self) -> String {
        let mut page = format!("# {}\n", plain(&self.title));
        for (title, lines) in &self.sections {
            let _ = write!(page, "\n## {title}\n\n");
            for line in lines {
                let _ = writeln!(page, "- {}", plain(line));
            }
        }
        page
    }

    fn html(&self) -> String {
        let lang = self.language.choose("zh-CN", "en");
        let mut page = format!(
            "<!doctype html>\n<html lang=\"{lang}\">\n<meta charset=\"utf-8\">\n<title>{title}</title>\n\
             <style>body{{font:14px/1.7 system-ui,sans-serif;margin:40px auto;max-width:720px}}\
             h1{{font-size:22px}}h2{{font-size:15px;margin:24px 0 4px}}li{{overflow-wrap:anywhere}}\
             @page{{margin:18mm}}</style>\n<h1>{title}</h1>\n",
            title = escaped(&self.title)
        );
        for (title, lines) in &self.sections {
            let _ = write!(page, "<h2>{}</h2>\n<ul>\n", escaped(title));
            for line in lines {
                let _ = writeln!(page, "<li>{}</li>", escaped(line));
            }
            page.push_str("</ul>\n");
        }
        page + "</html>\n"
    }
}

fn signatures(candidate: &Candidate, language: Language) -> Vec<String> {
    let mut lines: Vec<String> = candidate
        .signers()
        .iter()
        .map(|signer| {
            let role = match signer.role {
                Role::Approver => language.choose("复核", "approver"),
                _ => language.choose("作者", "author"),
            };
            let (person, id) = (&signer.person, signer.key.key_id());
            language.choose(
                format!("{person}（{role}，密钥 {id}）"),
                format!("{person} ({role}, key {id})"),
            )
        })
        .collect();
    let missing = candidate.missing();
    if !missing.is_none() {
        let waits = missing.authors + missing.approvers;
        lines.push(language.choose(
            format!("还差 {waits} 人签名，现在还不能用"),
            format!("{waits} more must sign; it is not to be used yet"),
        ));
    }
    lines
}

fn changes(candidate: &Candidate, language: Language) -> Vec<String> {
    let changes = candidate.changes();
    if changes.messages == 0 {
        return vec![language.choose(
            "没有和上一版比过，或内容和上一版一样".to_owned(),
            "Not compared with a release before it, or the same as it".to_owned(),
        )];
    }
    let (messages, changed) = (changes.messages, changes.changed);
    let mut lines = vec![language.choose(
        format!("试了 {messages} 条消息，{changed} 条的回答变了"),
        format!("{changed} of {messages} messages are answered otherwise"),
    )];
    lines.extend(changes.groups.iter().map(|group| {
        let what = if group.id.is_empty() { &group.cause } else { &group.id };
        language.choose(
            format!("{what}（{}）：{} 条", group.cause, group.changed),
            format!("{what} ({}): {}", group.cause, group.changed),
        )
    }));
    lines
}

/// Without what Markdown would take for more than text.
fn plain(text: &str) -> String {
    let special =
        |c: char| matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '&');
    text.chars().flat_map(|c| special(c).then_some('\\').into_iter().chain([c])).collect()
}

/// As HTML has it.
fn escaped(text: &str) -> String {
    text.chars().fold(String::new(), |page, c| match c {
        '&' => page + "&amp;",
        '<' => page + "&lt;",
        '>' => page + "&gt;",
        '"' => page + "&quot;",
        '\'' => page + "&#39;",
        c => page + &c.to_string(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_release_is_taken_for_markup() {
        let sheet = Sheet {
            title: "<script>alert(1)</script>".to_owned(),
            language: Language::En,
            sections: vec![("a".to_owned(), vec!["[x](javascript:1) **b** & \"c\"".to_owned()])],
        };
        let html = sheet.html();
        assert!(
            !html.contains("<script>")
                && html.contains("&lt;script&gt;")
                && html.contains("&quot;c&quot;")
        );
        let markdown = sheet.markdown();
        assert!(
            markdown.contains("\\<script\\>")
                && markdown.contains("\\[x\\](javascript:1) \\*\\*b\\*\\*")
        );
    }
}
