// A screen capture, as the browser takes it.

import QRCode from 'qrcode';
import { launchBare } from '../../support/browser/launch.js';

const ADDRESS = 'otpauth://totp/ACME:alice?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=ACME';
const LINE = 'ログインするときに、認証アプリの6桁の数字を入力してください。 Enter the six digits. ';

/**
 * A page of text with a QR code, 1920 × 1080 pixels.
 * @param {string} path of the PNG file to write
 */
export async function writeCapture(path) {
  const code = await QRCode.toDataURL(ADDRESS, { scale: 4 });
  const browser = await launchBare();
  try {
    const page = await browser.newPage();
    await page.setViewport({ width: 1920, height: 1080 });
    await page.setContent(
      `<!doctype html><body style="font: 16px sans-serif; margin: 24px">
       <h1 style="background: linear-gradient(90deg, #036, #9cf); color: #fff">Portal</h1>
       <img src="${code}" style="float: right"><p>${LINE.repeat(120)}</p>`,
    );
    await page.screenshot({ path: /** @type {`${string}.png`} */ (path) });
  } finally {
    await browser.close();
  }
}
