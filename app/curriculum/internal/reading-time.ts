/** Words read in a minute, as the lessons' own minutes assume. */
export const wordsPerMinute = 180;
/** Seconds that people spend in a block. */
const blockSeconds: Record<string, number> = { Check: 35, Deidentify: 480, RiskSorter: 480, KAnonymity: 240 };
const otherBlockSeconds = 60;

export function secondsInBlock(name: string): number {
  return blockSeconds[name] ?? otherBlockSeconds;
}

export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}'’.,-]*/gu)?.length ?? 0;
}
