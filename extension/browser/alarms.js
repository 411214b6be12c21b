// Alarms, which start the background worker at a given time.

/**
 * @param {string} name
 * @param {number} when milliseconds since 1970
 */
export function setAlarm(name, when) {
  return chrome.alarms.create(name, { when });
}

/** @param {(name: string) => void} listener */
export function onAlarm(listener) {
  chrome.alarms.onAlarm.addListener((alarm) => listener(alarm.name));
}
