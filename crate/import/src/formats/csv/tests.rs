use crate::{App, Content, EntryError, FileError, Imported, Outcome, read};
use warifu_core::account::Kind;
use warifu_core::otpauth;

const KEY: &str = "JBSWY3DPEHPK3PXP";

fn opened(text: &str) -> Content {
    match read(text.as_bytes(), &[]).unwrap() {
        Outcome::Read(content) => content,
        Outcome::Sealed(sealed) => panic!("{sealed:?}"),
    }
}

fn only(text: &str) -> (App, Imported) {
    let mut content = opened(text);
    assert_eq!(content.items.len(), 1, "{text}");
    (content.app, content.items.remove(0))
}

/// Issuer, account, note and groups.
fn words(item: Imported) -> (String, String, String, String) {
    let item = item.unwrap();
    let account = item.account;
    let of = |name: &warifu_core::account::Name| name.as_str().to_owned();
    (
        of(&account.issuer),
        of(&account.account),
        item.note.as_str().to_owned(),
        item.groups.join("|"),
    )
}

#[test]
fn the_tables_of_each_program_are_known_by_their_columns() {
    for (header, row, app, names) in [
        (
            "Title,URL,Username,Password,Notes,OTPAuth",
            "健保 (taro),,taro,p,,",
            App::ApplePasswords,
            "健保",
        ),
        (
            "Title,Url,Username,Password,OTPAuth,Favorite,Archived,Tags,Notes",
            "健保,,taro,p,,,,,",
            App::OnePassword,
            "健保",
        ),
        (
            "username,username2,username3,title,password,note,url,category,otpSecret",
            "taro,,,健保,p,,,,",
            App::Dashlane,
            "健保",
        ),
        (
            "username,username2,username3,title,password,note,url,category,otpUrl",
            ",taro,,健保,p,,,,",
            App::Dashlane,
            "健保",
        ),
        (
            "folder,favorite,type,name,notes,fields,reprompt,login_uri,login_username,login_password,login_totp",
            ",,login,健保,,,,,taro,p,",
            App::Bitwarden,
            "健保",
        ),
        (
            "type,name,url,email,username,password,note,totp,createTime,modifyTime,vault",
            "login,健保,,taro,,p,,,1,1,",
            App::ProtonPass,
            "健保",
        ),
        (
            "url,username,password,totp,extra,name,grouping,fav",
            ",taro,p,,,健保,,0",
            App::LastPass,
            "健保",
        ),
        (
            "\"Group\",\"Title\",\"Username\",\"Password\",\"URL\",\"Notes\",\"TOTP\"",
            "\"Root\",健保,taro,p,,,",
            App::KeePassXc,
            "健保",
        ),
        (
            "Title,Username,Email,Password,Website,TOTP Secret Key,Note,Tags",
            "健保,taro,,p,,,,",
            App::Enpass,
            "健保",
        ),
        ("サイト,User,Password,One-time password,Title", ",taro,p,,健保", App::Csv, "健保"),
    ] {
        let columns: Vec<_> = header.split(',').collect();
        let code = columns.iter().position(|name| {
            let name = name.to_lowercase();
            name.contains("otp") || name.contains("one-time")
        });
        for (value, issuer) in [(KEY, names), ("otpauth://totp/A:b?secret=JBSWY3DPEHPK3PXP", "A")] {
            let mut cells: Vec<_> = row.split(',').collect();
            cells[code.unwrap()] = value;
            for (delimiter, end) in [(",", "\n"), (";", "\r\n"), ("\t", "\n")] {
                let lines = [columns.join(delimiter), cells.join(delimiter)].join(end);
                let (found, item) = only(&format!("\u{FEFF}{lines}{end}"));
                assert_eq!(found, app, "{header}");
                let account = if issuer == "A" { "b" } else { "taro" };
                let named = words(item);
                assert_eq!((named.0.as_str(), named.1.as_str()), (issuer, account), "{header}");
            }
        }
    }
}

#[test]
fn notes_groups_and_favourites_are_kept() {
    let text = format!(
        "Title,Username,Password,OTPAuth,Favorite,Archived,Tags,Notes\n\
         健保,taro,p,{KEY},true,false,\"仕事;大事\",\"一行目\n\"\"二\"\"行目\"\n"
    );
    let (_, item) = only(&text);
    assert!(item.as_ref().unwrap().is_favourite);
    assert_eq!(words(item).2, "一行目\n\"二\"行目");
    let (_, item) = only(&text);
    assert_eq!(words(item).3, "仕事|大事");
    let (_, item) = only(&format!("Group,Title,Username,Password,TOTP\nRoot/仕事/健保,a,b,,{KEY}"));
    assert_eq!(words(item).3, "仕事/健保");
}

#[test]
fn keys_beside_other_columns_have_their_parameters() {
    let text = "name,secret,issuer,type,counter,digits,period,algorithm,url\n\
        taro,JBSWY3DPEHPK3PXP,健保,hotp,7,8,,SHA256,\n\
        jiro,JBSWY3DPEHPK3PXP,健保,totp,,,60,,\n\
        saburo,JBSWY3DPEHPK3PXP,健保,motp,,,,,\n\
        shiro,JBSWY3DPEHPK3PXP,,,,,,,otpauth://totp/A:c?secret=JBSWY3DPEHPK3PXP&digits=8\n";
    let [first, second, third, fourth] = <[Imported; 4]>::try_from(opened(text).items).unwrap();
    let first = first.unwrap().account;
    assert_eq!((first.kind, first.digits.get()), (Kind::Hotp { counter: 7 }, 8));
    assert_eq!((first.issuer.as_str(), first.algorithm.name()), ("健保", "SHA256"));
    let address = otpauth::write(&second.unwrap().account);
    assert!(address.contains("period=60"), "{address:?}");
    assert_eq!(third.unwrap_err().reason, EntryError::Kind { kind: "motp".to_owned() });
    let fourth = fourth.unwrap().account;
    assert_eq!((fourth.issuer.as_str(), fourth.digits.get()), ("A", 8));
}

#[test]
fn an_address_in_a_note_is_an_account_and_no_longer_a_note() {
    let text = "name,url,username,password,note\n\
        健保,https://example.com/,taro,p,\"一行目\notpauth://totp/?secret=JBSWY3DPEHPK3PXP\n三行目\"\n\
        other,,jiro,p,just a note\n";
    let (app, item) = only(text);
    assert_eq!(app, App::Chrome);
    let expected = ("健保", "taro", "一行目\n三行目", "");
    let item = words(item);
    assert_eq!((&*item.0, &*item.1, &*item.2, &*item.3), expected);
}

#[test]
fn keeper_and_roboform_name_their_keys_in_the_row() {
    let keeper = "仕事\\健保,Portal,taro,p,https://x,note,,Port,1,TFC:Keeper,JBSWY3DPEHPK3PXP\n\
        ,Other,jiro,p,,,\n";
    let (app, item) = only(keeper);
    let item = words(item);
    assert_eq!(
        (app, &*item.0, &*item.1, &*item.2, &*item.3),
        (App::Keeper, "Portal", "taro", "note", "仕事\\健保")
    );
    let roboform = "Name,Url,MatchUrl,Login,Pwd,Note,Folder,RfFieldsV2\n\
        健保,,,taro,'@p,,/仕事,\"User ID$,,,txt,taro\",\"TOTP KEY$,,,txt,JBSWY3DPEHPK3PXP\"\n";
    let (app, item) = only(roboform);
    let item = words(item);
    assert_eq!((app, &*item.0, &*item.1, &*item.3), (App::RoboForm, "健保", "taro", "仕事"));
    let address = roboform.replace(KEY, "otpauth://totp/A:b?secret=JBSWY3DPEHPK3PXP");
    assert_eq!(words(only(&address).1).0, "A");
}

#[test]
fn a_damaged_key_is_refused_and_the_other_rows_are_kept() {
    let text =
        "Title,Username,Password,OTPAuth\na,b,p,0189\nc,d,p,JBSWY3DPEHPK3PXP,more,cells\ne\n";
    let content = opened(text);
    assert_eq!(content.items.len(), 2);
    let refused = content.items[0].as_ref().unwrap_err();
    assert_eq!((refused.issuer.as_str(), &refused.reason), ("a", &EntryError::Secret));
    assert!(content.items[1].is_ok());
}

#[test]
fn passwords_without_codes_are_empty_and_other_tables_unknown() {
    let empty = read(b"url,username,password,httpRealm,formActionOrigin\nx,y,z,,\n", &[]);
    assert_eq!(empty, Err(FileError::Empty { app: App::Firefox }));
    for other in [
        "",
        "name",
        "name,address\nx,otpauth://totp/A:b?secret=JBSWY3DPEHPK3PXP",
        "secret,title\nx,y",
        "otpauth://totp/A:b?secret=JBSWY3DPEHPK3PXP\n",
        "totp\nJBSWY3DPEHPK3PXP\n",
        "a,b,c,d,e,f,g\n1,2,3,4,5,6,7",
    ] {
        assert_eq!(read(other.as_bytes(), &[]), Err(FileError::Unknown), "{other}");
    }
}

#[test]
fn a_code_of_steam_has_the_names_of_its_row() {
    let header = "folder,favorite,type,name,notes,fields,reprompt,login_uri,login_username,\
                  login_password,login_totp";
    let row = ",,login,games,,,0,,player,,steam://JBSWY3DPEHPK3PXP";
    let (app, item) = only(&format!("{header}\n{row}\n"));
    let item = item.unwrap();
    assert_eq!((app, item.account.kind), (App::Bitwarden, Kind::Steam));
    let (issuer, account, ..) = words(Ok(item));
    assert_eq!((issuer.as_str(), account.as_str()), ("games", "player"));
}

#[test]
fn only_an_address_in_a_note_goes_on_in_the_next_line() {
    let note = "research\r\n& development\r\n\r\notpauth://totp/A:b?issuer=A\r\n&secret=MZXW6YTBOI\n\
                last\n&&";
    let content = opened(&format!("Title,Username,Notes,OTPAuth\nS,taro,\"{note}\",{KEY}\n"));
    let [own, other] = <[_; 2]>::try_from(content.items).unwrap();
    let kept = "research\n& development\n\nlast\n&&";
    assert_eq!(words(own), ("A".into(), "b".into(), kept.into(), String::new()));
    assert_eq!(words(other), ("S".into(), "taro".into(), kept.into(), String::new()));
}
