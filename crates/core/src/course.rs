//! What makes an offer a language course.

use crate::time::{Date, Weekday};

open_enum! {
    /// A level of the Common European Framework, with A0 for beginners who learn to read.
    Level {
        /// First letters and words.
        A0 = "A0",
        /// Beginner.
        A1 = "A1",
        /// Elementary.
        A2 = "A2",
        /// Intermediate.
        B1 = "B1",
        /// Upper intermediate.
        B2 = "B2",
        /// Advanced.
        C1 = "C1",
        /// Proficient.
        C2 = "C2",
    }
}

open_enum! {
    /// The kind of course (KURSNET groups MB and MC, and what volunteers do).
    CourseKind {
        /// General integration course.
        Integration = "integration",
        /// Integration course with literacy.
        Literacy = "literacy",
        /// Integration course for women, parents, youth or intensive learners.
        SpecialIntegration = "special_integration",
        /// German for work (Berufssprachkurs).
        Vocational = "vocational",
        /// A course outside the federal programmes.
        Course = "course",
        /// A conversation café, tandem or other practice.
        Practice = "practice",
    }
}

open_enum! {
    /// Who teaches.
    Provider {
        /// Volunteers.
        Volunteer = "volunteer",
        /// Professionals.
        Professional = "professional",
    }
}

open_enum! {
    /// The time of day of the lessons.
    DayTime {
        /// Before noon.
        Morning = "morning",
        /// Noon to 17:00.
        Afternoon = "afternoon",
        /// After 17:00.
        Evening = "evening",
    }
}

record! {
    /// What a course adds to its offer; free places and childcare stand in the offer.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Course {
        /// Integration course, practice …
        pub kind: CourseKind,
        /// Volunteers or professionals.
        pub provider: Option<Provider> = None,
        /// The level one should have.
        pub level_from: Option<Level> = None,
        /// The level one reaches.
        pub level_to: Option<Level> = None,
        /// Whether only women take part.
        pub women_only: bool = false,
        /// First lesson.
        pub starts: Option<Date> = None,
        /// Last lesson.
        pub ends: Option<Date> = None,
        /// Last day to register.
        pub register_by: Option<Date> = None,
        /// Days of the lessons.
        pub weekdays: Vec<Weekday> = Vec::new(),
        /// Times of day of the lessons.
        pub day_times: Vec<DayTime> = Vec::new(),
    }
}
