//! Passwords of four words, to suggest in place of one that is guessed easily.

use bip39::Language;
use unicode_normalization::UnicodeNormalization as _;
use zeroize::Zeroizing;

/// Each word is one of 2048, which makes 44 bits: at the cost of a key derivation of half a second,
/// trying half of them takes one processor over a hundred thousand years.
const WORDS: usize = 4;

/// Two bytes for each word.
pub const RANDOM_BYTES: usize = 2 * WORDS;

/// A list of 2048 common words (BIP-39).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordList {
    /// English words.
    English,
    /// Japanese words in kana. The password spells them in Latin letters, because no input method
    /// works in a password field.
    Japanese,
}

/// A password of four words.
pub struct Suggestion {
    /// Lower-case Latin letters and hyphens.
    pub password: Zeroizing<String>,
    /// The words as they are read, if the password spells them in other letters; otherwise empty.
    pub reading: Zeroizing<String>,
}

/// The password that random bytes choose.
#[must_use]
pub fn suggest(list: WordList, random: &[u8; RANDOM_BYTES]) -> Suggestion {
    let language = match list {
        WordList::English => Language::English,
        WordList::Japanese => Language::Japanese,
    };
    let all = language.word_list();
    let chosen = random.chunks_exact(2).filter_map(|pair| {
        let number = pair.iter().fold(0_usize, |number, &byte| (number << 8) | usize::from(byte));
        // 2048 divides 65,536: every word is as likely as any other.
        all.get(number.checked_rem(all.len())?).copied()
    });
    let (mut password, mut reading) =
        (Zeroizing::new(String::new()), Zeroizing::new(String::new()));
    for word in chosen {
        if !password.is_empty() {
            password.push('-');
        }
        match list {
            WordList::English => password.push_str(word),
            WordList::Japanese => {
                if !reading.is_empty() {
                    reading.push('・');
                }
                reading.extend(word.nfc());
                password.push_str(&romanised(word));
            }
        }
    }
    Suggestion { password, reading }
}

/// Hepburn romanisation without marks for long vowels.
fn romanised(kana: &str) -> Zeroizing<String> {
    let mut latin = Zeroizing::new(String::new());
    let mut is_doubled = false;
    for sign in kana.nfc() {
        match sign {
            'っ' => is_doubled = true,
            'ゃ' | 'ゅ' | 'ょ' => contract(&mut latin, sign),
            _ => {
                let syllable = syllable(sign);
                if std::mem::take(&mut is_doubled) {
                    latin.extend(syllable.chars().next().map(|c| if c == 'c' { 't' } else { c }));
                }
                latin.push_str(syllable);
            }
        }
    }
    latin
}

/// A small kana contracts with the syllable before it: `ki` + ゃ = `kya`, `shi` + ゃ = `sha`.
fn contract(latin: &mut String, small: char) {
    latin.pop();
    if !["sh", "ch", "j"].iter().any(|start| latin.ends_with(start)) {
        latin.push('y');
    }
    latin.push(match small {
        'ゃ' => 'a',
        'ゅ' => 'u',
        _ => 'o',
    });
}

/// The Latin letters of a full-sized hiragana; empty for any other character.
fn syllable(kana: char) -> &'static str {
    /// Rows of the kana table, and the syllables of each.
    const ROWS: [(&str, &[&str]); 15] = [
        ("あいうえお", &["a", "i", "u", "e", "o"]),
        ("かきくけこ", &["ka", "ki", "ku", "ke", "ko"]),
        ("がぎぐげご", &["ga", "gi", "gu", "ge", "go"]),
        ("さしすせそ", &["sa", "shi", "su", "se", "so"]),
        ("ざじずぜぞ", &["za", "ji", "zu", "ze", "zo"]),
        ("たちつてと", &["ta", "chi", "tsu", "te", "to"]),
        ("だぢづでど", &["da", "ji", "zu", "de", "do"]),
        ("なにぬねの", &["na", "ni", "nu", "ne", "no"]),
        ("はひふへほ", &["ha", "hi", "fu", "he", "ho"]),
        ("ばびぶべぼ", &["ba", "bi", "bu", "be", "bo"]),
        ("ぱぴぷぺぽ", &["pa", "pi", "pu", "pe", "po"]),
        ("まみむめも", &["ma", "mi", "mu", "me", "mo"]),
        ("やゆよ", &["ya", "yu", "yo"]),
        ("らりるれろ", &["ra", "ri", "ru", "re", "ro"]),
        ("わをん", &["wa", "o", "n"]),
    ];
    ROWS.iter()
        .flat_map(|(signs, syllables)| signs.chars().zip(*syllables))
        .find_map(|(sign, syllable)| (sign == kana).then_some(*syllable))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Language, RANDOM_BYTES, WordList, romanised, suggest};
    use crate::strength::strength;
    use std::collections::HashSet;

    #[test]
    fn kana_are_spelled_as_they_are_read() {
        for (kana, latin) in [
            ("さくら", "sakura"),
            ("しゃしん", "shashin"),
            ("きょうかしょ", "kyoukasho"),
            ("ざっし", "zasshi"),
            ("けっちゃく", "ketchaku"),
            ("じゅうたく", "juutaku"),
            ("つづく", "tsuzuku"),
            ("らっぱ", "rappa"),
        ] {
            assert_eq!(romanised(kana).as_str(), latin);
        }
    }

    #[test]
    fn every_japanese_word_has_letters_and_few_share_them() {
        let words = Language::Japanese.word_list();
        let latin: HashSet<String> =
            words.iter().map(|word| romanised(word).as_str().to_owned()).collect();
        assert!(latin.iter().all(|word| word.len() >= 3));
        assert!(latin.iter().all(|word| word.bytes().all(|byte| byte.is_ascii_lowercase())));
        assert!(latin.len() > 2040, "{}", latin.len());
    }

    #[test]
    fn the_random_bytes_choose_the_words() {
        let random = [0, 0, 0, 1, 0x07, 0xff, 0x08, 0x00];
        let english = suggest(WordList::English, &random);
        assert_eq!(english.password.as_str(), "abandon-ability-zoo-abandon");
        assert_eq!(english.reading.as_str(), "");
        let japanese = suggest(WordList::Japanese, &random);
        assert_eq!(japanese.reading.as_str(), "あいこくしん・あいさつ・われる・あいこくしん");
        assert_eq!(japanese.password.as_str(), "aikokushin-aisatsu-wareru-aikokushin");
    }

    #[test]
    fn every_suggestion_is_strong() {
        for seed in 1..200_u64 {
            // Multiples of a large odd number select words from all parts of the lists.
            let random: [u8; RANDOM_BYTES] =
                seed.wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(17).to_be_bytes();
            for list in [WordList::English, WordList::Japanese] {
                let suggestion = suggest(list, &random);
                assert_eq!(strength(&suggestion.password), 4, "{}", suggestion.password.as_str());
            }
        }
    }
}
