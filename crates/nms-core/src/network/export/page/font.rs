//! How wide letters are, in thousandths of the size of the font, as in common sans-serif fonts.

/// The width of a character of a sans-serif font.
pub(super) fn letter(c: char) -> u32 {
    match c {
        ' ' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | 'i' | 'j' | 'l' | 'I' | 'І' | 'і' => 270,
        '(' | ')' | '-' | '/' | 't' | 'f' | 'r' | '"' | '[' | ']' => 350,
        'г' | 'к' | 'т' | 'з' | 'с' | 'c' | 's' | 'z' | 'k' | 'J' => 480,
        'м' | 'ж' | 'ы' | 'ю' | 'ф' | 'm' | 'w' | 'ц' | 'ъ' => 730,
        'ш' | 'щ' | 'М' | 'M' | 'W' | 'Ж' | 'Ш' | 'Щ' | 'Ю' | 'Ф' | 'Ы' | '—' | '…' | '№' | '@' => 900,
        c if c.is_ascii_digit() => 560,
        c if c.is_uppercase() => 700,
        c if u32::from(c) < 0x2E80 => 560,
        _ => 1150,
    }
}

/// The width of a character of the same font in bold.
pub(super) fn bold(c: char) -> u32 {
    letter(c) * 107 / 100
}

/// A width in pixels as thousandths of a font of a size, given in tenths of a pixel.
pub(super) fn room(pixels: i32, tenths: u32) -> u32 {
    u32::try_from(pixels).unwrap_or_default().saturating_mul(10_000) / tenths.max(1)
}
