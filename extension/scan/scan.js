// The frozen capture at its natural size: a region is dragged around the code, or an outlined code is clicked.

import { closeThisTab, message, showThisTab } from '../shared/browser.js';
import { find, localisePage, showView } from '../shared/dom.js';
import { accountsOf } from '../shared/found.js';
import { receive } from '../shared/handover.js';
import { explain } from '../shared/explain.js';
import { asRefusal } from '../shared/refusal.js';
import { onLockChanged, stayOpenWhileUsed } from '../vault/session.js';
import { readCapture } from '../worker/client.js';
import { FoundForm } from './found-form.js';
import { RegionPicker, place } from './region.js';

/** @import {Area} from '../core/warifu.js' */
/** @import {Found} from '../shared/found.js' */
/** @import {Handover} from '../shared/handover.js' */

const element = (/** @type {string} */ selector) => find(document, selector, HTMLElement);
const image = find(document, '#capture', HTMLImageElement);
const form = new FoundForm(dropCapture);
let address = '';
/** How far an outline stands off its code, in CSS pixels. */
const RIM = 8;

function start() {
  localisePage();
  stayOpenWhileUsed();
  showView('gone');
  const picker = new RegionPicker(element('#stage'), image, element('#region'), (area) => void search(area));
  element('#close').addEventListener('click', () => void closeThisTab());
  element('#again').addEventListener('click', () => choose('region_choose'));
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    picker.cancel();
    if (address !== '') choose('region_choose');
  });
  onLockChanged(() => void form.refresh());
  receive(location.hash.slice(1), (handover) => void open(handover));
}

/** @param {Handover} handover */
async function open(handover) {
  address = handover.address;
  // Loading goes on in a tab that is not in front yet; decoding would wait for it to be.
  const loaded = new Promise((resolve) => image.addEventListener('load', resolve, { once: true }));
  image.src = address;
  await loaded;
  // As large as it was on the screen it was taken from, whatever the screen's scale.
  image.style.width = `${image.naturalWidth / devicePixelRatio}px`;
  element('#stage').hidden = false;
  choose(handover.reason);
  await showThisTab();
  if (handover.reason === 'region_several_found') await outline();
}

/** What was captured shows a secret: it has done its service. */
function dropCapture() {
  address = '';
  image.removeAttribute('src');
  element('#outlines').replaceChildren();
  element('#stage').hidden = true;
}

/** @param {string} reason the key of its text */
function choose(reason) {
  form.forget();
  explainChoice(message(reason), reason === 'region_none_found');
  showView('choose');
}

/**
 * @param {string} text
 * @param {boolean} isMiss
 */
function explainChoice(text, isMiss) {
  element('#reason').textContent = text;
  element('#remedies').hidden = !isMiss;
}

/** @param {Area} area */
async function search(area) {
  form.forget();
  explainChoice(message('scan_searching'), false);
  showView('choose');
  try {
    const { codes } = await readCapture(address, 'any', area);
    await propose(await accountsOf(codes));
  } catch (thrown) {
    explainChoice(explain(asRefusal(thrown)), true);
  }
}

/** Makes a button of each code on the whole capture. */
async function outline() {
  try {
    const { codes } = await readCapture(address, 'every');
    const scale = image.clientWidth / image.naturalWidth;
    element('#outlines').replaceChildren(
      ...codes.map(({ corners }, index) => {
        const [xs, ys] = [corners.map(([x]) => x * scale), corners.map(([, y]) => y * scale)];
        const [left, top] = [Math.min(...xs), Math.min(...ys)];
        const button = document.createElement('button');
        button.type = 'button';
        button.setAttribute('aria-label', message('region_code_number', [String(index + 1)]));
        const [width, height] = [Math.max(...xs) - left, Math.max(...ys) - top];
        place(button, { left: left - RIM, top: top - RIM, width: width + 2 * RIM, height: height + 2 * RIM });
        button.addEventListener('click', () => void search(around(corners)));
        return button;
      }),
    );
    for (const { text } of codes) text.fill(0);
  } catch (thrown) {
    explainChoice(explain(asRefusal(thrown)), true);
  }
}

/**
 * The code with a margin of a tenth, for a reader needs the quiet around it.
 * @param {[number, number][]} corners
 * @returns {Area}
 */
function around(corners) {
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const [width, height] = [Math.max(...xs) - left, Math.max(...ys) - top];
  const x = Math.max(0, Math.floor(left - width / 10));
  const y = Math.max(0, Math.floor(top - height / 10));
  return { x, y, width: Math.ceil(width * 1.2), height: Math.ceil(height * 1.2) };
}

/** @param {Found[]} found */
async function propose(found) {
  const accounts = found.flatMap((one) => ('account' in one ? [one.account] : []));
  const [account, another] = accounts;
  if (account !== undefined && another === undefined) {
    await form.show(account);
    return;
  }
  for (const unused of accounts) unused.free();
  const refused = found.flatMap((one) => ('refused' in one ? [one.refused] : []))[0];
  explainChoice(another === undefined && refused ? explain(refused) : message('region_several_found'), false);
}

start();
