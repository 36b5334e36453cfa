import { isMedicine } from './medicines.ts';

const numbers = new Set(
  [
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen',
    'eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million',
    'millions billion half halves third thirds quarter quarters once twice thrice double triple dozen first second',
  ].flatMap((line) => line.split(' ')),
);

const units = new Set(
  [
    'mg g kg mcg µg μg ng microgram micrograms milligram milligrams gram grams kilogram kilograms ml l dl litre litres',
    'liter liters millilitre millilitres milliliter milliliters mmol mol mol/l mmol/l units unit iu mmhg kpa bpm c f mm cm m',
    'metre metres meter meters inch inches kcal joule joules hz second seconds minute minutes min mins hour hours hr hrs',
    'day days daily week weeks weekly fortnight month months monthly year years yearly annual annually nightly hourly',
    'percent per cent dose doses tablet tablets capsule capsules puff puffs drop drops ampoule ampoules vial vials bolus',
  ].flatMap((line) => line.split(' ')),
);

/** Words that deny, limit, oblige or give a direction: one of them turns a sentence round. */
const turning = new Set(
  [
    'no not none never nobody nothing nowhere neither nor cannot without unless except only hardly rarely seldom stop stops',
    'avoid avoids refuse deny lack lacks fail fails forbidden prohibited must may might shall should can could need needs',
    'always often sometimes all any every each some few many most more less least fewer above below over under before after',
    'until left right high higher low lower increase increases decrease decreases raise raises reduce reduces start starts',
    'begin continue allow allows allowed or if',
  ].flatMap((line) => line.split(' ')),
);

/** Words whose meaning lies in the word that follows. */
const reaching = new Set('no not never none nor neither without unless except only cannot'.split(' '));

/** Whether a word counts together with the one behind it: “two nurses”, “not safe”. */
export function reachesOn(word: string): boolean {
  const plain = word.toLowerCase().replaceAll('’', "'");
  return classOf(plain) === 'number' || reaching.has(plain) || plain.endsWith("n't");
}

export type WordClass = 'number' | 'unit' | 'negation' | 'medicine';

export function classOf(word: string): WordClass | null {
  const plain = word.toLowerCase().replaceAll('’', "'");
  if (/[\d½¼¾%‰<>≤≥=±+~√×÷°$£€]/.test(plain) || numbers.has(plain)) return 'number';
  if (turning.has(plain) || plain.endsWith("n't")) return 'negation';
  if (units.has(plain)) return 'unit';
  return isMedicine(plain) ? 'medicine' : null;
}

/** Beginnings that turn a word into its opposite. */
const turningStart =
  /^(?:un|in|im|il|ir|non|dis|mis|anti|contra|counter|hypo|hyper|de|ab|a|sub|under|over|pre|post|up|down)?-?$/;
const shortestStem = 3;

/** Whether two words differ in such a beginning alone: safe and unsafe, hypotension and hypertension. */
export function areOpposites(one: string, other: string): boolean {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  if (a === b) return false;
  for (let stem = shortestStem; stem <= commonEnd(a, b); stem += 1) {
    if (turningStart.test(a.slice(0, a.length - stem)) && turningStart.test(b.slice(0, b.length - stem))) return true;
  }
  return false;
}

function commonEnd(a: string, b: string): number {
  let shared = 0;
  while (shared < a.length && shared < b.length && a.at(-1 - shared) === b.at(-1 - shared)) shared += 1;
  return shared;
}
