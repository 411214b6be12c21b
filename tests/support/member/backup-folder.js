// A folder for backups. It is one of the browser's own file system for the extension (OPFS): the
// picker for a folder on the disk does not open in a headless browser.

/** @import {Inside} from '../browser/extension-modules.js' */
/** @import {Launched} from '../browser/launch.js' */

export const FOLDER = 'バックアップ';

/**
 * Has the open vault backed up there, as the page does when the picker has handed the folder over.
 * @param {Inside} inside
 */
export function useFolder({ page, modules }) {
  return page.evaluate(
    async ({ session, folder }, name) => {
      const { id } = await session.readOpenSession();
      const root = await navigator.storage.getDirectory();
      const chosen = await root.getDirectoryHandle(name, { create: true });
      await folder.useFolder(
        id,
        /** @type {import('../../../extension/vault/backup-folder.js').Folder} */ (chosen),
      );
    },
    modules,
    FOLDER,
  );
}

/** The copies that are known of the open vault. @param {Inside} inside */
export function copiesOf({ page, modules }) {
  return page.evaluate(async ({ session, copies }) => {
    const { id } = await session.readOpenSession();
    const vault = await session.openVault();
    const known = await copies.readCopies(id);
    const state = copies.backupState(vault, known);
    vault.free();
    return { ...known, ...state };
  }, modules);
}

/**
 * Keeps the files as they are now, for `filesIn`. No vault need be open.
 * @param {Inside} inside
 */
export function keepFiles({ page }) {
  return page.evaluate(async (name) => {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle(name);
    const copy = await root.getDirectoryHandle(`${name}, kept`, { create: true });
    for await (const entry of copy.values()) await copy.removeEntry(entry.name);
    for await (const entry of folder.values()) {
      if (!(entry instanceof FileSystemFileHandle)) continue;
      const file = await copy.getFileHandle(entry.name, { create: true });
      const stream = await file.createWritable();
      await stream.write(await entry.getFile());
      await stream.close();
    }
  }, FOLDER);
}

/**
 * The files in the folder, each opened with the open vault's key.
 * @param {Inside} inside
 * @param {{isKept?: boolean}} [options] `isKept`: as they were at `keepFiles`
 * @returns {Promise<Record<string, {accounts: string[], generation: number} | string>>} by their
 *   names; a text for a file that does not open
 */
export function filesIn({ page, modules }, { isKept = false } = {}) {
  return page.evaluate(
    async ({ session, core }, name) => {
      const { key } = await session.readOpenSession();
      const root = await navigator.storage.getDirectory();
      const folder = await root.getDirectoryHandle(name);
      /** @type {Record<string, {accounts: string[], generation: number} | string>} */
      const files = {};
      for await (const entry of folder.values()) {
        if (!(entry instanceof FileSystemFileHandle)) continue;
        const bytes = new Uint8Array(await (await entry.getFile()).arrayBuffer());
        try {
          const vault = core.OpenVault.open(core.fromFile(bytes), key);
          const accounts = vault.entries().map(({ account }) => account);
          files[entry.name] = { accounts, generation: vault.generation() };
          vault.free();
        } catch {
          files[entry.name] = new TextDecoder().decode(bytes.subarray(0, 20));
        }
      }
      return files;
    },
    modules,
    isKept ? `${FOLDER}, kept` : FOLDER,
  );
}

/**
 * Puts a file of somebody else into the folder.
 * @param {Inside} inside
 * @param {string} name
 * @param {string} content
 */
export function putInFolder({ page }, name, content) {
  return page.evaluate(
    async (folderName, fileName, text) => {
      const root = await navigator.storage.getDirectory();
      const folder = await root.getDirectoryHandle(folderName, { create: true });
      const file = await folder.getFileHandle(fileName, { create: true });
      const stream = await file.createWritable();
      await stream.write(text);
      await stream.close();
    },
    FOLDER,
    name,
    content,
  );
}

/** Takes the folder away, with its files. @param {Inside} inside */
export function removeFolder({ page }) {
  return page.evaluate(async (name) => {
    const root = await navigator.storage.getDirectory();
    await root.removeEntry(name, { recursive: true });
  }, FOLDER);
}

/**
 * Runs in the background worker, which writes the backup.
 * @param {Launched} launched
 * @param {(value: string) => unknown} act
 * @param {string} [value]
 */
export async function inBackground({ browser }, act, value = '') {
  const target = await browser.waitForTarget((one) => one.type() === 'service_worker');
  const worker = await target.worker();
  await worker?.evaluate(act, value);
}

/** The names of the files of the open vault. @param {Inside} inside @param {number} [number] */
export async function namesOf({ page, modules }, number = 1) {
  const { id } = await page.evaluate(({ session }) => session.readOpenSession(), modules);
  const name = `warifu-backup-${id.slice(0, 8)}${number === 1 ? '' : `-${number}`}`;
  return { current: `${name}.warifu`, before: `${name}-before.warifu` };
}
