//! Pages as simple Markdown: one file per language, `about.de.md`, `about.ar.md`, with the same blocks in the same order.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;

use lotse_core::contact::web_href;
use lotse_core::lang::Lang;
use lotse_core::localized::{Localized, Origin, Text, TextState};
use lotse_core::page::{Block, BlockKind, Page};

use super::cell;
use super::decode;
use super::plan::Plan;
use super::report::Problem;
use crate::db::NewRecord;

/// A page's file: its name and bytes.
pub(super) type File = (String, Vec<u8>);

/// Marks a file a machine translated, alone on its first line.
const MACHINE: &str = "<!-- origin: machine -->";

/// The Markdown files of a folder, by name.
pub(super) fn files(folder: &Path) -> io::Result<Vec<File>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "md") {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            files.push((name.into_owned(), std::fs::read(&path)?));
        }
    }
    files.sort();
    Ok(files)
}

/// Works a folder of pages out; a page whose languages do not match is left out as a whole.
pub(super) fn plan(files: &[File]) -> Plan {
    let mut plan = Plan::default();
    let mut pages: BTreeMap<&str, Vec<(Lang, Source<'_>)>> = BTreeMap::new();
    for (name, bytes) in files {
        match read(name, bytes) {
            Ok((id, lang, source)) => pages.entry(id).or_default().push((lang, source)),
            Err((line, message)) => {
                plan.refuse(line, name, vec![Problem::error(line, Some(name), message)]);
            }
        }
    }
    for (id, mut sources) in pages {
        // German first: it is what the others are measured by.
        sources.sort_by_key(|(lang, _)| *lang != Lang::DE);
        let page = join(id, &sources).and_then(|page| {
            let body = serde_json::to_string(&page).map_err(|error| error.to_string());
            let record = body.and_then(|body| {
                NewRecord::parse("page", id, &body).map_err(|problem| problem.to_string())
            });
            record.map_err(|message| Problem::error(1, Some(id), message))
        });
        match page {
            Ok(record) => plan.record(1, id, record),
            Err(problem) => plan.refuse(problem.line, id, vec![problem]),
        }
    }
    plan
}

/// One language of a page.
struct Source<'a> {
    name: &'a str,
    origin: Origin,
    title: String,
    blocks: Vec<Line<'a>>,
}

/// A block in one language.
struct Line<'a> {
    line: u64,
    kind: BlockKind,
    text: String,
    href: Option<&'a str>,
}

fn read<'a>(name: &'a str, bytes: &'a [u8]) -> Result<(&'a str, Lang, Source<'a>), (u64, String)> {
    let stem = name.strip_suffix(".md").unwrap_or(name);
    let (id, tag) = stem.rsplit_once('.').ok_or_else(|| {
        (
            1,
            "the file's name must end in its language: about.de.md".to_owned(),
        )
    })?;
    let lang = cell::lang(tag).map_err(|message| (1, message))?;
    let text = decode::text(bytes).map_err(|message| (1, message))?;
    let mut source = Source {
        name,
        origin: Origin::Human,
        title: String::new(),
        blocks: Vec::new(),
    };
    let mut in_paragraph = false;
    for (line, text) in (1..).zip(text.lines().map(str::trim)) {
        in_paragraph = match text {
            "" => false,
            MACHINE if line == 1 => {
                source.origin = Origin::Machine;
                false
            }
            _ => source.push(line, text, in_paragraph)?,
        };
    }
    if source.title.is_empty() {
        return Err((1, "a page begins with its title: # About".to_owned()));
    }
    Ok((id, lang, source))
}

impl<'a> Source<'a> {
    /// Takes a line; tells whether the next one may go on with its paragraph.
    fn push(
        &mut self,
        line: u64,
        text: &'a str,
        in_paragraph: bool,
    ) -> Result<bool, (u64, String)> {
        let (kind, words, href) = if let Some(heading) = text.strip_prefix("## ") {
            (BlockKind::Heading, heading, None)
        } else if let Some(item) = text.strip_prefix("- ") {
            (BlockKind::Item, item, None)
        } else if let Some((words, href)) = link(text) {
            if web_href(href).is_none() && !href.starts_with('/') {
                return Err((line, format!("“{href}” is no web address")));
            }
            (BlockKind::Link, words, Some(href))
        } else if let Some(title) = text.strip_prefix("# ") {
            if !self.title.is_empty() || !self.blocks.is_empty() {
                return Err((line, "a page has one title, in its first line".to_owned()));
            }
            title.trim().clone_into(&mut self.title);
            return Ok(false);
        } else if in_paragraph && let Some(paragraph) = self.blocks.last_mut() {
            paragraph.text.push(' ');
            paragraph.text.push_str(text);
            return Ok(true);
        } else {
            (BlockKind::Paragraph, text, None)
        };
        let may_go_on = kind == BlockKind::Paragraph;
        self.blocks.push(Line {
            line,
            kind,
            text: words.trim().to_owned(),
            href,
        });
        Ok(may_go_on)
    }
}

/// A line that holds nothing but `[text](href)`.
fn link(line: &str) -> Option<(&str, &str)> {
    let inner = line.strip_prefix('[')?.strip_suffix(')')?;
    let (text, href) = inner.split_once("](")?;
    (!text.contains(']') && !href.contains('(')).then_some((text, href))
}

fn join(id: &str, sources: &[(Lang, Source<'_>)]) -> Result<Page, Problem> {
    let mut page = Page {
        title: Localized::default(),
        blocks: Vec::new(),
    };
    for (lang, source) in sources {
        page.title.set(*lang, source.text(&source.title));
        for (index, line) in source.blocks.iter().enumerate() {
            let problem = |message| Problem::error(line.line, Some(source.name), message);
            if page.blocks.len() == index && page.title.iter().count() == 1 {
                page.blocks.push(Block {
                    kind: line.kind.clone(),
                    text: Localized::default(),
                    href: line.href.map(Into::into),
                });
            }
            match page.blocks.get_mut(index) {
                Some(block) if block.kind == line.kind && block.href.as_deref() == line.href => {
                    block.text.set(*lang, source.text(&line.text));
                }
                Some(block) => {
                    let message = format!(
                        "block {} of page {id} is a {} here and a {} in the first language, or leads elsewhere",
                        index + 1,
                        line.kind.code(),
                        block.kind.code()
                    );
                    return Err(problem(message));
                }
                None => {
                    let message =
                        format!("page {id} has more blocks here than in the first language");
                    return Err(problem(message));
                }
            }
        }
        if source.blocks.len() != page.blocks.len() {
            let message = format!(
                "page {id} has {} blocks here and {} in the first language",
                source.blocks.len(),
                page.blocks.len()
            );
            return Err(Problem::error(1, Some(source.name), message));
        }
    }
    Ok(page)
}

impl Source<'_> {
    fn text(&self, text: &str) -> Text {
        Text {
            text: text.into(),
            origin: self.origin.clone(),
            state: TextState::Current,
        }
    }
}
