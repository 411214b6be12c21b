// Numbers and tables as the measurements print them.

/** @param {number[]} numbers not empty */
export function median(numbers) {
  return percentile(numbers, 50);
}

/**
 * The nearest rank: the least of the numbers that at least so many per cent of them do not exceed.
 * NaN of none.
 * @param {number[]} numbers
 * @param {number} percent over 0, up to 100
 */
export function percentile(numbers, percent) {
  const rank = Math.ceil((numbers.length * percent) / 100);
  return numbers.toSorted((one, other) => one - other)[rank - 1] ?? NaN;
}

/** Three digits that mean something. @param {number} ms */
export function shown(ms) {
  return ms >= 100 ? ms.toFixed(0) : String(Number(ms.toPrecision(3)));
}

/** The first column to the left, numbers to the right. @param {string[][]} rows */
export function table(rows) {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((cells) => cells[column]?.length ?? 0)),
  );
  const line = (/** @type {string[]} */ cells) =>
    cells.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
  return rows.map((cells) => line(cells).join('   ').trimEnd()).join('\n');
}
