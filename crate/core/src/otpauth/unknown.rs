//! Parameters that the Key URI Format does not define.
//!
//! | parameter | written by | meaning | effect |
//! | --- | --- | --- | --- |
//! | `image`, `lock` | `FreeOTP` | a picture; whether the app asks before it shows a code | none |
//! | `icon`, `color` | `FreeOTP`, others | the look of the entry | none |
//! | `codeDisplay` | Ente Auth | the entry's place, tags and note | none |
//! | `2step_salt`, `2step_output`, `2step_difficulty` | privacyIDEA | half a key | refused |
//! | `pin` | privacyIDEA, others | the app asks for a PIN | refused |
//!
//! Every other parameter is ignored, unless its name suggests that it changes the key.

/// In lower case. They do not change the codes.
const DECORATING: [&str; 5] = ["image", "lock", "icon", "color", "codedisplay"];

/// Parts of names that suggest a change of the key.
const ABOUT_THE_KEY: [&str; 5] = ["salt", "key", "seed", "pin", "challenge"];

/// Whether an unknown parameter may change the codes. `name` is in lower case.
pub(super) fn may_change_codes(name: &str) -> bool {
    !DECORATING.contains(&name)
        && (name.starts_with(|first: char| first.is_ascii_digit())
            || ABOUT_THE_KEY.iter().any(|part| name.contains(part)))
}
