//! Enums over an open set of codes: a value written by a newer version is kept, not lost.

/// Defines an enum with one code per variant and `Unknown` for every other code.
macro_rules! open_enum {
    ($(#[$meta:meta])* $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $code:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$variant_meta])* $variant,)+
            /// A code this version does not know; it survives a round trip.
            Unknown(Box<str>),
        }

        impl $name {
            /// Every code this version knows, in the order people see them.
            pub const KNOWN: &'static [Self] = &[$(Self::$variant,)+];

            /// The code on the wire.
            pub fn code(&self) -> &str {
                match self {
                    $(Self::$variant => $code,)+
                    Self::Unknown(code) => code,
                }
            }

            /// Reads a code; never fails, since the set is open.
            pub fn from_code(code: &str) -> Self {
                match code {
                    $($code => Self::$variant,)+
                    other => Self::Unknown(other.into()),
                }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.code())
            }
        }

        impl lotse_json::Read for $name {
            fn read(at: lotse_json::Node<'_, '_>) -> Result<Self, lotse_json::Fault> {
                at.text().map(|code| Self::from_code(&code))
            }
        }
    };
}
