// The folders that backups are kept in, one for each vault. The browser hands a folder out as a
// handle, which only IndexedDB can keep; a page and the background worker can both read it there.

/**
 * A folder that the user has chosen, with the methods that TypeScript does not know.
 * @typedef {FileSystemDirectoryHandle & Permitting} Folder
 */

/**
 * @typedef {object} Permitting
 * @property {(what: Access) => Promise<PermissionState>} queryPermission
 * @property {(what: Access) => Promise<PermissionState>} requestPermission asks the user; only in a
 *   page, after a press
 *
 * @typedef {{mode: 'read' | 'readwrite'}} Access
 */

const DATABASE = 'warifu';
const STORE = 'folders';
export const MAY_WRITE = /** @type {const} */ ({ mode: 'readwrite' });

/**
 * @param {string} id the vault's
 * @returns {Promise<Folder | null>}
 */
export async function readFolder(id) {
  return (await request('readonly', (store) => store.get(id))) ?? null;
}

/**
 * Every folder, also of a vault that was lost.
 * @returns {Promise<{id: string, folder: Folder}[]>} `id`: the vault's
 */
export async function readFolders() {
  const ids = await request('readonly', (store) => store.getAllKeys());
  const all = await Promise.all(
    ids.map(async (id) => ({ id: String(id), folder: await readFolder(String(id)) })),
  );
  return all.flatMap(({ id, folder }) => (folder === null ? [] : [{ id, folder }]));
}

/**
 * @param {string} id the vault's
 * @param {Folder} folder
 */
export async function keepFolder(id, folder) {
  await request('readwrite', (store) => store.put(folder, id));
}

/** @param {string} id the vault's */
export async function removeFolder(id) {
  await request('readwrite', (store) => store.delete(id));
}

/**
 * The vault files in a folder. The folder's permission must have been granted.
 * @param {Folder} folder
 * @returns {Promise<File[]>} the last changed first
 */
export async function backupFilesIn(folder) {
  /** @type {File[]} */
  const files = [];
  for await (const entry of folder.values()) {
    if (entry instanceof FileSystemFileHandle && entry.name.endsWith('.warifu'))
      files.push(await entry.getFile());
  }
  return files.toSorted((one, other) => other.lastModified - one.lastModified);
}

/**
 * @template T
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => IDBRequest<T>} ask
 * @returns {Promise<T>} when the transaction is on disk
 */
async function request(mode, ask) {
  const database = await open();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, mode, { durability: 'strict' });
      const asked = ask(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(asked.result);
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

/** @returns {Promise<IDBDatabase>} */
function open() {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(DATABASE, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
}
