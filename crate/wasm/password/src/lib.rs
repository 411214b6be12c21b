//! The password module: derives keys from master passwords and estimates their strength. It runs in
//! its own worker, so that a derivation never blocks a page that shows codes.

#![allow(clippy::needless_pass_by_value, reason = "wasm-bindgen passes byte arrays by value")]

use js_sys::Uint8Array;
use serde::{Deserialize, Serialize};
use std::cell::RefCell;
use tsify::{Ts, Tsify};
use warifu_base::cost::Cost;
use warifu_boundary::{PasswordQuestion, Refusal, from_js, platform, salt_of, to_js};
use warifu_password::{Memory, Password, derive_calibrated, lanes, strength, words};
use wasm_bindgen::prelude::wasm_bindgen;
use zeroize::{ZeroizeOnDrop, Zeroizing};

/// The cost of one derivation.
#[derive(Debug, Clone, Deserialize, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct KeyCost {
    /// Memory in blocks of 1 KiB.
    pub memory_kib: u32,
    /// Passes over all of the memory.
    pub passes: u32,
    /// Parts of the memory that can be filled in parallel.
    pub lanes: u32,
}

/// The key of a new password, and the cost at which it was derived.
#[derive(Serialize, Tsify, ZeroizeOnDrop)]
#[serde(rename_all = "camelCase")]
pub struct ChosenKey {
    /// 32 bytes. Wipe them after use.
    #[serde(with = "serde_bytes")]
    #[tsify(type = "Uint8Array")]
    pub key: Vec<u8>,
    /// Memory in blocks of 1 KiB.
    pub memory_kib: u32,
    /// Passes over all of the memory.
    pub passes: u32,
    /// Parts of the memory that can be filled in parallel.
    pub lanes: u32,
}

impl std::fmt::Debug for ChosenKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ChosenKey(…)")
    }
}

/// A derivation whose memory several workers fill, one lane each (RFC 9106 §3.4).
#[derive(Serialize, Tsify, ZeroizeOnDrop)]
#[serde(rename_all = "camelCase")]
pub struct LanePlan {
    /// The first two blocks of each lane, one lane after the other. Wipe them after use.
    #[serde(with = "serde_bytes")]
    #[tsify(type = "Uint8Array")]
    pub first_blocks: Vec<u8>,
    /// Passes over all of the memory.
    pub passes: u32,
    /// Parts of the memory that are filled in parallel.
    pub lanes: u32,
    /// The length of a quarter of a lane in blocks of 1 KiB.
    pub segment: u32,
}

impl std::fmt::Debug for LanePlan {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("LanePlan(…)")
    }
}

/// A language of suggested words.
#[derive(Debug, Clone, Copy, Deserialize, Tsify)]
#[serde(rename_all = "lowercase")]
pub enum Words {
    /// Common English words.
    En,
    /// Common Japanese words, in Latin letters.
    Ja,
}

/// A password of four words.
#[derive(Serialize, Tsify, ZeroizeOnDrop)]
pub struct Suggestion {
    /// Lower-case Latin letters and hyphens.
    pub password: String,
    /// The words in kana; empty for English ones.
    pub reading: String,
}

impl std::fmt::Debug for Suggestion {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Suggestion(…)")
    }
}

/// The lowest strength of a new password that the user is not asked about.
const STRONG_ENOUGH: u8 = 2;

/// Blocks of 1 KiB that [`warm_up`] fills. They suffice for V8 to compile Argon2's loops with its
/// optimising compiler.
const WARM_UP_BLOCKS: u32 = 8 * 1024;

thread_local! {
    static MEMORY: RefCell<Memory> = const { RefCell::new(Memory::new()) };
}

/// The strength of a password, from 0 (guessed at once) to 4 (very hard to guess).
#[wasm_bindgen(js_name = strengthOf)]
#[must_use]
pub fn strength_of(password: &str) -> u8 {
    strength::strength(password)
}

/// Whether a new password is so easy to guess that the user is asked to confirm it.
///
/// # Errors
/// A `kdf_…` refusal if it cannot be used at all.
#[wasm_bindgen(js_name = isWeak)]
pub fn is_weak(password: &str) -> Result<bool, Refusal> {
    Password::new(password)?;
    Ok(strength::strength(password) < STRONG_ENOUGH)
}

/// A password of random words, to suggest in place of a weak one.
///
/// # Errors
/// `platform_no_randomness`.
#[wasm_bindgen(js_name = suggestWords)]
pub fn suggest_words(language: &Ts<Words>) -> Result<Ts<Suggestion>, Refusal> {
    let list = match from_js(language)? {
        Words::En => words::WordList::English,
        Words::Ja => words::WordList::Japanese,
    };
    let words::Suggestion { password, reading } = words::suggest(list, &*platform::random()?);
    to_js(&Suggestion { password: password.to_string(), reading: reading.to_string() })
}

/// Derives the key of a password, 32 bytes, for a password slot. `password` is UTF-8. The caller
/// must wipe the password and the key after use.
///
/// # Errors
/// A `kdf_…` refusal. The bounds of the cost are checked before anything is allocated.
#[wasm_bindgen(js_name = deriveKey)]
pub fn derive_key(
    password: Vec<u8>,
    question: &Ts<PasswordQuestion>,
) -> Result<Uint8Array, Refusal> {
    let password = Password::existing(&typed(password))?;
    let (salt, cost) = from_js(question)?.check()?;
    let key = MEMORY.with_borrow_mut(|memory| memory.derive(&password, &salt, cost))?;
    Ok(Uint8Array::from(key.as_slice()))
}

/// Derives the key of a new password, at the given cost or else at a cost that suits this machine.
///
/// # Errors
/// A `kdf_…` refusal.
#[wasm_bindgen(js_name = chooseKey)]
pub fn choose_key(
    password: Vec<u8>,
    salt: Vec<u8>,
    cost: Option<Ts<KeyCost>>,
) -> Result<Ts<ChosenKey>, Refusal> {
    let password = Password::new(&typed(password))?;
    let salt = salt_of(&salt)?;
    let (key, cost) = MEMORY.with_borrow_mut(|memory| match cost {
        Some(cost) => {
            let KeyCost { memory_kib, passes, lanes } = from_js(&cost)?;
            let cost = Cost::new(memory_kib, passes, lanes)?;
            Ok::<_, Refusal>((memory.derive(&password, &salt, cost)?, cost))
        }
        None => Ok(derive_calibrated(memory, &password, &salt, platform::unix_ms)?),
    })?;
    let (memory_kib, passes, lanes) = (cost.memory_kib(), cost.passes(), cost.lanes());
    to_js(&ChosenKey { key: key.to_vec(), memory_kib, passes, lanes })
}

/// Plans the work of [`derive_key`] for several workers. `is_new`: whether the password is chosen
/// now, so that it needs the length of a new one. The caller must wipe `password`.
///
/// # Errors
/// A `kdf_…` refusal. The bounds of the cost are checked before anything is allocated.
#[wasm_bindgen(js_name = planLanes)]
pub fn plan_lanes(
    password: Vec<u8>,
    question: &Ts<PasswordQuestion>,
    is_new: bool,
) -> Result<Ts<LanePlan>, Refusal> {
    let typed = typed(password);
    let password = if is_new { Password::new(&typed) } else { Password::existing(&typed) }?;
    let (salt, cost) = from_js(question)?.check()?;
    to_js(&LanePlan {
        first_blocks: lanes::first_blocks(&password, &salt, cost).to_vec(),
        passes: cost.passes(),
        lanes: cost.lanes(),
        segment: cost.segment_blocks(),
    })
}

/// The key, 32 bytes, from the last block of each lane, one after the other. The caller must wipe
/// both after use.
#[wasm_bindgen(js_name = keyOfLanes)]
#[must_use]
pub fn key_of_lanes(last_blocks: Vec<u8>) -> Uint8Array {
    let last_blocks = Zeroizing::new(last_blocks);
    Uint8Array::from(lanes::key_of(&last_blocks).as_slice())
}

/// The cost of a new password's key: the default without a measurement, else one that suits a
/// machine on which the default took that time.
///
/// # Errors
/// `platform_boundary` if the cost cannot be converted.
#[wasm_bindgen(js_name = newKeyCost)]
pub fn new_key_cost(default_took_ms: Option<u32>) -> Result<Ts<KeyCost>, Refusal> {
    let cost = default_took_ms.map_or(Cost::DEFAULT, |ms| Cost::calibrated(u64::from(ms)));
    let (memory_kib, passes, lanes) = (cost.memory_kib(), cost.passes(), cost.lanes());
    to_js(&KeyCost { memory_kib, passes, lanes })
}

/// Allocates the memory of a usual derivation and makes the browser compile its loops, so that the
/// derivation that the user waits for takes less time. Does nothing if the memory cannot be
/// allocated.
#[wasm_bindgen(js_name = warmUp)]
pub fn warm_up() {
    // The derivation itself reports a lack of memory.
    let _ = MEMORY.with_borrow_mut(|memory| memory.warm_up(WARM_UP_BLOCKS));
}

fn typed(password: Vec<u8>) -> Zeroizing<String> {
    let password = Zeroizing::new(password);
    Zeroizing::new(String::from_utf8_lossy(&password).into_owned())
}
