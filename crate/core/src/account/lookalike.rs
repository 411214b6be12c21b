//! Finds words with letters of other scripts that look like Latin ones, for example `GіtHub` with a
//! Cyrillic `і` (Unicode UTS #39, mixed-script confusables).

use unicode_script::{Script, UnicodeScript as _};
use unicode_security::is_potential_mixed_script_confusable_char;

/// Whether a word has at least one letter that looks like a Latin one, and otherwise only such
/// letters and Latin ones. Kana, Han and Hangul end a word, because Japanese names often have them
/// next to Latin letters.
#[must_use]
pub fn imitates_latin(text: &str) -> bool {
    text.split(|character| classify(character).is_none()).any(|word| {
        let mut letters = word.chars().filter_map(classify);
        // A single letter is a symbol, for example the β of a version or the μ of a unit.
        word.chars().nth(1).is_some()
            && word.chars().any(is_lookalike)
            && letters.all(|letter| letter != Letter::Other)
    })
}

#[derive(PartialEq, Eq)]
enum Letter {
    Latin,
    Lookalike,
    Other,
}

/// `None` for characters that end a word.
fn classify(character: char) -> Option<Letter> {
    if !character.is_alphabetic() {
        return None;
    }
    match character.script() {
        Script::Latin => Some(Letter::Latin),
        Script::Han
        | Script::Hiragana
        | Script::Katakana
        | Script::Hangul
        | Script::Bopomofo
        | Script::Common => None,
        _ if is_potential_mixed_script_confusable_char(character) => Some(Letter::Lookalike),
        _ => Some(Letter::Other),
    }
}

fn is_lookalike(character: char) -> bool {
    classify(character) == Some(Letter::Lookalike)
}

#[cfg(test)]
mod tests {
    use super::imitates_latin;

    #[test]
    fn letters_that_look_like_latin_ones_are_found() {
        for name in [
            "GіtHub",
            "Gооgle",
            "わりふBаnk",
            "раypal.com",
            "xn.аррӏе.com",
            "ΑCME",
            "Αmazon ログイン",
            "MІCROSOFT",
        ] {
            assert!(imitates_latin(name), "{name}");
        }
    }

    #[test]
    fn usual_names_of_any_script_are_not_reported() {
        for name in [
            "",
            "GitHub",
            "taro.yamada@example.co.jp",
            "わりふ健康保険組合",
            "健康保険組合 加入者ページ",
            "ＫＯＳＭＯ　Ｗｅｂ",
            "三井住友VISAカード",
            "NTTドコモ dアカウント",
            "ロロノア・ゾロ",
            "エー工業",
            "ニ二口ロ",
            "Café Zürich",
            "β版",
            "日本α研究所",
            "Team α",
            "네이버 NAVER",
            "Яндекс",
            "Сбербанк Online",
            "Ελληνικά",
            "<img onerror=alert(1)>",
        ] {
            assert!(!imitates_latin(name), "{name}");
        }
    }
}
