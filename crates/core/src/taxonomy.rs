//! Topics: two levels that cover what newcomers ask, as code, so that every language can name them.

use std::fmt;

use lotse_json::{Fault, Node, Read};

/// A topic of the taxonomy, such as `health` or `health-mental`; unknown ones survive.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(transparent)]
pub struct TopicId(Box<str>);

/// A topic with the topics below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Topic {
    /// Its slug, which is also the name of its icon.
    pub slug: &'static str,
    /// The slugs below it, each starting with `slug` and a hyphen.
    pub children: &'static [&'static str],
}

/// All topics, in the order people see them.
pub const TOPICS: &[Topic] = &[
    Topic {
        slug: "arrival",
        children: &[
            "arrival-first-steps",
            "arrival-registration",
            "arrival-asylum",
            "arrival-interpreting",
        ],
    },
    Topic {
        slug: "language",
        children: &["language-courses", "language-practice", "language-literacy"],
    },
    Topic {
        slug: "housing",
        children: &["housing-search", "housing-emergency", "housing-tenancy"],
    },
    Topic {
        slug: "health",
        children: &[
            "health-doctors",
            "health-mental",
            "health-pregnancy",
            "health-addiction",
            "health-disability",
        ],
    },
    Topic {
        slug: "children",
        children: &[
            "children-kindergarten",
            "children-school",
            "children-youth",
            "children-leisure",
            "children-family",
        ],
    },
    Topic {
        slug: "work",
        children: &[
            "work-jobs",
            "work-training",
            "work-recognition",
            "work-rights",
            "work-self-employment",
        ],
    },
    Topic {
        slug: "money",
        children: &[
            "money-benefits",
            "money-debts",
            "money-legal",
            "money-discrimination",
            "money-consumer",
        ],
    },
    Topic {
        slug: "things",
        children: &[
            "things-food",
            "things-clothing",
            "things-furniture",
            "things-transport",
            "things-repair",
        ],
    },
    Topic {
        slug: "meeting",
        children: &[
            "meeting-cafe",
            "meeting-sport",
            "meeting-culture",
            "meeting-women",
            "meeting-groups",
        ],
    },
    Topic {
        slug: "volunteering",
        children: &[
            "volunteering-start",
            "volunteering-mentoring",
            "volunteering-interpreting",
            "volunteering-donate",
        ],
    },
];

impl TopicId {
    /// A topic by its slug, known or not.
    pub fn new(slug: &str) -> Self {
        Self(slug.into())
    }

    /// The slug.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether this version knows it.
    pub fn is_known(&self) -> bool {
        all().any(|slug| slug == &*self.0)
    }

    /// Whether `self` is `other` or stands below it.
    pub fn is_within(&self, other: &TopicId) -> bool {
        self.0
            .strip_prefix(&*other.0)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    }

    /// The topic of the first level; itself when it stands there.
    pub fn root(&self) -> Option<&'static Topic> {
        TOPICS
            .iter()
            .find(|topic| self.is_within(&TopicId::new(topic.slug)))
    }
}

impl Read for TopicId {
    fn read(at: Node<'_, '_>) -> Result<Self, Fault> {
        Box::read(at).map(Self)
    }
}

impl fmt::Display for TopicId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Every slug of both levels, parents before their children.
pub fn all() -> impl Iterator<Item = &'static str> {
    TOPICS
        .iter()
        .flat_map(|topic| std::iter::once(topic.slug).chain(topic.children.iter().copied()))
}

/// Whether the topic of slug `topic` is that of slug `other` or stands below it.
pub fn is_within(topic: &str, other: &str) -> bool {
    topic
        .strip_prefix(other)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn children_carry_their_parents_slug_and_none_stands_twice() {
        for topic in TOPICS {
            for child in topic.children {
                assert_eq!(TopicId::new(child).root(), Some(topic), "{child}");
            }
        }
        let mut slugs: Vec<_> = all().collect();
        let count = slugs.len();
        slugs.sort_unstable();
        slugs.dedup();
        assert_eq!(slugs.len(), count);
    }

    #[test]
    fn within_looks_at_whole_words() {
        let money = TopicId::new("money");
        assert!(TopicId::new("money-debts").is_within(&money));
        assert!(!TopicId::new("moneyless").is_within(&money));
        assert!(!money.is_within(&TopicId::new("money-debts")));
    }
}
