// The file that tells browsers where the signed package is (gupdate 2.0), for one's own server.

/**
 * @param {{id: string, version: string, leastBrowser: string, codebase: string}} package_
 *   `codebase`: the package's address
 */
export function updateManifest({ id, version, leastBrowser, codebase }) {
  return `<?xml version="1.0" encoding="UTF-8"?>
<gupdate xmlns="http://www.google.com/update2/response" protocol="2.0">
  <app appid="${id}">
    <updatecheck codebase="${escaped(codebase)}" version="${version}" prodversionmin="${leastBrowser}"/>
  </app>
</gupdate>
`;
}

/** @param {string} text */
function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
