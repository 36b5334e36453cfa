/**
 * How probable it is that at least `least` of independent events happen, each with its own probability (the upper tail of
 * the Poisson binomial distribution; of the binomial where all are equal). Exact but for rounding.
 */
export function upperTail(probabilities: number[], least: number): number {
  let exactly = [1];
  for (const p of probabilities) {
    exactly = Array.from(
      { length: exactly.length + 1 },
      (_, n) => (exactly[n] ?? 0) * (1 - p) + (exactly[n - 1] ?? 0) * p,
    );
  }
  return exactly.slice(least).reduce((sum, each) => sum + each, 0);
}
