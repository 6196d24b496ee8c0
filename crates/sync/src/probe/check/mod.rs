//! Checks a profile against a live backend, step by step.

mod list;
mod paging;
mod mapping;
mod delta;
mod deletions;
mod cors;
mod sign_in;
mod refusal;
mod writing;

use super::{
    pull::Pulled,
    report::{Report, Step},
    session::{Exchange, Session},
};
use crate::{
    profile::{Credentials, List, Profile},
    rest::Rest,
};

/// What is checked, and as whom.
pub struct Options<'a> {
    /// The profile's text.
    pub profile: &'a str,
    /// The text of the preset of a name.
    pub preset: &'a dyn Fn(&str) -> Option<String>,
    /// Where the backend is.
    pub base_url: String,
    /// Languages to ask for, of lists that come in several.
    pub languages: Vec<String>,
    /// Who asks.
    pub credentials: Credentials,
    /// The origin the app will be at; without one, what is forbidden there is only told.
    pub origin: Option<String>,
    /// Whether records may be made, changed and removed.
    pub write: bool,
}

/// All that the steps about one list share.
struct Subject<'a> {
    session: &'a Session<'a>,
    options: &'a Options<'a>,
    /// What stands before a step's name, where there are several lists.
    label: String,
    /// The profile with this list alone.
    profile: Profile,
    credentials: Credentials,
    list: List,
}

impl Subject<'_> {
    fn step(&self, name: &str) -> Step {
        Step::new(format!("{name}{}", self.label))
    }

    /// The first question of a pull that is not for a table.
    fn shown(&self, pulled: &Pulled) -> Option<Exchange> {
        let tables = self.profile.tables.len();
        let page = pulled.pages.get(tables).or(pulled.pages.last());
        page.cloned()
    }

    fn rest(&self) -> Rest {
        self.rest_of(self.profile.clone())
    }

    /// With the profile changed in some way.
    fn rest_of(&self, profile: Profile) -> Rest {
        let languages = &self.options.languages;
        Rest::new(profile, &*self.options.base_url, languages).signed_in(self.credentials.clone())
    }
}

/// Tries a profile against the backend at `base_url`. Without [`Options::write`] nothing is changed there.
pub fn check(session: &Session<'_>, options: &Options<'_>) -> Report {
    let mut report = Report::default();
    let (step, profile) = parsed(options);
    report.steps.push(step);
    let Some(profile) = profile else {
        return report;
    };
    session.hide(&profile.transport.auth.scheme, &options.credentials);
    let (step, credentials) = sign_in::sign_in(session, options, &profile);
    report.steps.extend(step);
    let several = profile.lists.len() > 1;
    for (number, list) in profile.lists.iter().enumerate() {
        let kinds = list.kind.all().unwrap_or_default().join(", ");
        let label = if several {
            format!(" · {kinds} (list {number})")
        } else {
            String::new()
        };
        let subject = Subject {
            session,
            options,
            label,
            profile: Profile {
                lists: vec![list.clone()],
                ..profile.clone()
            },
            credentials: credentials.clone(),
            list: list.clone(),
        };
        let pulled = read(&subject, &mut report);
        report.steps.push(cors::step(&subject));
        if options.write {
            writing::steps(&subject, pulled.as_ref(), &mut report);
        }
    }
    report
}

/// The steps that only read.
fn read(subject: &Subject<'_>, report: &mut Report) -> Option<Pulled> {
    if subject.list.write_only {
        let mut step = subject.step("list");
        step.cannot("records are only sent there: nothing to read");
        report.steps.push(step);
        return None;
    }
    let (step, pulled) = list::step(subject);
    report.steps.push(step);
    let pulled = pulled?;
    report.steps.push(paging::step(subject, &pulled));
    report.steps.push(mapping::step(subject, &pulled));
    report.steps.push(delta::step(subject, &pulled));
    report.steps.push(deletions::step(subject, &pulled));
    Some(pulled)
}

fn parsed(options: &Options<'_>) -> (Step, Option<Profile>) {
    let mut step = Step::new("profile");
    match Profile::parse(options.profile, options.preset) {
        Ok(profile) => {
            let lists = profile.lists.len();
            let lists = if lists == 1 {
                "1 list".to_owned()
            } else {
                format!("{lists} lists")
            };
            step.say(format!(
                "\"{}\": {lists} of {}",
                profile.name,
                profile.kinds().join(", ")
            ));
            (step, Some(profile))
        }
        Err(flaws) => {
            for flaw in flaws {
                step.fail(flaw.to_string());
            }
            (step, None)
        }
    }
}
