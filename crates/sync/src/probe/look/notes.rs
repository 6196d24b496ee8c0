//! What was noticed, how sure it is, and what only the operator knows.

/// How sure something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sure {
    /// It was tried.
    Sure,
    /// All that was seen fits.
    Likely,
    /// A name or a habit speaks for it.
    Guess,
    /// It was looked for.
    NotFound,
}

/// Something that was noticed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What it is about.
    pub topic: &'static str,
    /// How sure it is.
    pub sure: Sure,
    /// What it is.
    pub text: String,
}

/// All that was noticed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notes {
    /// In the order in which it was noticed.
    pub notes: Vec<Note>,
    /// Questions to the operator.
    pub questions: Vec<String>,
}

impl Sure {
    /// The word for it.
    pub const fn word(self) -> &'static str {
        match self {
            Sure::Sure => "sure",
            Sure::Likely => "likely",
            Sure::Guess => "guess",
            Sure::NotFound => "not found",
        }
    }
}

impl Notes {
    /// Notes something.
    pub fn say(&mut self, topic: &'static str, sure: Sure, text: impl Into<String>) {
        self.notes.push(Note {
            topic,
            sure,
            text: text.into(),
        });
    }

    /// Notes a question to the operator.
    pub fn ask(&mut self, question: impl Into<String>) {
        let question = question.into();
        if !self.questions.contains(&question) {
            self.questions.push(question);
        }
    }
}
