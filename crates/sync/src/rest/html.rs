//! HTML to plain text with line breaks, and back. Nothing of the markup survives: texts from outside never
//! become markup on a screen.

/// What ends a line, and what ends a paragraph.
const LINES: [&str; 10] = [
    "br",
    "li",
    "tr",
    "div",
    "dt",
    "dd",
    "option",
    "figcaption",
    "hr",
    "summary",
];
const PARAGRAPHS: [&str; 16] = [
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "dl",
    "table",
    "blockquote",
    "section",
    "article",
    "pre",
    "address",
];
/// What is no text at all.
const HIDDEN: [&str; 4] = ["script", "style", "template", "noscript"];

const ENTITIES: [(&str, &str); 26] = [
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", " "),
    ("shy", ""),
    ("ndash", "–"),
    ("mdash", "—"),
    ("hellip", "…"),
    ("bull", "•"),
    ("middot", "·"),
    ("euro", "€"),
    ("auml", "ä"),
    ("ouml", "ö"),
    ("uuml", "ü"),
    ("Auml", "Ä"),
    ("Ouml", "Ö"),
    ("Uuml", "Ü"),
    ("szlig", "ß"),
    ("eacute", "é"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("ldquo", "“"),
    ("rdquo", "”"),
    ("bdquo", "„"),
];

/// The text of HTML: paragraphs parted by an empty line, everything else that ends a line by a new one.
pub(super) fn to_text(html: &str) -> String {
    let mut text = Text::default();
    let mut rest = html;
    while let Some(at) = rest.find(['<', '&']) {
        let (before, after) = rest.split_at(at);
        text.push(before);
        rest = if after.starts_with('&') {
            entity(after, &mut text)
        } else {
            tag(after, &mut text)
        };
    }
    text.push(rest);
    text.done
}

/// The HTML of a text, so that [`to_text`] gives the text again. A single line, as of a title, gets no paragraph.
pub(super) fn from_text(text: &str) -> String {
    let mut html = String::new();
    if !text.trim().contains('\n') {
        escape(text.trim(), &mut html);
        return html;
    }
    for paragraph in text
        .split("\n\n")
        .filter(|paragraph| !paragraph.trim().is_empty())
    {
        html.push_str("<p>");
        for (number, line) in paragraph.trim().lines().enumerate() {
            if number > 0 {
                html.push_str("<br>");
            }
            escape(line, &mut html);
        }
        html.push_str("</p>");
    }
    html
}

fn escape(line: &str, html: &mut String) {
    for letter in line.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            letter => html.push(letter),
        }
    }
}

/// Text with spaces and line breaks as a reader sees them.
#[derive(Default)]
struct Text {
    done: String,
    /// What stands between what is done and what comes next.
    gap: Gap,
}

#[derive(Clone, Copy, Default, PartialEq, PartialOrd)]
enum Gap {
    #[default]
    None,
    Space,
    Line,
    Paragraph,
}

impl Text {
    fn push(&mut self, words: &str) {
        for letter in words.chars() {
            if letter.is_whitespace() {
                self.leave(Gap::Space);
                continue;
            }
            if !self.done.is_empty() {
                self.done.push_str(match self.gap {
                    Gap::None => "",
                    Gap::Space => " ",
                    Gap::Line => "\n",
                    Gap::Paragraph => "\n\n",
                });
            }
            self.gap = Gap::None;
            self.done.push(letter);
        }
    }

    fn leave(&mut self, gap: Gap) {
        if self.gap < gap {
            self.gap = gap;
        }
    }
}

/// Takes a tag (`rest` begins with `<`) and gives what follows.
fn tag<'a>(rest: &'a str, text: &mut Text) -> &'a str {
    let body = rest.get(1..).unwrap_or_default();
    if let Some(comment) = body.strip_prefix("!--") {
        return comment.split_once("-->").map_or("", |(_, after)| after);
    }
    let is_tag =
        body.starts_with(|first: char| first.is_ascii_alphabetic() || first == '/' || first == '!');
    let Some(end) = tag_end(body).filter(|_| is_tag) else {
        text.push("<");
        return body;
    };
    let (inside, after) = body.split_at(end);
    let after = after.get(1..).unwrap_or_default();
    let is_end = inside.starts_with('/');
    let name = inside.trim_start_matches('/');
    let name = name
        .split(|letter: char| !letter.is_ascii_alphanumeric())
        .next()
        .unwrap_or_default();
    let name = name.to_ascii_lowercase();
    if PARAGRAPHS.contains(&name.as_str()) {
        text.leave(Gap::Paragraph);
    } else if LINES.contains(&name.as_str()) {
        text.leave(Gap::Line);
    } else if HIDDEN.contains(&name.as_str()) && !is_end {
        return hidden(after, &name);
    }
    after
}

/// Where a tag ends: at `>` outside of quotes.
fn tag_end(tag: &str) -> Option<usize> {
    let mut quote = None;
    tag.bytes().position(|byte| {
        match (quote, byte) {
            (None, b'>') => return true,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            _ => {}
        }
        false
    })
}

/// What follows the end tag of an element that is no text.
fn hidden<'a>(rest: &'a str, name: &str) -> &'a str {
    let end = format!("</{name}");
    let lower = rest.to_ascii_lowercase();
    let after = lower.find(&end).and_then(|at| rest.get(at..));
    after
        .and_then(|after| after.split_once('>'))
        .map_or("", |(_, after)| after)
}

/// Takes a character reference (`rest` begins with `&`) and gives what follows.
fn entity<'a>(rest: &'a str, text: &mut Text) -> &'a str {
    let body = rest.get(1..).unwrap_or_default();
    let known = body
        .split_once(';')
        .filter(|(name, _)| name.len() <= 10)
        .and_then(|(name, after)| {
            let letter = match name.strip_prefix('#') {
                Some(number) => numbered(number)?,
                None => ENTITIES
                    .iter()
                    .find(|(known, _)| *known == name)?
                    .1
                    .to_owned(),
            };
            Some((letter, after))
        });
    match known {
        Some((letter, after)) => {
            text.push(&letter);
            after
        }
        None => {
            text.push("&");
            body
        }
    }
}

fn numbered(number: &str) -> Option<String> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    char::from_u32(code).map(String::from)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn markup_becomes_lines() {
        let check = |html: &str, text: &str| assert_eq!(to_text(html), text, "{html}");
        check(
            "<p>Come&nbsp;in.</p>\n<p>All   are<br/>welcome</p>",
            "Come in.\n\nAll are\nwelcome",
        );
        check(
            "<ul><li>one</li><li><b>two</b></li></ul>after",
            "one\ntwo\n\nafter",
        );
        check(
            "a &lt; b &amp;&amp; c &#8211; d &#xe4; &unknown; & e",
            "a < b && c – d ä &unknown; & e",
        );
        check(
            "<script>alert('<p>')</script>safe<style>p{}</style>",
            "safe",
        );
        check("<img alt=\"a > b\" src=x>seen<!-- <p> not -->", "seen");
        check("2 < 3, 3 > 2", "2 < 3, 3 > 2");
        check("cut <off", "cut <off");
        check("plain", "plain");
        check("", "");
    }

    #[test]
    fn text_becomes_paragraphs() {
        assert_eq!(
            from_text("a & b\nc\n\nd <e>"),
            "<p>a &amp; b<br>c</p><p>d &lt;e&gt;</p>"
        );
        assert_eq!(from_text("Kleider & Schuhe"), "Kleider &amp; Schuhe");
        assert_eq!(from_text(""), "");
    }

    proptest! {
        #[test]
        fn any_text_survives(lines in proptest::collection::vec("[a-z<>&;\"'äß]{1,9}( [a-z<>&]{1,9}){0,2}", 0..6), gaps in proptest::collection::vec(any::<bool>(), 6)) {
            let mut text = String::new();
            for (line, wide) in lines.iter().zip(gaps) {
                if !text.is_empty() {
                    text.push_str(if wide { "\n\n" } else { "\n" });
                }
                text.push_str(line);
            }
            prop_assert_eq!(to_text(&from_text(&text)), text);
        }

        #[test]
        fn any_html_is_read(html in "[a-z<>&;/\"'! -]{0,60}") {
            let text = to_text(&html);
            prop_assert_eq!(to_text(&from_text(&text)), text);
        }
    }
}
