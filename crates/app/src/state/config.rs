//! `config.json`: which regions this deployment has, and where their records come from.

use lotse_json::{self as json, Fault, Node, Read};

use crate::platform::{http, keep};

/// The deployment's configuration, as published beside the app.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// At least one region.
    pub regions: Vec<RegionConfig>,
}

/// One region with its sources.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegionConfig {
    /// Names the region's copy on the device.
    pub id: String,
    /// Its name as its people write it.
    pub name: String,
    /// Where its records come from; they show as one catalogue.
    pub sources: Vec<SourceConfig>,
    /// Which source takes what people say about records, where that is not the first of our own kind.
    pub feedback: Option<String>,
    /// The region as it stands in the configuration, for the module that delivers.
    pub json: String,
}

/// One source of records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceConfig {
    /// Names the source on the device.
    pub id: String,
    /// What stands before `/api/v1/…`, or before the paths of the profile; empty for this app's own origin.
    pub base_url: String,
    /// How another backend than our own is spoken to, as JSON: the profile, or a text with its address.
    pub profile: Option<String>,
}

/// The key under which the last good configuration is kept for days without signal; `public/boot.js` puts the first
/// one there.
const KEY: &str = "lotse.config";

impl Config {
    /// The kept configuration, else the built-in one: this app's own origin as the only source.
    pub fn kept() -> Self {
        keep::read(KEY)
            .and_then(|json| Self::parse(&json))
            .unwrap_or_else(Self::own_origin)
    }

    /// Fetches the configuration and keeps it; `None` without an answer that makes sense.
    pub async fn refresh() -> Option<Self> {
        let answer = http::send("GET", "/config.json", &[], None, 20_000)
            .await
            .ok()?;
        let json = String::from_utf8(answer.body)
            .ok()
            .filter(|_| answer.status == 200)?;
        let config = Self::parse(&json)?;
        keep::write(KEY, &json);
        Some(config)
    }

    fn parse(json: &str) -> Option<Self> {
        json::read::<Self>(json)
            .ok()
            .filter(|config| !config.regions.is_empty())
    }

    fn own_origin() -> Self {
        let source = SourceConfig {
            id: "lotse".to_owned(),
            base_url: String::new(),
            profile: None,
        };
        let region = RegionConfig {
            id: "magdeburg".to_owned(),
            name: "Magdeburg".to_owned(),
            sources: vec![source],
            feedback: None,
            json: r#"{"id":"magdeburg","name":"Magdeburg","sources":[{"id":"lotse"}]}"#.to_owned(),
        };
        Self {
            regions: vec![region],
        }
    }
}

impl Read for Config {
    fn read(at: Node<'_, '_>) -> Result<Self, Fault> {
        Ok(Self {
            regions: Vec::read(at.need("regions")?)?,
        })
    }
}

impl Read for RegionConfig {
    fn read(at: Node<'_, '_>) -> Result<Self, Fault> {
        Ok(Self {
            id: String::read(at.need("id")?)?,
            name: String::read(at.need("name")?)?,
            sources: Vec::read(at.need("sources")?)?,
            feedback: at.get("feedback")?.map_or(Ok(None), Option::read)?,
            json: at.raw().to_owned(),
        })
    }
}

impl RegionConfig {
    /// The source that takes what people say about records; none where nobody reads it.
    pub fn feedback_source(&self) -> Option<&str> {
        self.feedback.as_deref().or_else(|| {
            let own = self.sources.iter().find(|source| source.profile.is_none());
            own.map(|source| &*source.id)
        })
    }
}

impl Read for SourceConfig {
    fn read(at: Node<'_, '_>) -> Result<Self, Fault> {
        let base_url = at.get("base_url")?;
        Ok(Self {
            id: String::read(at.need("id")?)?,
            base_url: base_url.map_or(Ok(String::new()), String::read)?,
            profile: at.get("profile")?.map(|profile| profile.raw().to_owned()),
        })
    }
}

/// The region with this id, else the first; a configuration has at least one.
pub fn region_of<'a>(regions: &'a [RegionConfig], id: &str) -> &'a RegionConfig {
    regions
        .iter()
        .find(|region| region.id == id)
        .unwrap_or(&regions[0])
}

/// Whether there are several regions and none of them was chosen.
pub fn is_open_question(regions: &[RegionConfig], chosen: &str) -> bool {
    regions.len() > 1 && regions.iter().all(|region| region.id != chosen)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_configuration_without_a_region_is_none() {
        assert_eq!(Config::parse(r#"{"regions":[]}"#), None);
        assert_eq!(Config::parse("<html>sign in</html>"), None);
    }

    #[test]
    fn a_source_may_be_this_apps_own_origin() {
        let config = Config::parse(
            r#"{"regions":[{"id":"m","name":"M","sources":[{"id":"a"},{"id":"b","base_url":"https://example.org"}]}]}"#,
        );
        let regions = config.expect("a configuration").regions;
        let urls: Vec<_> = regions[0]
            .sources
            .iter()
            .map(|source| &*source.base_url)
            .collect();
        assert_eq!(urls, ["", "https://example.org"]);
    }

    #[test]
    fn a_profile_stands_in_the_configuration_or_elsewhere() {
        let config = Config::parse(
            r#"{"regions":[{"id":"m","name":"M","sources":[{"id":"a","profile":"profiles/a.json"},
            {"id":"b","profile":{"extends":"kinto"}},{"id":"c"}]}]}"#,
        );
        let regions = config.expect("a configuration").regions;
        let profiles = regions[0]
            .sources
            .iter()
            .map(|source| source.profile.as_deref());
        assert_eq!(
            profiles.collect::<Vec<_>>(),
            [
                Some(r#""profiles/a.json""#),
                Some(r#"{"extends":"kinto"}"#),
                None
            ]
        );
    }

    #[test]
    fn people_speak_to_the_source_that_is_named_or_to_the_first_of_our_own() {
        let sources = r#""sources":[{"id":"a","profile":"p.json"},{"id":"b"}]"#;
        for (feedback, expected) in [
            ("", Some("b")),
            (r#","feedback":"a""#, Some("a")),
            (r#","feedback":null"#, Some("b")),
        ] {
            let json = format!(r#"{{"id":"m","name":"M",{sources}{feedback}}}"#);
            let region: RegionConfig = json::read(&json).expect("a region");
            assert_eq!(region.feedback_source(), expected);
            assert_eq!(region.json, json);
        }
        let json = r#"{"id":"m","name":"M","sources":[{"id":"a","profile":"p.json"}]}"#;
        let region: RegionConfig = json::read(json).expect("a region");
        assert_eq!(region.feedback_source(), None);
    }

    #[test]
    fn the_built_in_region_is_what_its_json_says() {
        let region = Config::own_origin().regions.remove(0);
        assert_eq!(json::read(&region.json), Ok(region));
    }

    #[test]
    fn an_unknown_region_falls_back_to_the_first() {
        let config = Config::own_origin();
        assert_eq!(region_of(&config.regions, "halle").id, "magdeburg");
    }

    #[test]
    fn only_several_regions_are_a_question_and_only_until_one_is_chosen() {
        let mut regions = Config::own_origin().regions;
        assert!(!is_open_question(&regions, ""));
        regions.push(RegionConfig {
            id: "halle".to_owned(),
            name: "Halle (Saale)".to_owned(),
            sources: Vec::new(),
            feedback: None,
            json: String::new(),
        });
        assert!(is_open_question(&regions, ""));
        assert!(is_open_question(&regions, "a region that is gone"));
        assert!(!is_open_question(&regions, "halle"));
    }
}
