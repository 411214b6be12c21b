//! Normalises text so that equivalent characters match: width, case, kana, accents, variants of
//! kanji.

use super::variants::standard_kanji;
use crate::account::is_visible;
use warifu_base::normalisation::{Form, Normalise};

/// Returns the form that is compared: NFKC (UAX #15), lower case, hiragana for katakana, letters
/// without accents, kanji in their standard forms, without invisible characters.
pub(super) fn fold(text: &str, normalise: Normalise<'_>) -> String {
    if text.chars().all(is_stable) {
        return text
            .chars()
            .filter_map(visible)
            .flat_map(char::to_lowercase)
            .map(standard)
            .collect();
    }
    let composed = normalise(Form::Nfkc, text);
    let lower: String = composed.chars().filter_map(visible).flat_map(char::to_lowercase).collect();
    without_accents(&lower, normalise).chars().map(standard).collect()
}

/// Whether neither form changes the character, beside any other such character. Most names consist
/// of them, and each call of the browser costs as much as folding a whole name.
fn is_stable(character: char) -> bool {
    character.is_ascii()
        || is_kana(character) && !matches!(character, '\u{3097}'..='\u{309F}' | '\u{30FF}')
        || ('\u{4E00}'..='\u{9FFF}').contains(&character)
}

fn visible(character: char) -> Option<char> {
    (character == '\n' || is_visible(character)).then_some(character)
}

/// Splits accents from their letters (NFD) and removes them. Kana keep their voicing marks, because
/// か and が are different sounds.
fn without_accents(text: &str, normalise: Normalise<'_>) -> String {
    let mut plain = String::with_capacity(text.len());
    for run in text.split_inclusive(is_kana) {
        let (others, kana) = run.split_at(run.trim_end_matches(is_kana).len());
        if others.is_ascii() {
            plain.push_str(others);
        } else {
            let split = normalise(Form::Nfd, others);
            plain.extend(split.chars().filter(|&character| !is_mark(character)));
        }
        plain.push_str(kana);
    }
    plain
}

fn is_kana(character: char) -> bool {
    ('\u{3040}'..='\u{30FF}').contains(&character)
}

fn standard(character: char) -> char {
    standard_kanji(to_hiragana(character))
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
    use super::*;
    use crate::native::normalise;

    fn fold(text: &str) -> String {
        super::fold(text, &normalise)
    }

    #[test]
    fn no_form_changes_a_stable_character() {
        let stable: String = ('\0'..=char::MAX).filter(|&character| is_stable(character)).collect();
        assert_eq!(normalise(Form::Nfkc, &stable), stable);
        for character in stable.chars().filter(|&character| !is_kana(character)) {
            assert_eq!(normalise(Form::Nfd, &character.to_string()), character.to_string());
        }
    }

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
