// A region that is drawn too tight: the capture around it is searched too.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { untilIn } from '../support/browser/until.js';
import { openRegion, sayWhenFound } from '../support/member/region-page.js';
import { otpauth } from '../support/web/codes-page.js';
import { seen, text } from '../support/browser/views.js';

const BETA = otpauth({ issuer: 'Beta' }, 'Beta:bob');

/** The quiet zone around the page's QR codes, in CSS pixels. */
const QUIET = 20;
/** The quiet zone at both sides, and three modules of the QR code at each. */
const CUT = 2 * QUIET + 2 * 15;

test('a region that cuts a QR code at all sides is read with the capture around it', async (context) => {
  const { member, scan, box } = await openRegion(context, [otpauth()]);
  await sayWhenFound(scan);
  await member.drag(scan, {
    x: box.x + CUT / 2,
    y: box.y + CUT / 2,
    width: box.width - CUT,
    height: box.height - CUT,
  });
  await seen(scan, 'found');
  assert.match(await text(scan, '#preview'), /ACME.*alice/u);
});

test('a wide region beside a QR code does not read it, although its margin reaches over it', async (context) => {
  const { member, scan, box } = await openRegion(context, [otpauth()]);
  await sayWhenFound(scan);
  // Within the quiet zone, so that the margin of a quarter covers the whole QR code.
  const x = box.x + box.width - QUIET + 2;
  await member.drag(scan, { x, y: box.y, width: 1190 - x, height: box.height });
  await untilIn(scan, () =>
    document.querySelector('#reason')?.textContent?.includes('見つかりませんでした'),
  );
});

test('the cut one of two QR codes is read, and not the other one', async (context) => {
  const { member, scan, box } = await openRegion(context, [otpauth(), BETA]);
  await sayWhenFound(scan);
  const x = box.x + box.width / 4;
  await member.drag(scan, { x, y: box.y, width: (box.width * 3) / 4 + 60, height: box.height });
  await seen(scan, 'found');
  assert.match(await text(scan, '#preview'), /ACME.*alice/u);
});
