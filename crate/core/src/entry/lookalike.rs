//! Words that look like Latin letters and are none: `GіtHub` with a Cyrillic `і` (Unicode UTS #39, mixed-script confusables).

use unicode_script::{Script, UnicodeScript as _};
use unicode_security::is_potential_mixed_script_confusable_char;

/// Whether a word of the text consists of Latin letters and others that look like them. Kana, Han and Hangul stand beside
/// Latin letters in any Japanese name, and end a word here.
#[must_use]
pub fn imitates_latin(text: &str) -> bool {
    text.split(|character| letter(character).is_none()).any(|word| {
        let mut letters = word.chars().filter_map(letter);
        // One letter alone is a sign: the β of a version, the μ of a unit.
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

fn letter(character: char) -> Option<Letter> {
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
    letter(character) == Some(Letter::Lookalike)
}

#[cfg(test)]
mod tests {
    use super::imitates_latin;

    #[test]
    fn letters_of_other_scripts_among_latin_ones_are_noticed() {
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
    fn what_is_usual_in_japan_and_elsewhere_is_not() {
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
