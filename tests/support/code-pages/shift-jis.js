// Text → Shift_JIS. Node.js only decodes it, so the table is made with its decoder.

/** @type {Map<string, number>} */
const table = new Map();
const decoder = new TextDecoder('shift_jis');
for (let byte = 0x20; byte < 0x7f; byte += 1) table.set(String.fromCharCode(byte), byte);
for (let lead = 0x81; lead <= 0x9f; lead += 1) fillRow(lead);
for (let lead = 0xe0; lead <= 0xef; lead += 1) fillRow(lead);

/** @param {number} lead */
function fillRow(lead) {
  for (let trail = 0x40; trail <= 0xfc; trail += 1) {
    const letter = decoder.decode(Uint8Array.of(lead, trail));
    if (letter.length === 1 && letter !== '\ufffd' && !table.has(letter))
      table.set(letter, lead * 256 + trail);
  }
}

/**
 * The one or two bytes of a character as a number.
 * @param {string} letter
 * @throws {Error} for a character that Shift_JIS lacks
 */
export function shiftJisCode(letter) {
  const code = table.get(letter);
  if (code === undefined) throw new Error(`Shift_JIS has no ${letter}`);
  return code;
}

/** @param {string} text */
export function shiftJisOf(text) {
  const codes = [...text].map(shiftJisCode);
  return Uint8Array.from(
    codes.flatMap((code) => (code > 0xff ? [code >> 8, code & 0xff] : [code])),
  );
}
