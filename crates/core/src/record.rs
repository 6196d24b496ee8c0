//! Records and their parts: one list of fields for the type, for reading and for writing.

use lotse_json::{Fault, Node, Read};

/// Defines a struct that stands on the wire as an object, field by field under the same names.
///
/// A field alone must be there. With `= value` it may be absent, means that value then, and is not written while it
/// says nothing else; with `= value => written` it is written all the same. Unknown fields are passed over.
macro_rules! record {
    ($(#[$meta:meta])* pub struct $name:ident {
        $($(#[$field_meta:meta])* pub $field:ident: $type:ty $(= $absent:expr $(=> $written:ident)?)?,)+
    }) => {
        $(#[$meta])*
        pub struct $name {
            $($(#[$field_meta])* pub $field: $type,)+
        }

        impl lotse_json::Read for $name {
            fn read(at: lotse_json::Node<'_, '_>) -> Result<Self, lotse_json::Fault> {
                #[allow(unused_mut, reason = "a record may have no field that may be absent")]
                let mut fault = None;
                $(record!(@need at, $field $(, $absent)?);)+
                let record = Self {
                    $($field: record!(@take at, fault, $field $(, $absent)?),)+
                };
                $crate::record::sound(record, fault)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde::ser::SerializeMap;
                let mut map = serializer.serialize_map(None)?;
                $(if record!(@says &self.$field $(, $absent $(=> $written)?)?) {
                    map.serialize_entry(stringify!($field), &self.$field)?;
                })+
                map.end()
            }
        }
    };
    (@need $at:ident, $field:ident) => { let $field = $crate::record::needed($at, stringify!($field))?; };
    (@need $at:ident, $field:ident, $absent:expr) => {};
    (@take $at:ident, $fault:ident, $field:ident) => { $field };
    (@take $at:ident, $fault:ident, $field:ident, $absent:expr) => {
        $crate::record::if_there($at, stringify!($field), || $absent, &mut $fault)
    };
    (@says $value:expr) => { true };
    (@says $value:expr, $absent:expr) => { $crate::record::differs($value, $absent) };
    (@says $value:expr, $absent:expr => written) => { true };
}

/// The record, if all of its fields could be read.
pub(crate) fn sound<T>(record: T, fault: Option<Fault>) -> Result<T, Fault> {
    match fault {
        None => Ok(record),
        Some(fault) => Err(fault),
    }
}

/// A field that must be there.
#[inline(never)]
pub(crate) fn needed<T: Read>(record: Node<'_, '_>, name: &str) -> Result<T, Fault> {
    T::read(record.need(name)?)
}

/// A field that may be absent; the first fault is noted, since a way out at each of many fields weighs kilobytes.
#[inline(never)]
pub(crate) fn if_there<T: Read>(
    record: Node<'_, '_>,
    name: &str,
    absent: fn() -> T,
    fault: &mut Option<Fault>,
) -> T {
    if let Some(value) = find(record, name, fault) {
        match T::read(value) {
            Ok(value) => return value,
            Err(found) => note(fault, found),
        }
    }
    absent()
}

fn find<'t, 'a>(
    record: Node<'t, 'a>,
    name: &str,
    fault: &mut Option<Fault>,
) -> Option<Node<'t, 'a>> {
    record.get(name).unwrap_or_else(|found| {
        note(fault, found);
        None
    })
}

fn note(fault: &mut Option<Fault>, found: Fault) {
    fault.get_or_insert(found);
}

/// Whether a field says something.
pub(crate) fn differs<T: PartialEq>(value: &T, absent: T) -> bool {
    *value != absent
}

#[cfg(test)]
mod tests {
    use lotse_json::read;

    record! {
        /// Each way to say how much a field must say.
        #[derive(Debug, PartialEq)]
        pub struct Sample {
            /// Must be there.
            pub needed: u8,
            /// May be absent.
            pub perhaps: Option<u8> = None,
            /// Is written in any case.
            pub always: Vec<u8> = Vec::new() => written,
        }
    }

    #[test]
    fn a_record_reads_and_writes_each_field_as_it_is_listed() {
        let least = read::<Sample>(r#"{"newer":{"x":1},"needed":1}"#).unwrap();
        let written = serde_json::to_string(&least).unwrap();
        assert_eq!(written, r#"{"needed":1,"always":[]}"#);
        let wrong = |json| read::<Sample>(json).unwrap_err().to_string();
        assert_eq!(wrong("{}"), ": missing field `needed`");
        assert_eq!(
            wrong(r#"{"needed":1,"always":null}"#),
            "/always: invalid type: null, expected a sequence"
        );
        assert_eq!(
            wrong(r#"{"needed":1,"needed":1}"#),
            ": duplicate field `needed`"
        );
    }
}
