// Keycloak, which real portals use, accepts the extension's codes. It is started once, and each
// test has its own realm or user.

import { after, before, describe } from 'node:test';
import { Admin } from '../support/keycloak/admin.js';
import { counters } from './counters.js';
import { filling } from './filling.js';
import { otherDevices } from './other-devices.js';
import { Pictures } from '../support/keycloak/pictures.js';
import { realms } from '../support/keycloak/portals.js';
import { policies } from './policies.js';
import { startKeycloak } from '../support/keycloak/server.js';
import { startSite } from '../support/keycloak/site.js';
import { twice } from './twice.js';
import { ways } from './ways.js';

/** @import {Keycloak} from '../support/keycloak/server.js' */
/** @import {Site} from '../support/keycloak/site.js' */

/**
 * @typedef {object} Stage
 * @property {Site} site
 * @property {Admin} admin
 * @property {Pictures} pictures
 */

const folder = process.env['WARIFU_KEYCLOAK'];

if (folder === undefined)
  throw new Error('WARIFU_KEYCLOAK does not name its folder: run this through scripts/test');

// Two at a time, because some wait for the next code.
describe('Keycloak', { concurrency: 2 }, () => {
  /** @type {Keycloak | undefined} */ let keycloak;
  /** @type {Site | undefined} */ let site;
  /** @type {Stage | undefined} */ let stage;
  const onStage = () => {
    if (stage === undefined) throw new Error('Keycloak did not start');
    return stage;
  };

  before(async () => {
    site = await startSite();
    keycloak = await startKeycloak(folder, realms(site.url));
    site.trust(keycloak.url);
    console.log(`# Keycloak ${keycloak.version}`);
    stage = { site, admin: new Admin(keycloak.url), pictures: new Pictures() };
  });
  after(async () => {
    await keycloak?.close();
    await site?.close();
  });

  twice(onStage);
  ways(onStage);
  policies(onStage);
  counters(onStage);
  filling(onStage);
  otherDevices(onStage);
});
