//! Every password of a table keeps its score and its number of guesses. The table was written with
//! zxcvbn 3.1.1 on the published `regex` and `fancy-regex`, which crate/shims replaces.

use warifu_password::strength::strength;

/// Lines of a password, its score and its guesses, separated by tabs. The guesses are `-` where
/// four digits can be a year, because an estimate for a year depends on the current one.
const TABLE: &str = include_str!("strength/passwords.tsv");

#[test]
fn scores_and_guesses_are_those_of_the_published_engines() {
    let mut count = 0;
    for line in TABLE.lines() {
        let [password, score, guesses] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("not three columns: {line}");
        };
        assert_eq!(strength(password).to_string(), score, "{password}");
        let found = zxcvbn::zxcvbn(password, &["warifu", "割符"]).guesses().to_string();
        assert!(guesses == "-" || guesses == found, "{password}: {found} guesses, not {guesses}");
        count += 1;
    }
    assert!(count > 500, "the table has {count} lines");
}
