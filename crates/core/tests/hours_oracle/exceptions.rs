//! Where the oracle departs from the specification; each names what the oracle is asked instead.

pub struct Exception {
    pub expression: &'static str,
    /// The same in words that the oracle evaluates by the specification.
    pub oracle_is_asked: &'static str,
    #[expect(dead_code, reason = "read by people")]
    pub because: &'static str,
}

pub const EXCEPTIONS: &[Exception] = &[
    Exception {
        expression: r#""only after registration"; PH off"#,
        oracle_is_asked: r#"unknown "only after registration"; PH off"#,
        because: "A comment without a state means unknown (rule_modifier: `<comment>`); the oracle says open.",
    },
    Exception {
        expression: r#"Jul 23-Jan 3: "needs reservation by phone"; PH off"#,
        oracle_is_asked: r#"Jul 23-Jan 3: unknown "needs reservation by phone"; PH off"#,
        because: "A comment without a state means unknown (rule_modifier: `<comment>`); the oracle says open.",
    },
    Exception {
        expression: r#"Jan 23-Jul 3: 22:00-23:00 "Please make a reservation by phone."; PH off"#,
        oracle_is_asked: r#"Jan 23-Jul 3: 22:00-23:00 unknown "Please make a reservation by phone."; PH off"#,
        because: "A comment without a state means unknown (rule_modifier: `<comment>`); the oracle says open.",
    },
    Exception {
        expression: r#"Jul 23-Jan 3: 22:00-23:00 "Please make a reservation by phone."; PH off"#,
        oracle_is_asked: r#"Jul 23-Jan 3: 22:00-23:00 unknown "Please make a reservation by phone."; PH off"#,
        because: "A comment without a state means unknown (rule_modifier: `<comment>`); the oracle says open.",
    },
    Exception {
        expression: r#"Jul 23-Jan 3: 08:00-11:00 "Please make a reservation by phone."; PH off"#,
        oracle_is_asked: r#"Jul 23-Jan 3: 08:00-11:00 unknown "Please make a reservation by phone."; PH off"#,
        because: "A comment without a state means unknown (rule_modifier: `<comment>`); the oracle says open.",
    },
    Exception {
        expression: r#"We-Fr 11:00-18:00 "im Sommer", Sa-Su 11:00-13:00 "im Sommer", Sa-Su 13:00-18:00"#,
        oracle_is_asked: r#"We-Fr 11:00-18:00 unknown "im Sommer", Sa-Su 11:00-13:00 unknown "im Sommer", Sa-Su 13:00-18:00"#,
        because: "A comment without a state means unknown (rule_modifier: `<comment>`); the oracle says open.",
    },
    Exception {
        expression: r#"Mo-Fr 09:00-12:00 "by appointment""#,
        oracle_is_asked: r#"Mo-Fr 09:00-12:00 unknown "by appointment""#,
        because: "A comment without a state means unknown (rule_modifier: `<comment>`); the oracle says open.",
    },
    Exception {
        expression: r#"Mo-Fr 08:00-11:00 || Tu-Th,PH open "Emergency only""#,
        oracle_is_asked: r#"Tu-Th,PH open "Emergency only", Mo-Fr 08:00-11:00"#,
        because: "A fallback rule speaks wherever earlier rules leave it closed, also within a day; the oracle decides by whole days.",
    },
    Exception {
        expression: r#"We-Fr 10:00-24:00 open "it is open" || "please call"; PH off"#,
        oracle_is_asked: r#"24/7 unknown "please call", We-Fr 10:00-24:00 open "it is open"; PH off"#,
        because: "A fallback rule speaks wherever earlier rules leave it closed, also within a day; the oracle decides by whole days. And the comment without a state.",
    },
    Exception {
        expression: r#"Mo-Fr 09:00-12:00 || "by appointment""#,
        oracle_is_asked: r#"24/7 unknown "by appointment", Mo-Fr 09:00-12:00"#,
        because: "A fallback rule speaks wherever earlier rules leave it closed, also within a day; the oracle decides by whole days.",
    },
    Exception {
        expression: r#"Mo-Fr 08:00-16:00, Sa 09:00-14:00, PH off || unknown "by phone""#,
        oracle_is_asked: r#"24/7 unknown "by phone", Mo-Fr 08:00-16:00, Sa 09:00-14:00, PH unknown "by phone""#,
        because: "A fallback rule speaks wherever earlier rules leave it closed, also within a day; the oracle decides by whole days.",
    },
    Exception {
        expression: "Mo, We-Su 10:00-18:00",
        oracle_is_asked: "Mo,We-Su 10:00-18:00",
        because: "A comma begins an additional rule only behind times, a state or a comment; the oracle has Monday open around the clock.",
    },
    Exception {
        expression: "Mo-Sa 07:00-19:00; PH Su off",
        oracle_is_asked: "Mo-Sa 07:00-19:00",
        because: r#"`PH Su` means holidays on Sundays (weekday_selector: `<holiday_sequence> <space> <weekday_sequence>`); the oracle takes it as "or"."#,
    },
    Exception {
        expression: "Mo-Sa 08:30-18:00+; Su 10:00-24:00",
        oracle_is_asked: "Mo-Sa 08:30-18:00, Mo-Sa 18:00-24:00 unknown; Su 10:00-24:00",
        because: "An open end may be later than the time stated; the oracle ignores the plus.",
    },
    Exception {
        expression: "09:00-17:00+",
        oracle_is_asked: "09:00-17:00, Mo-Su 17:00-24:00 unknown",
        because: "An open end may be later than the time stated; the oracle ignores the plus.",
    },
    Exception {
        expression: "Su 10:00-12:00; Sa 20:00-02:00",
        oracle_is_asked: "Su 00:00-02:00,10:00-12:00, Sa 20:00-24:00",
        because: "The later rule has the last word also after midnight; the oracle drops its morning where an earlier rule has hours.",
    },
];
