// Checks that an SVG file is cheap to draw, because drawing cannot be interrupted. Elements that
// refer to each other can make a small file take hours.

/** In characters. The largest QR code has 31,329 modules, each perhaps an element of its own. */
const MAX_LENGTH = 4_000_000;
/** Counts an element again each time that another refers to it. */
const MAX_DRAWN = 200_000;
/** Of elements that the browser draws apart first, then onto the drawing. */
const MAX_LAYERS = 1_000;
/** Enough for QR codes. Filters, patterns, masks and pictures cost most. */
const PLAIN = new Set(
  (
    'svg g defs symbol use path rect circle ellipse line polyline polygon clipPath title desc ' +
    'metadata style linearGradient radialGradient stop text tspan'
  ).split(' '),
);
/** Effects that have no bound. A backslash could hide them. */
const COSTLY = /filter|mask|blend|\\/iu;
const LAYER = /(?<![a-z]-)opacity|clip-path/iu;
/** A rule applies to any number of elements. */
const COSTLY_RULE = /@import|url\(/iu;

/**
 * @param {string} source
 * @returns {boolean} `false` also if it is not well-formed
 */
export function isPlainDrawing(source) {
  if (source.length > MAX_LENGTH) return false;
  const drawing = new DOMParser().parseFromString(source, 'image/svg+xml');
  const all = [...drawing.querySelectorAll('*')].filter((element) => !isMetadata(element));
  return (
    [...drawing.childNodes].every(({ nodeName }) => nodeName !== 'xml-stylesheet') &&
    all.every(isPlain) &&
    all.filter(hasLayer).length <= MAX_LAYERS &&
    countDrawn(drawing, all) <= MAX_DRAWN
  );
}

/** @param {Element} element */
function isPlain({ localName, attributes, textContent }) {
  const rules = localName === 'style' ? textContent : '';
  return (
    PLAIN.has(localName) &&
    ![COSTLY, COSTLY_RULE, LAYER].some((costly) => costly.test(rules)) &&
    [...attributes].every(({ name, value }) => !COSTLY.test(name) && !COSTLY.test(value))
  );
}

/** @param {Element} element */
function hasLayer({ attributes }) {
  return [...attributes].some(({ name, value }) => LAYER.test(name) || LAYER.test(value));
}

/** Elements of other kinds in the metadata are not drawn. @param {Element} element */
function isMetadata(element) {
  return (element.parentElement?.closest('metadata') ?? null) !== null;
}

/**
 * Infinite if what an element refers to refers to something again.
 * @param {Document} drawing
 * @param {Element[]} all
 */
function countDrawn(drawing, all) {
  /** @type {Map<string, number>} */
  const sizes = new Map();
  const sizeOf = (/** @type {string} */ id) => {
    const target = drawing.getElementById(id);
    const parts = target === null ? [] : [target, ...target.querySelectorAll('*')];
    return parts.some((part) => referencesOf(part).length > 0) ? Infinity : parts.length;
  };
  let drawn = all.length;
  for (const id of all.flatMap(referencesOf)) {
    const size = sizes.get(id) ?? sizeOf(id);
    sizes.set(id, size);
    drawn += size;
  }
  return drawn;
}

/**
 * The ids of the elements that an element draws again, or that clip it.
 * @param {Element} element
 */
function referencesOf({ localName, attributes }) {
  return [...attributes].flatMap(({ localName: name, value }) => {
    if (name === 'href') return localName === 'use' ? [value.replace(/^#/u, '')] : [];
    return [...value.matchAll(/url\(\s*['"]?#([^'")]+)/giu)].map(([, id = '']) => id);
  });
}
