//! From the bytes of a file to text, with a plain word when they are none.

/// The text of a file that is UTF-8, without its byte order mark.
///
/// # Errors
/// With what the file is instead and how to save it.
pub(super) fn text(bytes: &[u8]) -> Result<&str, String> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if bytes.starts_with(b"PK\x03\x04") {
        return Err(format!(
            "This is a spreadsheet (.xlsx or .ods), not a CSV file. {SAVE_AS}"
        ));
    }
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return Err(format!("The file is in UTF-16. {SAVE_AS}"));
    }
    std::str::from_utf8(bytes).map_err(|error| {
        let (before, rest) = bytes.split_at(error.valid_up_to());
        let line = 1 + lines(before);
        let byte = rest.first().copied().unwrap_or_default();
        match windows_1252(byte) {
            Some(char) => format!(
                "Line {line}: the byte {byte:#04X} is not UTF-8. It looks like Windows-1252, where it is “{char}”. {SAVE_AS}"
            ),
            None => format!("Line {line}: the byte {byte:#04X} is not UTF-8. {SAVE_AS}"),
        }
    })
}

/// How many lines end in these bytes: at a line feed, a carriage return, or both together.
pub(super) fn lines(bytes: &[u8]) -> u64 {
    let mut count = 0;
    let mut last = 0;
    for &byte in bytes {
        count += u64::from(byte == b'\r' || (byte == b'\n' && last != b'\r'));
        last = byte;
    }
    count
}

const SAVE_AS: &str =
    "Save it as “CSV UTF-8”: in Excel “Save as…”, in LibreOffice character set “Unicode (UTF-8)”.";

/// The character of a byte from 0x80 on; five of them mean nothing.
fn windows_1252(byte: u8) -> Option<char> {
    const FROM_80: [char; 32] = [
        '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0',
        '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
    ];
    let char = match byte {
        0..0x80 => return None,
        0x80..0xA0 => FROM_80.get(usize::from(byte - 0x80)).copied()?,
        _ => char::from(byte),
    };
    (char != '\0').then_some(char)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_a_file_is_when_it_is_no_utf_8() {
        assert_eq!(text("\u{FEFF}id;ü".as_bytes()), Ok("id;ü"));
        let windows = text(b"id\r\nm\xFCde").unwrap_err();
        assert!(windows.starts_with("Line 2: the byte 0xFC"), "{windows}");
        assert!(windows.contains("“ü”"), "{windows}");
        assert!(text(b"a\x81").unwrap_err().contains("0x81 is not UTF-8. S"));
        assert!(text(b"\xFF\xFEi\0").unwrap_err().contains("UTF-16"));
        assert!(text(b"PK\x03\x04").unwrap_err().contains("spreadsheet"));
    }

    #[test]
    fn counts_lines_however_they_end() {
        assert_eq!(lines(b"a\nb\r\nc\rd"), 3);
        assert_eq!(lines(b"\r\r\n\n"), 3);
    }
}
