//! Normalises text so that equivalent characters match: width, case, kana, accents, variants of
//! kanji.

use super::variants::standard_kanji;
use crate::entry::is_visible;
use unicode_normalization::UnicodeNormalization as _;

/// Returns the form that is compared: NFKC (UAX #15), lower case, hiragana for katakana, letters
/// without accents, kanji in their standard forms, without invisible characters.
pub(super) fn fold(text: &str) -> String {
    let visible = text.nfkc().filter(|&character| character == '\n' || is_visible(character));
    let folded = visible
        .flat_map(char::to_lowercase)
        .flat_map(decompose)
        .filter(|&character| !is_mark(character));
    folded.map(to_hiragana).map(standard_kanji).collect()
}

/// Splits accents from their letters (NFD). Kana keep their voicing marks, because か and が are
/// different sounds.
fn decompose(character: char) -> impl Iterator<Item = char> {
    let is_kana = ('\u{3040}'..='\u{30FF}').contains(&character);
    let (kana, other) = if is_kana { (Some(character), None) } else { (None, Some(character)) };
    kana.into_iter().chain(other.into_iter().flat_map(|character| [character].into_iter().nfd()))
}

/// Accents, joiners and variation selectors.
fn is_mark(character: char) -> bool {
    matches!(
        character,
        '\u{0300}'..='\u{036F}'
            | '\u{200C}'
            | '\u{200D}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{E0100}'..='\u{E01EF}'
    )
}

/// In Unicode, each hiragana is 0x60 below its katakana.
fn to_hiragana(character: char) -> char {
    match character {
        '\u{30A1}'..='\u{30F6}' | '\u{30FD}' | '\u{30FE}' => {
            char::from_u32(u32::from(character).saturating_sub(0x60)).unwrap_or(character)
        }
        _ => character,
    }
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn equivalent_texts_fold_to_the_same() {
        for (one, other) in [
            ("ＫＯＳＭＯ　Ｗｅｂ", "kosmo web"),
            ("ｶﾞﾗｽ ﾊﾟﾝ", "がらす ぱん"),
            ("ヴァイオリン", "ゔぁいおりん"),
            ("カ\u{3099}ラス", "がらす"),
            ("Café ZÜRICH Ångström", "cafe zurich angstrom"),
            ("髙﨑 學", "高崎 学"),
            ("國學院", "国学院"),
            ("廣澤 濱田", "広沢 浜田"),
            ("渡邊 渡邉", "渡辺 渡辺"),
            ("齋藤 齊藤 斎藤", "斉藤 斉藤 斉藤"),
            ("櫻井 龍", "桜井 竜"),
            ("葛\u{E0100}城", "葛城"),
            ("㈱ ㍿ ①", "(株) 株式会社 1"),
            ("ba\u{200B}nk", "bank"),
            ("İstanbul", "istanbul"),
            ("山\n田", "山\n田"),
        ] {
            assert_eq!(fold(one), other);
            assert_eq!(fold(other), fold(one));
        }
    }

    #[test]
    fn different_texts_stay_different() {
        for (one, other) in [
            ("かき", "がき"),
            ("はん", "ぱん"),
            ("ー", "-"),
            ("ワ", "ヷ"),
            ("会社", "社会"),
            ("ツ", "ッ"),
        ] {
            assert_ne!(fold(one), fold(other));
        }
    }
}
