//! One message file: parsed, terms put in their places, and refused where the flat table has no room for it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use fluent_syntax::ast;
use fluent_syntax::parser;

use super::Finding;
use crate::binaries::Binary;

/// A language's messages and what was wrong on the way.
#[derive(Debug)]
pub struct Source {
    /// BCP 47 tag, from the file's name.
    pub lang: String,
    pub file: PathBuf,
    /// Which binary's words these are.
    pub owner: &'static Binary,
    pub messages: BTreeMap<String, Message>,
    /// Prefixes of keys that the app builds while running, from `# dynamic: topic-*`.
    pub dynamic: BTreeSet<String>,
    pub findings: Vec<Finding>,
}

/// One message.
#[derive(Debug)]
pub struct Message {
    pub line: usize,
    pub pattern: Vec<Part>,
    /// The comment right above says that German reads the same.
    pub same_as_german: bool,
}

/// A piece of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    Text(String),
    Variable {
        name: String,
        /// Other text stands beside it, so its direction has to be kept apart (Unicode isolates).
        isolated: bool,
    },
    Select {
        variable: String,
        /// Key and words; the default is the last.
        variants: Vec<(String, Vec<Part>)>,
    },
}

impl Source {
    /// Reads a file's text; nothing is fatal, everything wrong is a finding.
    /// The terms of `beside` can be used, too: a file that is read along with this one.
    pub fn parse(lang: &str, file: PathBuf, text: &str, beside: &str) -> Self {
        let mut source = Self {
            lang: lang.to_owned(),
            owner: Binary::of_source(&file),
            file,
            messages: BTreeMap::new(),
            dynamic: BTreeSet::new(),
            findings: Vec::new(),
        };
        let resource = match parser::parse(text) {
            Ok(resource) => resource,
            Err((resource, errors)) => {
                for error in errors {
                    let line = line_at(text, error.pos.start);
                    source.complain(line, format!("is no Fluent: {}", error.kind));
                }
                resource
            }
        };
        // What is wrong in there is said when it is read by itself.
        let beside = parser::parse(beside).unwrap_or_else(|(resource, _)| resource);
        let terms = beside
            .body
            .iter()
            .chain(&resource.body)
            .filter_map(|entry| match entry {
                ast::Entry::Term(term) => Some((term.id.name, &term.value)),
                _ => None,
            })
            .collect();
        for entry in &resource.body {
            match entry {
                ast::Entry::Message(message) => source.message(text, &terms, message),
                ast::Entry::Comment(comment) => source.comment(comment),
                _ => {}
            }
        }
        source
    }

    fn message(&mut self, text: &str, terms: &Terms<'_>, message: &ast::Message<&str>) {
        let key = message.id.name;
        let line = line_of(text, key);
        if !message.attributes.is_empty() {
            self.complain(
                line,
                format!("{key}: attributes have no place in the table"),
            );
        }
        let Some(value) = &message.value else {
            return self.complain(line, format!("{key}: has no text"));
        };
        let mut reader = Reader {
            terms,
            depth: 0,
            problems: Vec::new(),
        };
        let pattern = reader.pattern(value);
        for problem in reader.problems {
            self.complain(line, format!("{key}: {problem}"));
        }
        let same_as_german = message.comment.as_ref().is_some_and(|comment| {
            let mut lines = comment.content.iter();
            lines.any(|line| line.trim() == "same as German")
        });
        let message = Message {
            line,
            pattern,
            same_as_german,
        };
        if self.messages.insert(key.to_owned(), message).is_some() {
            self.complain(line, format!("{key}: stands twice"));
        }
    }

    fn comment(&mut self, comment: &ast::Comment<&str>) {
        for line in &comment.content {
            if let Some(prefixes) = line.trim().strip_prefix("dynamic:") {
                self.dynamic.extend(
                    prefixes
                        .split_whitespace()
                        .map(|p| p.trim_end_matches('*').to_owned()),
                );
            }
        }
    }

    fn complain(&mut self, line: usize, message: String) {
        self.findings.push(Finding {
            file: self.file.clone(),
            line,
            message,
        });
    }
}

impl Message {
    /// The variables it names.
    pub fn variables(&self) -> BTreeSet<&str> {
        let mut names = BTreeSet::new();
        walk(&self.pattern, &mut |part| match part {
            Part::Variable { name, .. } | Part::Select { variable: name, .. } => {
                names.insert(name.as_str());
            }
            Part::Text(_) => {}
        });
        names
    }

    /// All its words, variants one after the other, without variables.
    pub fn words(&self) -> String {
        let mut words = String::new();
        walk(&self.pattern, &mut |part| {
            if let Part::Text(text) = part {
                words.push_str(text);
                words.push('\n');
            }
        });
        words
    }
}

/// Visits every part, those of variants too.
pub fn walk<'a>(pattern: &'a [Part], visit: &mut impl FnMut(&'a Part)) {
    for part in pattern {
        visit(part);
        if let Part::Select { variants, .. } = part {
            for (_, inner) in variants {
                walk(inner, visit);
            }
        }
    }
}

type Terms<'a> = BTreeMap<&'a str, &'a ast::Pattern<&'a str>>;

/// Turns Fluent's tree into parts.
struct Reader<'a> {
    terms: &'a Terms<'a>,
    /// Terms inside terms; a circle ends here.
    depth: u8,
    problems: Vec<String>,
}

impl Reader<'_> {
    fn pattern(&mut self, pattern: &ast::Pattern<&str>) -> Vec<Part> {
        let alone = pattern.elements.len() == 1;
        let mut parts = Vec::new();
        for element in &pattern.elements {
            match element {
                ast::PatternElement::TextElement { value } => push_text(&mut parts, value),
                ast::PatternElement::Placeable { expression } => {
                    self.expression(expression, alone, &mut parts);
                }
            }
        }
        parts
    }

    fn expression(
        &mut self,
        expression: &ast::Expression<&str>,
        alone: bool,
        parts: &mut Vec<Part>,
    ) {
        match expression {
            ast::Expression::Inline(inline) => self.inline(inline, alone, parts),
            ast::Expression::Select { selector, variants } => {
                let ast::InlineExpression::VariableReference { id } = selector else {
                    return self.refuse("only a variable can be selected on");
                };
                let mut ordered: Vec<_> = variants.iter().collect();
                ordered.sort_by_key(|variant| variant.default);
                let variants = ordered
                    .into_iter()
                    .map(|variant| {
                        let key = match &variant.key {
                            ast::VariantKey::Identifier { name } => name,
                            ast::VariantKey::NumberLiteral { value } => value,
                        };
                        ((*key).to_owned(), self.pattern(&variant.value))
                    })
                    .collect();
                parts.push(Part::Select {
                    variable: id.name.to_owned(),
                    variants,
                });
            }
        }
    }

    fn inline(&mut self, inline: &ast::InlineExpression<&str>, alone: bool, parts: &mut Vec<Part>) {
        match inline {
            ast::InlineExpression::VariableReference { id } => parts.push(Part::Variable {
                name: id.name.to_owned(),
                isolated: !alone,
            }),
            ast::InlineExpression::TermReference {
                id,
                attribute: None,
                arguments: None,
            } => match self.terms.get(id.name) {
                Some(value) if self.depth < 4 => {
                    self.depth += 1;
                    let inner = self.pattern(value);
                    self.depth -= 1;
                    for part in inner {
                        match part {
                            Part::Text(text) => push_text(parts, &text),
                            other => parts.push(other),
                        }
                    }
                }
                Some(_) => self.refuse(&format!("the term -{} contains itself", id.name)),
                None => self.refuse(&format!("there is no term -{}", id.name)),
            },
            ast::InlineExpression::TermReference { id, .. } => {
                self.refuse(&format!(
                    "-{}: terms take no arguments or attributes here",
                    id.name
                ));
            }
            ast::InlineExpression::MessageReference { id, .. } => self.refuse(&format!(
                "refers to the message {}; write it out or make it a term",
                id.name
            )),
            ast::InlineExpression::FunctionReference { id, .. } => {
                self.refuse(&format!("{}() is not known on the phone", id.name));
            }
            ast::InlineExpression::StringLiteral { value } => self.refuse(&format!(
                "the literal {{ \"{value}\" }}: sentences are not glued together, write plain text"
            )),
            ast::InlineExpression::NumberLiteral { value } => {
                self.refuse(&format!("the literal {{ {value} }}: write plain text"));
            }
            ast::InlineExpression::Placeable { expression } => {
                self.expression(expression, alone, parts);
            }
        }
    }

    fn refuse(&mut self, problem: &str) {
        self.problems.push(problem.to_owned());
    }
}

fn push_text(parts: &mut Vec<Part>, text: &str) {
    match parts.last_mut() {
        Some(Part::Text(last)) => last.push_str(text),
        _ => parts.push(Part::Text(text.to_owned())),
    }
}

/// The line of a slice of `text`, counted from 1.
fn line_of(text: &str, slice: &str) -> usize {
    line_at(
        text,
        (slice.as_ptr() as usize).saturating_sub(text.as_ptr() as usize),
    )
}

fn line_at(text: &str, offset: usize) -> usize {
    let before = text.as_bytes().iter().take(offset);
    before.filter(|byte| **byte == b'\n').count() + 1
}
