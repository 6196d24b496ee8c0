//! What the screens hold: words that are read anew when the language changes.

use crate::platform::spawn;
use leptos::prelude::*;
use lotse_core::lang::Lang;

use super::text::message::Arg;
use super::text::table::Table;
use super::words::Words;
use crate::platform::http;

/// The language's words could not be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoWords;

/// One word to hand on; reading it in a reactive place reads it again when the language changes.
#[derive(Clone, Copy)]
pub struct I18n(&'static Shown);

struct Shown {
    words: RwSignal<Words>,
    /// The last language asked for; answers for another one come too late.
    wanted: RwSignal<Lang>,
    /// Where below `/locales/` the tables of this binary stand; empty for the folder itself.
    folders: &'static [&'static str],
}

impl I18n {
    /// Fetches the words of `lang` from these folders, from the phone where they are kept.
    pub async fn load(lang: Lang, folders: &'static [&'static str]) -> Result<Self, NoWords> {
        let tables = fetch(lang, folders).await?;
        // There is one, and it stays as long as the page.
        Ok(Self(Box::leak(Box::new(Shown {
            words: RwSignal::new(Words::new(tables)),
            wanted: RwSignal::new(lang),
            folders,
        }))))
    }

    /// The message `key`.
    pub fn t(&self, key: &str) -> String {
        self.t_args(key, &[])
    }

    /// The message `key` with its variables, such as `&[("count", 3_usize.into())]`.
    pub fn t_args(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.0.words.with(|words| words.t_args(key, args))
    }

    /// The words as they are now, for [`super::phrase`]; tracked.
    pub fn words(&self) -> Words {
        self.0.words.get()
    }

    /// The language of the words on screen; tracked.
    pub fn lang(&self) -> Lang {
        self.0.words.with(Words::lang)
    }

    /// Changes the language as soon as its words are there; until then, or without them, all stays as it is.
    pub fn set_lang(&self, lang: Lang) {
        let Shown {
            words,
            wanted,
            folders,
        } = *self.0;
        wanted.set(lang);
        spawn(async move {
            if let Ok(tables) = fetch(lang, folders).await
                && wanted.get_untracked() == lang
            {
                words.update(|words| *words = words.replaced_by(tables));
            }
        });
    }
}

async fn fetch(lang: Lang, folders: &[&str]) -> Result<Vec<Table>, NoWords> {
    let mut tables = Vec::new();
    for folder in folders {
        let url = format!("/locales/{folder}{lang}.txt");
        let answer = http::send("GET", &url, &[], None, 30_000)
            .await
            .map_err(|_| NoWords)?;
        let text = String::from_utf8(answer.body).map_err(|_| NoWords)?;
        let table = Table::parse(&text).map_err(|_| NoWords)?;
        if table.lang() != lang.as_str() {
            return Err(NoWords);
        }
        tables.push(table);
    }
    Ok(tables)
}
