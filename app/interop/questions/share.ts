/** What each of so many right options is worth, in hundredths with five decimals, as Moodle writes its fractions. */
export const share = (count: number): string => String(Math.round(10_000_000 / count) / 100_000);
