//! The encodings of texts: UTF-8, and what spreadsheets save instead.

use std::borrow::Cow;

/// The text, and the name of its encoding where that is not UTF-8.
#[cfg(feature = "encodings")]
pub(super) fn decode(bytes: &[u8]) -> (Cow<'_, str>, Option<&'static str>) {
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default());
        return (text, (encoding != encoding_rs::UTF_8).then_some(encoding.name()));
    }
    // Looks at many bytes at a time where the standard library looks at one.
    if let Some(text) = encoding_rs::UTF_8.decode_without_bom_handling_and_without_replacement(bytes) {
        return (text, None);
    }
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    // The language of the orders decides between encodings that look alike.
    let encoding = detector.guess(Some(b"ru"), chardetng::Utf8Detection::Deny);
    (encoding.decode_without_bom_handling(bytes).0, Some(encoding.name()))
}

/// The same without the tables of all encodings: UTF-16 with its mark, else windows-1251 of Russian spreadsheets.
#[cfg(not(feature = "encodings"))]
pub(super) fn decode(bytes: &[u8]) -> (Cow<'_, str>, Option<&'static str>) {
    let wide = |bytes: &[u8], of: fn([u8; 2]) -> u16| {
        let units = bytes.chunks(2).map(|pair| match pair {
            [a, b] => of([*a, *b]),
            _ => 0xFFFD,
        });
        char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect::<String>()
    };
    match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => (String::from_utf8_lossy(rest), None),
        [0xFF, 0xFE, rest @ ..] => (wide(rest, u16::from_le_bytes).into(), Some("UTF-16LE")),
        [0xFE, 0xFF, rest @ ..] => (wide(rest, u16::from_be_bytes).into(), Some("UTF-16BE")),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => (text.into(), None),
            Err(_) => (bytes.iter().map(|byte| windows_1251(*byte)).collect::<String>().into(), Some("windows-1251")),
        },
    }
}

/// A letter of windows-1251.
#[cfg(any(test, not(feature = "encodings")))]
fn windows_1251(byte: u8) -> char {
    /// From 0x80 to 0xBF.
    const SIGNS: &str = "\u{402}\u{403}\u{201A}\u{453}\u{201E}\u{2026}\u{2020}\u{2021}\u{20AC}\u{2030}\u{409}\u{2039}\u{40A}\u{40C}\u{40B}\u{40F}\
        \u{452}\u{2018}\u{2019}\u{201C}\u{201D}\u{2022}\u{2013}\u{2014}\u{98}\u{2122}\u{459}\u{203A}\u{45A}\u{45C}\u{45B}\u{45F}\
        \u{A0}\u{40E}\u{45E}\u{408}\u{A4}\u{490}\u{A6}\u{A7}\u{401}\u{A9}\u{404}\u{AB}\u{AC}\u{AD}\u{AE}\u{407}\
        \u{B0}\u{B1}\u{406}\u{456}\u{491}\u{B5}\u{B6}\u{B7}\u{451}\u{2116}\u{454}\u{BB}\u{458}\u{405}\u{455}\u{457}";
    let place = usize::from(byte);
    match byte {
        0..0x80 => char::from(byte),
        0x80..0xC0 => SIGNS.chars().nth(place - 0x80).unwrap_or(char::REPLACEMENT_CHARACTER),
        // The Russian letters stand in one run.
        _ => char::from_u32(u32::from(byte) + 0x350).unwrap_or(char::REPLACEMENT_CHARACTER),
    }
}

#[cfg(all(test, feature = "encodings"))]
mod tests {
    use super::*;

    #[test]
    fn our_table_is_that_of_the_standard() {
        for byte in 0..=u8::MAX {
            let text = encoding_rs::WINDOWS_1251.decode_without_bom_handling(&[byte]).0.into_owned();
            assert_eq!(windows_1251(byte).to_string(), text, "{byte:#x}");
        }
    }
}
