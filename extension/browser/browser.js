// The public interface of this folder, the only one that uses `chrome.*`.

export * from './version.js';
export * from './action.js';
export * from './alarms.js';
export * from './commands.js';
export * from './events.js';
export * from './image-menu.js';
export * from './inject.js';
export * from './managed.js';
export * from './messages.js';
export * from './offscreen-page.js';
export * from './permissions.js';
export * from './private.js';
export * from './storage.js';
export * from './synced.js';
export * from './tabs.js';
export * from './windows.js';
