//! The doors of those who want to help and of those who work here: what is coming, and whom to ask until then.

use lotse_core::contact::Contact;
use lotse_core::region::Region;

use crate::components::contacts::contact_rows;
use crate::components::icon::icon;
use crate::components::title::title;
use crate::html::{El, view};
use crate::state::AppState;

/// The words of a door.
struct Door {
    title: &'static str,
    intro: &'static str,
    coming_title: &'static str,
    coming: [&'static str; 3],
    now_title: &'static str,
    now_text: &'static str,
    now_none: &'static str,
    contacts: fn(&Region) -> &[Contact],
}

/// "I want to help".
pub fn help(state: AppState) -> El {
    let door = Door {
        title: "help-title",
        intro: "help-intro",
        coming_title: "help-coming-title",
        coming: [
            "help-coming-offer",
            "help-coming-mentor",
            "help-coming-training",
        ],
        now_title: "help-now-title",
        now_text: "help-now-text",
        now_none: "help-now-none",
        contacts: |region| &region.volunteers,
    };
    let offers = view! {
        <p><a class="btn" href="/results#topic=volunteering">{icon("topic-volunteering")}<span>{state.i18n.t("help-see-offers")}</span></a></p>
    };
    screen(state, door, offers)
}

/// "I work here".
pub fn work(state: AppState) -> El {
    let door = Door {
        title: "work-title",
        intro: "work-intro",
        coming_title: "work-coming-title",
        coming: [
            "work-coming-edit",
            "work-coming-needs",
            "work-coming-reports",
        ],
        now_title: "work-now-title",
        now_text: "work-now-text",
        now_none: "work-now-none",
        contacts: |region| &region.office,
    };
    // One source is the rule; where there are several, each is told apart by its id.
    let sources = state.region_config().sources;
    let sign_in: Vec<El> = sources
        .iter()
        .map(|source| {
            let id = (sources.len() > 1).then(|| format!(" ({})", source.id));
            let href = format!("/sign-in/{}", source.id);
            view! { <p><a class="btn is-plain" href=href>{icon("person")}<span>{state.i18n.t("work-sign-in")}{id}</span></a></p> }
        })
        .collect();
    let handout = view! {
        <p><a class="btn" href="/saved">{icon("printer")}<span>{state.i18n.t("work-handout")}</span></a></p>
        {sign_in}
    };
    screen(state, door, handout)
}

fn screen(state: AppState, door: Door, action: El) -> El {
    let t = state.i18n;
    let coming: Vec<_> = door
        .coming
        .iter()
        .map(|key| view! { <li>{t.t(key)}</li> })
        .collect();
    let contacts = move || {
        let catalogue = state.copy.read();
        match catalogue.region().map(door.contacts) {
            Some(contacts) if !contacts.is_empty() => contact_rows(state, contacts),
            _ => view! { <p class="soft">{t.t(door.now_none)}</p> },
        }
    };
    view! {
        <div class="stack">
            {title(state, &t.t(door.title))}
            <p class="lead">{t.t(door.intro)}</p>
            <section class="stack-s">
                <h2>{t.t(door.now_title)}</h2>
                <p>{t.t(door.now_text)}</p>
                {contacts}
                {action}
            </section>
            <section class="prose">
                <h2>{t.t(door.coming_title)}</h2>
                <ul>{coming}</ul>
            </section>
        </div>
    }
}
