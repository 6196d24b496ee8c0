//! Records and their parts: one list of fields for the type, for reading and for writing.

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

        impl $crate::json::Read for $name {
            fn read(at: $crate::json::Node<'_, '_>) -> Result<Self, $crate::json::Fault> {
                Ok(Self {
                    $($field: record!(@read at, $field $(, $absent)?),)+
                })
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
    (@read $at:ident, $field:ident) => {
        $crate::json::Read::read($at.need(stringify!($field))?)?
    };
    (@read $at:ident, $field:ident, $absent:expr) => {
        match $at.get(stringify!($field))? {
            Some(value) => $crate::json::Read::read(value)?,
            None => $absent,
        }
    };
    (@says $value:expr) => { true };
    (@says $value:expr, $absent:expr) => { $crate::json::differs($value, $absent) };
    (@says $value:expr, $absent:expr => written) => { true };
}

/// Whether a field says something.
pub(crate) fn differs<T: PartialEq>(value: &T, absent: T) -> bool {
    *value != absent
}
