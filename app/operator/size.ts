const units = ['bytes', 'kB', 'MB', 'GB', 'TB'];

/** `1_530_000` → `1.5 MB`. */
export function inWords(bytes: number): string {
  let size = bytes;
  let unit = 0;
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000;
    unit += 1;
  }
  return `${unit === 0 ? size : size.toFixed(1)} ${units[unit]}`;
}
