// The browser, as everything else sees it: only the files of this folder name its extension interface.

export * from './browser/about.js';
export * from './browser/action.js';
export * from './browser/alarms.js';
export * from './browser/commands.js';
export * from './browser/events.js';
export * from './browser/image-menu.js';
export * from './browser/inject.js';
export * from './browser/messages.js';
export * from './browser/offscreen.js';
export * from './browser/permissions.js';
export * from './browser/storage.js';
export * from './browser/tabs.js';
export { language, message } from './texts.js';
