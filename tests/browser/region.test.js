// The frozen capture: outlined QR codes, regions by mouse, keyboard, touch and pen, and the texts
// of a miss.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { untilIn } from '../support/browser/until.js';
import { drawn, openRegion, reason, sayWhenFound, sweep } from '../support/member/region-page.js';
import { otpauth } from '../support/web/codes-page.js';
import { seen, text } from '../support/browser/views.js';

/** @import {KeyInput, Page} from 'puppeteer-core' */

const BETA = otpauth({ issuer: 'Beta' }, 'Beta:bob');

test('one QR code is outlined with its name, and a click shows it without another search', async (context) => {
  const { member, scan } = await openRegion(context, [otpauth()]);
  assert.equal(
    await sayWhenFound(scan),
    '見つかった二次元コード（1個）に枠をつけました。枠を押すと、内容を確かめられます。',
  );
  assert.equal(
    await scan.$eval('#outlines button', (button) => button.getAttribute('aria-label')),
    '二次元コード 1 ACME / alice',
  );
  const workers = /** @type {string[]} */ ([]);
  scan.on('workercreated', (worker) => workers.push(worker.url()));
  for (const again of [false, true]) {
    await scan.click('#outlines button');
    await seen(scan, 'found');
    assert.match(await text(scan, '#preview'), /ACME.*alice/u);
    assert.deepEqual(workers, [], 'nothing was searched');
    if (!again) await scan.click('#again');
  }
  await member.addRegion(scan);
  assert.equal(await text(scan, '#added-title'), '追加されました');
});

test('QR codes without an account are outlined too, and say what they hold', async (context) => {
  const { scan } = await openRegion(context, [otpauth(), 'https://example.com/', BETA]);
  await sayWhenFound(scan);
  assert.deepEqual(
    await scan.$$eval('#outlines .tag', (tags) => tags.map((tag) => tag.textContent)),
    ['1 ACME / alice', '2 登録用ではない二次元コード', '3 Beta / bob'],
  );
  await scan.click('#outlines button.other');
  assert.match(await reason(scan), /登録用ではありません/u);
  assert.equal(
    await scan.$eval('#remedies', (remedies) => remedies instanceof HTMLElement && remedies.hidden),
    true,
  );
  await scan.click('#outlines button:nth-child(3)');
  await seen(scan, 'found');
  assert.match(await text(scan, '#preview'), /Beta.*bob/u);
});

test('a drag may begin on an outline, and a region with several QR codes asks for one', async (context) => {
  const { member, scan, box } = await openRegion(context, [otpauth(), BETA]);
  await sayWhenFound(scan);
  await member.drag(scan, {
    x: box.x + box.width / 2,
    y: box.y + box.height / 2,
    width: 30,
    height: 90,
  });
  await untilIn(scan, () =>
    document.querySelector('#reason')?.textContent?.includes('切れています'),
  );
  await member.drag(scan, { x: 5, y: box.y - 5, width: 700, height: box.height + 20 });
  await untilIn(scan, () =>
    document.querySelector('#reason')?.textContent?.includes('いくつかあります'),
  );
  assert.equal((await scan.$$('#outlines button')).length, 2, 'none is outlined twice');
  assert.equal(await drawn(scan), null);
});

test('the keyboard is enough from the popup to the added account', async (context) => {
  const { scan, box } = await openRegion(context, [otpauth()], { byKeyboard: true });
  const isAtButton = () =>
    scan.$eval('#by-keyboard', (button) => button === document.activeElement);
  while (!(await isAtButton())) await scan.keyboard.press('Tab');
  await scan.keyboard.press('Enter');
  const first = await drawn(scan);
  assert.ok(first !== null && first.width > 100, 'a rectangle to begin with');
  assert.equal(
    await scan.$eval('#status', (status) => status.textContent),
    `左から${first.x}、上から${first.y}、大きさ ${first.width} × ${first.height}`,
  );

  await scan.keyboard.press('ArrowLeft');
  assert.deepEqual(await drawn(scan), { ...first, x: first.x - 8 });
  await scan.keyboard.down('Control');
  await scan.keyboard.press('ArrowUp');
  await scan.keyboard.up('Control');
  assert.deepEqual(await drawn(scan), { ...first, x: first.x - 8, y: first.y - 64 });
  assert.match(
    await scan.$eval('#status', (status) => status.textContent ?? ''),
    new RegExp(`上から${first.y - 64}、`, 'u'),
  );

  // Until the QR code is inside.
  const press = async (
    /** @type {KeyInput} */ key,
    /** @type {() => Promise<boolean>} */ isEnough,
  ) => {
    while (!(await isEnough())) await scan.keyboard.press(key);
  };
  const side = async (/** @type {'x' | 'y' | 'width' | 'height'} */ name) =>
    (await drawn(scan))?.[name] ?? NaN;
  await press('ArrowLeft', async () => (await side('x')) <= box.x);
  await press('ArrowUp', async () => (await side('y')) <= box.y);
  await scan.keyboard.down('Shift');
  await press(
    'ArrowRight',
    async () => (await side('x')) + (await side('width')) >= box.x + box.width,
  );
  await press(
    'ArrowDown',
    async () => (await side('y')) + (await side('height')) >= box.y + box.height,
  );
  await scan.keyboard.up('Shift');
  await scan.keyboard.press('Enter');
  await addByEnter(scan);
});

/** @param {Page} scan where the account of the region is about to be shown */
async function addByEnter(scan) {
  await seen(scan, 'found');
  assert.match(await text(scan, '#preview'), /ACME.*alice/u);
  await scan.keyboard.press('Enter');
  await seen(scan, 'added');
  assert.equal(await text(scan, '#added-title'), '追加されました');
}

for (const pointer of /** @type {const} */ (['touch', 'pen', 'mouse'])) {
  test(`a region by ${pointer} shows its size and the loupe while it is drawn, and is read`, async (context) => {
    const { scan, box } = await openRegion(context, [otpauth()]);
    const during = await sweep(scan, pointer, box);
    assert.equal(during.loupe.isShown, true);
    assert.ok(during.loupe.colours > 1, 'the loupe shows the capture');
    if (pointer === 'touch') assert.ok(during.loupe.bottom < during.at.y, 'above the finger');
    await seen(scan, 'found');
    assert.match(await text(scan, '#preview'), /ACME.*alice/u);
    assert.equal(
      await scan.$eval('#loupe', (loupe) => loupe instanceof HTMLCanvasElement && loupe.hidden),
      true,
    );
  });
}

test('a miss has a reason and four remedies, of which the last opens the form', async (context) => {
  const { member, scan, box } = await openRegion(context, [otpauth()]);
  await sayWhenFound(scan);
  for (const [area, says] of /** @type {const} */ ([
    [{ x: 10, y: 60, width: 15, height: 200 }, /小さすぎ.*余白/u],
    [{ x: 10, y: 60, width: 80, height: 60 }, /見つかりませんでした.*切れている.*余白/u],
    [{ ...box, width: box.width / 2 }, /端で、二次元コードの一部が切れています.*余白/u],
  ])) {
    await member.drag(scan, area);
    await untilIn(
      scan,
      (source) =>
        new RegExp(source, 'u').test(document.querySelector('#reason')?.textContent ?? ''),
      says.source,
    );
    assert.equal((await scan.$$('#remedies:not([hidden]) li')).length, 4);
  }
  assert.match(
    await text(scan, '#remedies'),
    /余白.*全体が見える.*縮小.*ポインター.*画像として保存/u,
  );
  const origin = await scan.$eval('#stage', (stage) => stage.getBoundingClientRect().toJSON());
  await scan.mouse.click(origin.x + 20, origin.y + 20);
  assert.match(await reason(scan), /押しただけでは/u);
  assert.equal((await scan.$$('#remedies:not([hidden])')).length, 0);
  await member.drag(scan, { x: 10, y: 60, width: 80, height: 60 });
  await scan.waitForSelector('#remedies:not([hidden])');
  await Promise.all([scan.waitForNavigation(), scan.click('#remedies a')]);
  await seen(scan, 'form');
});

test('the view follows the rectangle: during a drag at the edge, and with arrow keys', async (context) => {
  const { scan } = await openRegion(context, [otpauth()]);
  await scan.setViewport({ width: 900, height: 600 });
  const main = await scan.$eval('main', (one) => one.getBoundingClientRect().toJSON());
  await scan.mouse.move(main.x + 30, main.y + 40);
  await scan.mouse.down();
  await scan.mouse.move(main.right - 3, main.bottom - 3);
  await untilIn(scan, () => {
    const one = document.querySelector('main');
    return (
      one !== null && one.scrollLeft > 0 && one.scrollLeft + one.clientWidth >= one.scrollWidth - 1
    );
  });
  await scan.mouse.up();
  assert.ok(((await drawn(scan))?.width ?? 0) > main.width, 'wider than what is seen at once');
  await seen(scan, 'found');

  await scan.keyboard.press('Escape');
  await scan.focus('#stage');
  await scan.keyboard.down('Control');
  const isSeen = () =>
    scan.$eval('#region', (region) => {
      const [inner, outer] = [
        region.getBoundingClientRect(),
        document.querySelector('main')?.getBoundingClientRect(),
      ];
      return outer !== undefined && inner.left >= outer.left && inner.right <= outer.right + 1;
    });
  for (const key of /** @type {const} */ (['ArrowLeft', 'ArrowRight'])) {
    for (let before = NaN; before !== (await drawn(scan))?.x;) {
      before = (await drawn(scan))?.x ?? NaN;
      await scan.keyboard.press(key);
      assert.equal(await isSeen(), true, `${key} from ${before}`);
    }
  }
  const last = await drawn(scan);
  assert.equal(
    (last?.x ?? 0) + (last?.width ?? 0),
    1200,
    'as far as the capture goes, and no farther',
  );
});
