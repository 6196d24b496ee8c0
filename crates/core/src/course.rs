//! What makes an offer a language course.

use serde::{Deserialize, Serialize};

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

/// What a course adds to its offer; free places and childcare stand in the offer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Course {
    /// Integration course, practice …
    pub kind: CourseKind,
    /// Volunteers or professionals.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider: Option<Provider>,
    /// The level one should have.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level_from: Option<Level>,
    /// The level one reaches.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level_to: Option<Level>,
    /// Whether only women take part.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub women_only: bool,
    /// First lesson.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starts: Option<Date>,
    /// Last lesson.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends: Option<Date>,
    /// Last day to register.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub register_by: Option<Date>,
    /// Days of the lessons.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub weekdays: Vec<Weekday>,
    /// Times of day of the lessons.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub day_times: Vec<DayTime>,
}
