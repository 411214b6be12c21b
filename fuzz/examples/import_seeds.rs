//! `cargo run --example import_seeds` in this folder: writes the seeds of the target `import`, one
//! file a format, with costs as low as a format allows. The password is that of the target.

use aes_gcm::aead::{Aead as _, Payload};
use aes_gcm::{Aes256Gcm, KeyInit as _};
use data_encoding::{BASE64, HEXLOWER};
use serde_json::{Value, json};
use std::io::{Cursor, Write as _};
use std::path::Path;
use zip::unstable::write::FileOptionsExt as _;
use zip::write::SimpleFileOptions;
use zip::{AesMode, ZipWriter};

const PASSWORD: &str = "password";
const KEY: &str = "JBSWY3DPEHPK3PXP";
const ADDRESS: &str = "otpauth://totp/A:b?secret=JBSWY3DPEHPK3PXP&issuer=A";
const RAIVO: &str = r#"[{"issuer":"A","account":"b","secret":"JBSWY3DPEHPK3PXP","kind":"HOTP","algorithm":"SHA1","digits":"6","timer":"30","counter":"1"}]"#;

const TABLES: [(&str, &str); 6] = [
    (
        "bitwarden",
        "folder,favorite,type,name,notes,login_uri,login_username,login_password,login_totp\nf,1,login,A,\"n\nm\",,b,p,JBSWY3DPEHPK3PXP,more\n",
    ),
    (
        "apple",
        "Title,URL,Username,Password,Notes,OTPAuth\nA (b),,b,p,,otpauth://totp/?secret=JBSWY3DPEHPK3PXP\n",
    ),
    (
        "list",
        "\u{FEFF}name;secret;issuer;type;counter;digits;period;algorithm\r\nb;JBSWY3DPEHPK3PXP;A;hotp;7;8;30;SHA256\r\n",
    ),
    (
        "chrome",
        "name,url,username,password,note\nA,,b,p,\"n\notpauth://totp/?secret=JBSWY3DPEHPK3PXP\n&digits=8\"\n",
    ),
    ("keeper", "f,A,b,p,,n,,TFC:Keeper,JBSWY3DPEHPK3PXP,x,y\n"),
    (
        "roboform",
        "Name,Url,MatchUrl,Login,Pwd,Note,Folder,RfFieldsV2\nA,,,b,p,,/f,\"TOTP KEY$,,,txt,JBSWY3DPEHPK3PXP\"\n",
    ),
];

fn main() {
    for (name, table) in TABLES {
        write(&format!("{name}.csv"), table.as_bytes());
    }
    for (name, file) in managers().into_iter().chain(authenticators()) {
        write(name, file.to_string().as_bytes());
    }
    write("raivo", RAIVO.as_bytes());
    write("plain.zip", &archive("export.txt", ADDRESS.as_bytes(), |options| options));
    write(
        "zipcrypto.zip",
        &archive("raivo-otp-export.json", RAIVO.as_bytes(), |options| {
            options.with_deprecated_encryption(PASSWORD.as_bytes()).expect("it is a password")
        }),
    );
    write(
        "aes.zip",
        &archive("raivo-otp-export.json", RAIVO.as_bytes(), |options| {
            options.with_aes_encryption(AesMode::Aes256, PASSWORD)
        }),
    );
    write("aegis-sealed", sealed_aegis().to_string().as_bytes());
}

fn write(name: &str, bytes: &[u8]) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/import");
    std::fs::create_dir_all(&folder).expect("the folder is made");
    std::fs::write(folder.join(name), bytes).expect("the file is written");
}

fn managers() -> Vec<(&'static str, Value)> {
    vec![
        (
            "cxf",
            json!({"version": {"major": 1, "minor": 0}, "exporterRpId": "e", "accounts": [{
                "collections": [{"title": "c", "items": [{"item": "i"}], "subCollections": []}],
                "items": [{"id": "i", "title": "A", "tags": ["t"], "credentials": [
                    {"type": "totp", "secret": KEY, "period": 30, "digits": 6,
                        "algorithm": "sha1", "username": "b"},
                    {"type": "note", "content": {"value": "n"}}]}]}]}),
        ),
        (
            "one-password",
            json!({"accounts": [{"vaults": [{"items": [{"favIndex": 1,
                "overview": {"title": "A", "tags": ["t"]},
                "details": {"loginFields": [{"designation": "username", "value": "b"}],
                    "sections": [{"fields": [{"value": {"totp": KEY}}]}]}}]}]}]}),
        ),
        (
            "proton-pass",
            json!({"userId": "u", "vaults": {"v": {"name": "x", "items": [{"state": 1, "data": {
                "metadata": {"name": "A"}, "content": {"itemEmail": "b", "totpUri": ADDRESS},
                "extraFields": [{"type": "totp", "data": {"totpUri": KEY}}]}}]}}}),
        ),
        (
            "keeper",
            json!({"records": [{"title": "A", "login": "b", "folders": [{"folder": "f"}],
                "custom_fields": {"$oneTimeCode::1": ADDRESS}}]}),
        ),
        (
            "enpass",
            json!({"folders": [{"uuid": "f", "title": "f", "parent_uuid": ""}],
                "items": [{"title": "A", "template_type": "l", "folders": ["f"],
                    "fields": [{"type": "totp", "value": KEY}, {"type": "email", "value": "b"}]}]}),
        ),
        (
            "bitwarden",
            json!({"encrypted": false, "folders": [{"id": "f", "name": "f"}],
                "items": [{"name": "A", "folderId": "f", "login": {"username": "b", "totp": KEY}}]}),
        ),
    ]
}

fn authenticators() -> Vec<(&'static str, Value)> {
    vec![
        ("aegis", json!({"version": 1, "header": {"slots": null, "params": null}, "db": aegis()})),
        (
            "2fas",
            json!({"schemaVersion": 4, "services": [{"name": "A", "secret": KEY, "otp": {
                "account": "b", "tokenType": "TOTP", "digits": 6, "period": 30,
                "algorithm": "SHA1"}}], "groups": []}),
        ),
        (
            "proton",
            json!({"version": 1, "entries": [{"id": "i", "note": "n",
                "content": {"uri": ADDRESS, "entry_type": "Totp", "name": "b"}}]}),
        ),
        (
            "authenticator",
            json!({"h": {"issuer": "A", "account": "b", "secret": KEY, "type": "totp",
                "hash": "h", "encrypted": false, "index": 0, "counter": 0}}),
        ),
        (
            "andotp",
            json!([{"secret": KEY, "issuer": "A", "label": "b", "digits": 6, "type": "TOTP",
                "algorithm": "SHA1", "period": 30, "tags": ["t"]}]),
        ),
        (
            "freeotp-plus",
            json!({"tokenOrder": ["A:b"], "tokens": [{"algo": "SHA1", "counter": 0, "digits": 6,
                "issuerExt": "A", "label": "b", "period": 30, "secret": [72, -1], "type": "HOTP"}]}),
        ),
        (
            "stratum",
            json!({"Authenticators": [{"Type": 2, "Issuer": "A", "Username": "b", "Secret": KEY,
                "Digits": 6, "Period": 30, "Counter": 0, "Algorithm": 0}],
                "Categories": [], "AuthenticatorCategories": []}),
        ),
        (
            "lastpass",
            json!({"version": 3, "accounts": [{"issuerName": "A", "userName": "b", "secret": KEY,
                "timeStep": 30, "digits": 6, "algorithm": "SHA1", "isFavorite": false}]}),
        ),
    ]
}

fn aegis() -> Value {
    json!({"version": 3, "groups": [{"uuid": "g", "name": "g"}], "entries": [{
        "type": "totp", "name": "b", "issuer": "A", "note": "n", "favorite": true, "groups": ["g"],
        "info": {"secret": KEY, "algo": "SHA1", "digits": 6, "period": 30}}]})
}

/// With N = 2.
fn sealed_aegis() -> Value {
    let (salt, nonce, master) = ([1; 32], [2; 12], [3; 32]);
    let params = scrypt::Params::new(1, 8, 1).expect("they are allowed");
    let mut key = [0; 32];
    scrypt::scrypt(PASSWORD.as_bytes(), &salt, &params, &mut key).expect("the length is allowed");
    let (sealed_key, key_tag) = sealed(&key, &nonce, &master);
    let (db, db_tag) = sealed(&master, &nonce, aegis().to_string().as_bytes());
    let hex = |bytes: &[u8]| HEXLOWER.encode(bytes);
    json!({"version": 1, "db": BASE64.encode(&db), "header": {
        "params": {"nonce": hex(&nonce), "tag": hex(&db_tag)},
        "slots": [{"type": 1, "n": 2, "r": 8, "p": 1, "salt": hex(&salt), "key": hex(&sealed_key),
            "key_params": {"nonce": hex(&nonce), "tag": hex(&key_tag)}}]}})
}

/// The sealed bytes and the tag.
fn sealed(key: &[u8; 32], nonce: &[u8; 12], content: &[u8]) -> (Vec<u8>, Vec<u8>) {
    let payload = Payload { msg: content, aad: b"" };
    let cipher = Aes256Gcm::new(key.into());
    let mut sealed = cipher.encrypt(nonce.into(), payload).expect("it is small");
    let tag = sealed.split_off(content.len());
    (sealed, tag)
}

fn archive(
    name: &str,
    content: &[u8],
    sealed: impl FnOnce(SimpleFileOptions) -> SimpleFileOptions,
) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file(name, sealed(SimpleFileOptions::default())).expect("the part is begun");
    writer.write_all(content).expect("the part is written");
    writer.finish().expect("the archive is finished").into_inner()
}
