// Starts Keycloak on loopback.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** @import {ChildProcess} from 'node:child_process' */
/** @import {AddressInfo} from 'node:net' */
/** @import {Realm} from './realm.js' */

export const ADMIN = 'admin';

/**
 * @typedef {object} Keycloak
 * @property {string} url
 * @property {string} version
 * @property {() => Promise<void>} close
 */

/**
 * Starts Keycloak with these realms only.
 * @param {string} folder of the distribution
 * @param {readonly Realm[]} realms
 * @returns {Promise<Keycloak>}
 */
export async function startKeycloak(folder, realms) {
  rmSync(join(folder, 'data'), { recursive: true, force: true });
  const imported = join(folder, 'data', 'import');
  mkdirSync(imported, { recursive: true });
  for (const realm of realms)
    writeFileSync(join(imported, `${realm.realm}.json`), JSON.stringify(realm));
  const [port, managementPort] = await Promise.all([freePort(), freePort()]);
  const address = [
    '--http-host',
    '127.0.0.1',
    '--http-port',
    port,
    '--http-management-port',
    managementPort,
  ];
  const server = spawn(
    join(folder, 'bin', 'kc.sh'),
    ['start-dev', '--import-realm', '--cache=local', ...address.map(String)],
    {
      // The script starts Java as a child. Both are in one process group, which is ended.
      detached: true,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        ...process.env,
        KC_BOOTSTRAP_ADMIN_USERNAME: ADMIN,
        KC_BOOTSTRAP_ADMIN_PASSWORD: ADMIN,
        JAVA_OPTS_KC_HEAP: '-Xms128m -Xmx768m',
      },
    },
  );
  const close = () => end(server);
  const closeAtExit = () => signal(server, 'SIGKILL');
  process.once('exit', closeAtExit);
  try {
    const version = await untilItListens(server);
    return { url: `http://127.0.0.1:${port}`, version, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * @param {ChildProcess} server
 * @returns {Promise<string>} its version
 */
async function untilItListens(server) {
  if (server.stdout === null) throw new Error('Keycloak has no output');
  /** @type {string[]} */
  const lines = [];
  const output = createInterface({ input: server.stdout });
  for await (const line of output) {
    lines.push(line);
    const version = /Keycloak (\S+) on JVM .* started in .*Listening on/u.exec(line)?.[1];
    if (version === undefined) continue;
    // Output that is not read would fill the pipe and block the server.
    server.stdout.resume();
    return version;
  }
  throw new Error(`Keycloak ended before it listened:\n${lines.slice(-20).join('\n')}`);
}

/** @param {ChildProcess} server */
async function end(server) {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, 'exit');
  signal(server, 'SIGTERM');
  await ended;
}

/**
 * @param {ChildProcess} server
 * @param {'SIGTERM' | 'SIGKILL'} name
 */
function signal({ pid }, name) {
  if (pid === undefined) return;
  try {
    process.kill(-pid, name);
  } catch (error) {
    // The group may have ended already.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** @returns {Promise<number>} */
async function freePort() {
  const probe = createServer();
  probe.listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = /** @type {AddressInfo} */ (probe.address());
  probe.close();
  await once(probe, 'close');
  return port;
}
