use super::Zone;

impl Zone {
    /// The zones known by name with their rules, as the IANA time zone database has them for 2026 and later.
    pub const NAMES: &'static [(&'static str, &'static [&'static str])] = &[
        (
            "CET-1CEST,M3.5.0,M10.5.0/3",
            &[
                "Europe/Berlin",
                "Europe/Amsterdam",
                "Europe/Belgrade",
                "Europe/Bratislava",
                "Europe/Brussels",
                "Europe/Budapest",
                "Europe/Copenhagen",
                "Europe/Ljubljana",
                "Europe/Luxembourg",
                "Europe/Madrid",
                "Europe/Malta",
                "Europe/Oslo",
                "Europe/Paris",
                "Europe/Prague",
                "Europe/Rome",
                "Europe/Sarajevo",
                "Europe/Skopje",
                "Europe/Stockholm",
                "Europe/Tirane",
                "Europe/Vaduz",
                "Europe/Vienna",
                "Europe/Warsaw",
                "Europe/Zagreb",
                "Europe/Zurich",
            ],
        ),
        (
            "EET-2EEST,M3.5.0/3,M10.5.0/4",
            &[
                "Europe/Athens",
                "Europe/Bucharest",
                "Europe/Helsinki",
                "Europe/Kyiv",
                "Europe/Riga",
                "Europe/Sofia",
                "Europe/Tallinn",
                "Europe/Vilnius",
                "Asia/Nicosia",
            ],
        ),
        (
            "GMT0BST,M3.5.0/1,M10.5.0",
            &["Europe/London", "Europe/Dublin"],
        ),
        ("WET0WEST,M3.5.0/1,M10.5.0", &["Europe/Lisbon"]),
        ("GMT0", &["Atlantic/Reykjavik"]),
        ("<+03>-3", &["Europe/Istanbul"]),
        ("UTC0", &["UTC", "Etc/UTC"]),
    ];
}
