//! Pages: texts such as "about", imprint and privacy, as blocks that cannot carry markup.

use crate::localized::Localized;

open_enum! {
    /// What a block is.
    BlockKind {
        /// A heading within the page.
        Heading = "heading",
        /// A paragraph.
        Paragraph = "paragraph",
        /// One point of a list; neighbouring points make the list.
        Item = "item",
        /// A link on its own line, to `href`.
        Link = "link",
    }
}

record! {
    /// One block of a page.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Block {
        /// Heading, paragraph …
        pub kind: BlockKind,
        /// The words.
        pub text: Localized,
        /// Where a link leads; see [`crate::contact::web_href`] before use.
        pub href: Option<Box<str>> = None,
    }
}

record! {
    /// A page; its id is its slug.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Page {
        /// What it is called.
        pub title: Localized,
        /// Its blocks in order.
        pub blocks: Vec<Block> = Vec::new() => written,
    }
}
