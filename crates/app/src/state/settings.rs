//! What the person set on this phone; read by `boot.js` too, so that the first paint is right.

use leptos::prelude::*;
use lotse_json::{Fault, Node, Object, Read, read};

use crate::platform::{document, keep};

/// The key under which the browser keeps the settings; `public/boot.js` reads it too.
const KEY: &str = "lotse.settings";

/// Light, dark, or as the phone is set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the phone is set.
    #[default]
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// The settings as kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    /// Language of the app; empty until chosen, then the browser's.
    pub lang: String,
    /// Light or dark.
    pub theme: Theme,
    /// Size of the text, 1 to 4.
    pub text: u8,
    /// The region, where there are several.
    pub region: String,
    /// Several people use this phone: forget on close.
    pub shared: bool,
    /// The person has put off installing the app.
    pub install_later: bool,
}

impl Settings {
    /// The settings kept in this browser; the defaults where there are none or they are unreadable.
    pub fn load() -> Self {
        let settings: Self = keep::read(KEY)
            .and_then(|json| read(&json).ok())
            .unwrap_or_default();
        Self {
            text: settings.text.clamp(1, 4),
            ..settings
        }
    }

    /// Keeps the settings; `false` where the browser keeps nothing.
    pub fn keep(&self) -> bool {
        keep::write(KEY, &self.to_json())
    }

    /// Brings the document into line.
    pub fn apply(&self) {
        document::set_root("data-theme", self.theme.as_str());
        document::set_root("data-text", &self.text.to_string());
    }

    fn to_json(&self) -> String {
        Object::new()
            .text("lang", &self.lang)
            .text("theme", self.theme.as_str())
            .number("text", self.text.into())
            .text("region", &self.region)
            .flag("shared", self.shared)
            .flag("install_later", self.install_later)
            .finish()
    }
}

impl Theme {
    /// The name it is kept under; `public/early.js` reads it.
    fn as_str(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

impl Read for Theme {
    fn read(at: Node<'_, '_>) -> Result<Self, Fault> {
        Ok(match &*at.text()? {
            "light" => Self::Light,
            "dark" => Self::Dark,
            _ => Self::Auto,
        })
    }
}

impl Read for Settings {
    fn read(at: Node<'_, '_>) -> Result<Self, Fault> {
        let text = |name| at.get(name)?.map_or(Ok(String::new()), String::read);
        let flag = |name| at.get(name)?.map_or(Ok(false), bool::read);
        Ok(Self {
            lang: text("lang")?,
            theme: at.get("theme")?.map_or(Ok(Theme::Auto), Theme::read)?,
            text: at.get("text")?.map_or(Ok(0), u8::read)?,
            region: text("region")?,
            shared: flag("shared")?,
            install_later: flag("install_later")?,
        })
    }
}

/// Changes the settings, keeps them and brings the document into line.
pub fn change(settings: RwSignal<Settings>, change: impl FnOnce(&mut Settings)) {
    settings.update(change);
    settings.with_untracked(|settings| {
        settings.keep();
        settings.apply();
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_read_again() {
        let settings = Settings {
            lang: "uk".to_owned(),
            theme: Theme::Dark,
            text: 3,
            region: "magdeburg".to_owned(),
            shared: true,
            install_later: true,
        };
        assert_eq!(read(&settings.to_json()), Ok(settings));
    }

    #[test]
    fn what_an_older_version_kept_lacks_fields_and_is_read_all_the_same() {
        let settings = Settings {
            lang: "ar".to_owned(),
            ..Settings::default()
        };
        assert_eq!(read(r#"{"lang":"ar","gone":1}"#), Ok(settings));
    }
}
