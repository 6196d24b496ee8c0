//! What the program was asked to do.

use std::fs;

use lotse_sync::profile::Credentials;

/// How the program is used.
pub const HELP: &str = "\
Looks at a list of a REST backend and proposes a profile for it:

  lotse-probe URL [--kind KIND] [--out FILE]

Checks a profile against a live backend, step by step:

  lotse-probe --profile FILE --base-url URL [--write --yes]

Options:
  --kind KIND           what the list has: offer, organization, event, page (offer)
  --out FILE            writes the proposed profile there
  --write --yes         makes a record, changes it and removes it again
  --user NAME           signs in with this name, and with the password from
  --password WORD         the command line,
  --password-file FILE    or a file
  --token-file FILE     signs in with the token in this file
  --origin ORIGIN       the origin the app will be at, such as https://lotse.example
  --lang CODE[,CODE]    the language of texts, or those whose lists are read (de)
  --presets DIRECTORY   presets other than those built in
  --requests NUMBER     sends so many requests at most (1000)
  --json                a report for machines

Without --write only GET, HEAD and OPTIONS are sent. Credentials are never shown.
Ends with 0 when all is well, with 1 when a step failed or no profile was found, with 2 when it could not begin.
";

/// What the program was asked to do.
pub struct Arguments {
    pub task: Task,
    pub kind: String,
    pub languages: Vec<String>,
    pub origin: Option<String>,
    pub credentials: Credentials,
    pub presets: Option<String>,
    pub out: Option<String>,
    pub requests: u32,
    pub write: bool,
    pub json: bool,
}

/// One of the two things it can do.
pub enum Task {
    Look { url: String },
    Check { profile: String, base_url: String },
}

#[derive(Default)]
struct Given {
    url: Option<String>,
    profile: Option<String>,
    base_url: Option<String>,
    yes: bool,
}

impl Arguments {
    /// Reads the command line; `None` asks for help.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn read(mut words: impl Iterator<Item = String>) -> Result<Option<Self>, String> {
        let mut given = Given::default();
        let mut arguments = Self {
            task: Task::Look { url: String::new() },
            kind: "offer".to_owned(),
            languages: vec!["de".to_owned()],
            origin: None,
            credentials: Credentials::default(),
            presets: None,
            out: None,
            requests: 1000,
            write: false,
            json: false,
        };
        while let Some(word) = words.next() {
            let mut value = || words.next().ok_or_else(|| format!("{word} needs a value"));
            match word.as_str() {
                "--help" | "-h" => return Ok(None),
                "--profile" => given.profile = Some(value()?),
                "--base-url" => given.base_url = Some(value()?),
                "--kind" => arguments.kind = value()?,
                "--lang" => arguments.languages = languages(&value()?)?,
                "--out" => arguments.out = Some(value()?),
                "--presets" => arguments.presets = Some(value()?),
                "--origin" => {
                    arguments.origin = Some(value()?.trim_end_matches('/').to_owned());
                }
                "--user" => arguments.credentials.user = Some(value()?),
                "--password" => arguments.credentials.password = Some(value()?),
                "--password-file" => arguments.credentials.password = Some(secret(&value()?)?),
                "--token-file" => arguments.credentials.token = Some(secret(&value()?)?),
                "--requests" => {
                    let number = value()?;
                    let wrong = |_| format!("--requests: {number} is no number");
                    arguments.requests = number.parse().map_err(wrong)?;
                }
                "--write" => arguments.write = true,
                "--yes" => given.yes = true,
                "--json" => arguments.json = true,
                flag if flag.starts_with('-') => {
                    return Err(format!("there is no {flag}; see --help"));
                }
                url if given.url.is_none() => given.url = Some(url.to_owned()),
                more => return Err(format!("one address at a time, not {more} too")),
            }
        }
        arguments.task = given.task(arguments.write)?;
        Ok(Some(arguments))
    }
}

impl Given {
    fn task(self, write: bool) -> Result<Task, String> {
        match (self.url, self.profile, self.base_url) {
            (None, None, None) => {
                Err("an address, or --profile and --base-url; see --help".to_owned())
            }
            (Some(url), None, None) if write => Err(format!(
                "{url} is only looked at: --write belongs to --profile"
            )),
            (Some(url), None, None) if is_web(&url) => Ok(Task::Look { url }),
            (None, Some(profile), Some(base_url)) if is_web(&base_url) => {
                if write && !self.yes {
                    return Err(
                        "--write makes and removes a record that others may see: say --yes too"
                            .to_owned(),
                    );
                }
                Ok(Task::Check { profile, base_url })
            }
            (Some(url), None, None) | (None, Some(_), Some(url)) => Err(format!(
                "{url} is no address: it begins with https:// or http://"
            )),
            (None, _, _) => Err("--profile and --base-url belong together".to_owned()),
            (Some(_), _, _) => Err("either an address or --profile with --base-url".to_owned()),
        }
    }
}

fn is_web(url: &str) -> bool {
    url.starts_with("http://") || url.starts_with("https://")
}

/// Codes of languages (BCP 47), parted by commas.
fn languages(text: &str) -> Result<Vec<String>, String> {
    let code = |word: &str| {
        let word = word.trim();
        let first = word.split('-').next().unwrap_or_default();
        let sound = (2..=3).contains(&first.len())
            && first.bytes().all(|byte| byte.is_ascii_lowercase())
            && word.len() <= 11
            && word
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        sound
            .then(|| word.to_owned())
            .ok_or_else(|| format!("--lang: \"{word}\" is no code of a language, such as de or ar"))
    };
    text.split(',').map(code).collect()
}

/// A secret from a file, without the line's end.
fn secret(file: &str) -> Result<String, String> {
    let text = fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?;
    Ok(text.trim_end_matches(['\r', '\n']).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_codes_parted_by_commas() {
        assert_eq!(languages("de"), Ok(vec!["de".to_owned()]));
        assert_eq!(
            languages("de, ar,de-simple"),
            Ok(["de", "ar", "de-simple"].map(str::to_owned).to_vec())
        );
        for text in ["", "de,", "Deutsch", "d", "de ar", "german"] {
            assert!(languages(text).is_err(), "{text}");
        }
    }
}
