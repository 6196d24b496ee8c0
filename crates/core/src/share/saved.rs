//! A saved list in the part of a link after `#`: `saved=offer:md-001,event:ev-1`.

use crate::filter::fragment::{decode, encode, pairs};
use crate::id::OfferId;
use crate::image::Kind;

/// Something somebody saved.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Item {
    /// An offer, event or organization.
    pub kind: Kind,
    /// Its id; the sources of a phone are not the business of a link.
    pub id: Box<str>,
}

/// The fragment of a saved list, without `#`.
pub fn to_fragment(items: &[Item]) -> String {
    let items: Vec<String> = items
        .iter()
        .map(|item| format!("{}:{}", item.kind.as_str(), encode(&item.id)))
        .collect();
    format!("saved={}", items.join(","))
}

/// Reads a fragment, with or without `#`; `None` when it holds no saved list.
///
/// What is no item is passed over, and so is what stands there twice.
pub fn from_fragment(fragment: &str) -> Option<Vec<Item>> {
    let (_, list) = pairs(fragment).find(|(key, _)| *key == "saved")?;
    let mut items: Vec<Item> = Vec::new();
    // A messenger may have encoded the whole once more: colons and commas then are `%3A` and `%2C`.
    let list = if list.contains(':') {
        list.to_owned()
    } else {
        decode(list)
    };
    for (kind, id) in list.split(',').filter_map(|item| item.split_once(':')) {
        let Some(kind) = Kind::from_name(kind) else {
            continue;
        };
        // All ids obey the same rule.
        let Ok(id) = decode(id).parse::<OfferId>() else {
            continue;
        };
        let item = Item {
            kind,
            id: id.as_str().into(),
        };
        if !items.contains(&item) {
            items.push(item);
        }
    }
    Some(items)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn item(kind: Kind, id: &str) -> Item {
        Item {
            kind,
            id: id.into(),
        }
    }

    #[test]
    fn a_list_is_a_readable_link() {
        let items = [item(Kind::Offer, "md-001"), item(Kind::Event, "a,b:c/ä")];
        let fragment = to_fragment(&items);
        assert_eq!(fragment, "saved=offer:md-001,event:a%2Cb%3Ac%2F%C3%A4");
        assert_eq!(
            from_fragment(&format!("#{fragment}")).as_deref(),
            Some(&items[..])
        );
        assert_eq!(
            from_fragment("#saved=offer%3Amd-001%2Coffer%3Amd-002").map(|items| items.len()),
            Some(2)
        );
    }

    #[test]
    fn what_is_no_item_is_passed_over() {
        let read = from_fragment("x=1&saved=offer:a,offer:a,carpool:b,offer:,offer:a%20b,event")
            .expect("a list");
        assert_eq!(read, [item(Kind::Offer, "a")]);
        assert_eq!(from_fragment("#q=deutsch"), None);
        assert_eq!(from_fragment("#saved="), Some(vec![]));
    }

    proptest! {
        #[test]
        fn every_list_comes_back(ids in prop::collection::btree_set("[^\\s\\p{C}]{1,12}", 0..6)) {
            let allowed = ids.iter().filter(|id| id.parse::<OfferId>().is_ok());
            let items: Vec<Item> = allowed.map(|id| item(Kind::Offer, id)).collect();
            prop_assert_eq!(from_fragment(&to_fragment(&items)), Some(items));
        }
    }
}
