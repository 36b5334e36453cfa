/** Plain signs for raised and lowered ones, so that 10⁹ does not become 109. */
const tables = {
  sup: signs('0123456789+-−()n', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾ⁿ'),
  sub: signs('0123456789+-−()', '₀₁₂₃₄₅₆₇₈₉₊₋₋₍₎'),
};

function signs(from: string, to: string): Map<string, string> {
  const targets = [...to];
  return new Map([...from].map((sign, index) => [sign, targets[index] ?? '']));
}

/** The words of `<sup>` or `<sub>` in signs of their own; null where there are none. */
export function plainSigns(words: string, place: 'sup' | 'sub'): string | null {
  const written = [...words].map((sign) => tables[place].get(sign));
  return written.includes(undefined) ? null : written.join('');
}
