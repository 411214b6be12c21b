use super::*;

const A: &str = "otpauth://totp/KOSMO:taro?secret=JBSWY3DPEHPK3PXP&issuer=KOSMO";
const B: &str = "otpauth://totp/Example:jiro?secret=MZXW6YTBOI&digits=8";

const MOST: usize = 10_000;

/// The number and the address of each line; for an error, its name.
fn found(text: &str) -> Vec<(usize, String)> {
    let plain = |Line { number, address }| match address {
        Ok(address) => (number, address.as_str().to_owned()),
        Err(error) => (number, format!("{error:?}")),
    };
    lines(text, MOST).into_iter().map(plain).collect()
}

fn expected(lines: &[(usize, &str)]) -> Vec<(usize, String)> {
    lines.iter().map(|(number, text)| (*number, (*text).to_owned())).collect()
}

#[test]
fn a_line_has_an_address() {
    let text = format!("\u{FEFF}{A}\r\n# mine\r\n\r\n  {B}\rsteam://AA");
    assert_eq!(found(&text), expected(&[(1, A), (4, B), (5, "steam://AA")]));
    let text = format!("{A}\nnot an address\n{B}\n");
    assert_eq!(found(&text), expected(&[(1, A), (2, "NoAddress"), (3, B)]));
}

#[test]
fn an_address_may_be_in_quotes_sentences_and_cells() {
    for text in [
        format!("\"{A}\""),
        format!("<{A}>"),
        format!("Scan this: <{A}>, then log in."),
        format!("('{A}')"),
        format!("登録用アドレスは「{A}」です。"),
        format!("登録用アドレス：{A}。"),
        format!("The address is {A}, as agreed."),
        format!("KOSMO,taro,{A},1"),
        format!("KOSMO;{A};1"),
        format!("KOSMO\t{A}\t1"),
        format!("KOSMO,\"{A}\",1"),
        format!("{{\"uri\": \"{A}\"}}"),
        format!("{{\"uri\":\"{}\"}}", A.replace('/', "\\/").replace('&', "\\u0026")),
    ] {
        let first: Vec<String> = found(&text).into_iter().map(|(_, address)| address).collect();
        assert_eq!(first, [A], "{text}");
    }
}

#[test]
fn two_addresses_may_be_on_a_line() {
    for text in [format!("{A},{B}"), format!("\"{A}\", \"{B}\""), format!("1: {A} 2: {B}")] {
        assert_eq!(found(&text), expected(&[(1, A), (1, B)]), "{text}");
    }
}

#[test]
fn no_parameter_is_cut_off() {
    for (text, address) in [
        (
            "It is otpauth://totp/a?secret=AA&issuer=A B&digits=8 .",
            "otpauth://totp/a?secret=AA&issuer=A B&digits=8",
        ),
        (
            "\"otpauth://totp/a?secret=AA&issuer=\"A\"&digits=8\"",
            "otpauth://totp/a?secret=AA&issuer=\"A\"&digits=8",
        ),
        (
            "x,otpauth://totp/a?secret=AA&issuer=A,B&period=60,y",
            "otpauth://totp/a?secret=AA&issuer=A,B&period=60",
        ),
        ("x: otpauth://totp/a?secret=AA&amp;digits=8; y", "otpauth://totp/a?secret=AA&digits=8;"),
    ] {
        assert_eq!(found(text), expected(&[(1, address)]));
    }
}

#[test]
fn the_only_address_is_joined_where_it_is_broken() {
    for text in [
        "otpauth://totp/a?secret=JBSWY3DP\nEHPK3PXP",
        "otpauth://totp/a?sec\r\n  ret=JBSWY3DPEHPK3PXP\r\n\r\nBye",
        "<otpauth://totp/a?secret=JBSWY3DP\n EHPK3PXP>",
        "mail: \"otpauth://totp/a?secret=\nJBSWY3DP\nEHPK3PXP\"",
    ] {
        let first = found(text).into_iter().next();
        assert_eq!(first, Some((1, "otpauth://totp/a?secret=JBSWY3DPEHPK3PXP".to_owned())));
    }
    assert_eq!(
        found("otpauth://totp/a?secret=AA&issuer=War\nifu Kenpo&digits=8"),
        expected(&[(1, "otpauth://totp/a?secret=AA&issuer=Warifu Kenpo&digits=8")])
    );
    // The sentence after it is a line of its own.
    assert_eq!(found(&format!("{A}\nSee you later")), expected(&[(1, A), (2, "NoAddress")]));
}

#[test]
fn one_of_several_is_refused_where_it_may_be_broken() {
    assert_eq!(
        found(&format!("otpauth://totp/a?secret=JBSWY3DP\nEHPK3PXP\n{A}")),
        expected(&[(1, "Broken"), (3, A)])
    );
    assert_eq!(
        found(&format!("{A}\n\nEHPK3PXP\n<otpauth://totp/a?secret=AA\nAA> {B}")),
        expected(&[(1, A), (3, "NoAddress"), (4, "Broken"), (5, B)])
    );
}

#[test]
fn an_address_in_another_address_is_none() {
    for text in [
        "https://example.com/?to=otpauth://totp/a",
        "https://example.com/otpauth://a",
        "otpauths://totp",
    ] {
        assert!(!holds_accounts(text));
        assert_eq!(found(text), expected(&[(1, "NoAddress")]));
    }
    assert!(holds_accounts("see otpauth://totp/a"));
}

/// These texts take minutes if a line is searched from its start for each address, or if the lines
/// after an address are read again for each address.
#[test]
fn the_time_grows_with_the_length_only() {
    let many = |piece: &str| piece.repeat(512 * 1024 / piece.len());
    for text in [
        many("otpauth://"),
        many("\"otpauth://"),
        many(",steam://a&b"),
        format!("{}{}", many("otpauth://a "), many(" ")),
        format!("{}{}", many(" "), many("otpauth://")),
        many("otpauth://a\nb\n"),
        many("\"otpauth://a\nb\n"),
        format!("{}\n{}", many("\"otpauth://a "), many("b\n")),
        many("a://"),
        many("&issuer=otpauth://"),
    ] {
        assert!(lines(&text, MOST).len() <= MOST + 1);
        assert!(holds_accounts(&text) || text.starts_with("a:") || text.starts_with('&'));
    }
}

#[test]
fn no_more_lines_are_read_than_asked_for() {
    assert_eq!(lines("x\ny\nz", 2).len(), 3);
    assert_eq!(lines("x\ny\nz\na\nb", 2).len(), 3);
}

proptest::proptest! {
    #[test]
    fn any_text_is_read_and_no_line_twice(text in "(otpauth://|[a&=\"<,; \n\r。])*") {
        let numbers: Vec<usize> = lines(&text, MOST).iter().map(|line| line.number).collect();
        proptest::prop_assert!(numbers.is_sorted());
    }
}
