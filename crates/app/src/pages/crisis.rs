//! Emergency numbers: in the app itself, so that they are there without any copy.

use crate::components::title::title;
use crate::html::{El, view};
use crate::state::AppState;

/// Numbers that hold all over Germany: number as dialled, number as read, message key.
const NUMBERS: [(&str, &str, &str); 9] = [
    ("112", "112", "emergency"),
    ("110", "110", "police"),
    ("116117", "116 117", "doctor"),
    ("116016", "116 016", "women"),
    ("08001239900", "0800 123 99 00", "men"),
    ("116111", "116 111", "children"),
    ("08001110550", "0800 111 0 550", "parents"),
    ("08001110111", "0800 111 0 111", "soul"),
    ("08004040020", "0800 40 40 020", "pregnant"),
];

/// The screen of emergency numbers.
pub fn screen(state: AppState) -> El {
    let t = state.i18n;
    let rows: Vec<El> = NUMBERS
        .iter()
        .map(|(dial, read, key)| {
            let name = t.t(&format!("crisis-{key}"));
            let note = t.t(&format!("crisis-{key}-note"));
            view! {
                <li>
                    <a class="crisis-call" href=format!("tel:{dial}")>
                        <bdi class="crisis-num" dir="ltr">{*read}</bdi>
                        <span class="crisis-for"><span>{name}</span><small>{note}</small></span>
                    </a>
                </li>
            }
        })
        .collect();
    view! {
        {title(state, &t.t("crisis-title"))}
        <p class="lead">{t.t("crisis-intro")}</p>
        <p>{t.t("crisis-languages-note")}</p>
        <ul class="crisis">{rows}</ul>
        <p class="small soft">{t.t("exit-history-note")}</p>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whoever saw a number before the app started must find the same one afterwards.
    #[test]
    fn the_shell_names_the_same_numbers() {
        let shell = include_str!("../../../../index.html");
        let named: Vec<&str> = shell
            .split("href=\"tel:")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .collect();
        assert!(named.len() > 3, "{named:?}");
        for (dial, read, _) in NUMBERS {
            assert_eq!(
                named.contains(&dial),
                shell.contains(&format!(">{read}</bdi>")),
                "{dial}"
            );
        }
        for dial in named {
            assert!(NUMBERS.iter().any(|(known, ..)| *known == dial), "{dial}");
        }
    }
}
