//! For whom something is: age, gender, family, residence status.

open_enum! {
    /// A group of people an offer is made for; none named means everybody.
    Group {
        /// Children.
        Children = "children",
        /// Young people.
        Youth = "youth",
        /// Adults.
        Adults = "adults",
        /// Older people.
        Seniors = "seniors",
        /// Women.
        Women = "women",
        /// Men.
        Men = "men",
        /// Lesbian, gay, bisexual, trans, intersex and queer people.
        Lgbtiq = "lgbtiq",
        /// Families.
        Families = "families",
        /// Single parents.
        SingleParents = "single_parents",
        /// Pregnant women.
        Pregnant = "pregnant",
        /// People with little money.
        LowIncome = "low_income",
        /// People without a home.
        Homeless = "homeless",
        /// People with a disability.
        Disabled = "disabled",
        /// People who work.
        Workers = "workers",
        /// People who want to help.
        Volunteers = "volunteers",
        /// People who want to give something.
        Donors = "donors",
    }
}

open_enum! {
    /// A residence status an offer asks for; none named means any.
    Residence {
        /// The asylum procedure is running (Aufenthaltsgestattung).
        AsylumSeekers = "asylum_seekers",
        /// Recognised refugees and people with protection.
        Refugees = "refugees",
        /// Tolerated stay (Duldung).
        Tolerated = "tolerated",
        /// Temporary protection after the war against Ukraine (§ 24 AufenthG).
        Ukraine = "ukraine",
        /// Citizens of the European Union.
        Eu = "eu",
        /// Late repatriates (Spätaussiedler).
        Repatriates = "repatriates",
        /// People without papers.
        Undocumented = "undocumented",
    }
}

record! {
    /// Who is meant; empty in every part means everybody.
    #[derive(Debug, Clone, Default, PartialEq, Eq)]
    pub struct Audience {
        /// Groups, any of which fits.
        pub groups: Vec<Group> = Vec::new(),
        /// Residence statuses, any of which fits.
        pub residence: Vec<Residence> = Vec::new(),
        /// Youngest age in years (HSDS `minimum_age`).
        pub minimum_age: Option<u8> = None,
        /// Oldest age in years (HSDS `maximum_age`).
        pub maximum_age: Option<u8> = None,
    }
}

impl Audience {
    /// Whether nobody in particular is named.
    pub fn is_everybody(&self) -> bool {
        *self == Self::default()
    }
}
