import type { Question, Track } from '#app/questions/question.ts';
import type { ModuleRule } from './facts.ts';

/** What of a version decides whether a new one may be minor. */
export interface VersionShape {
  outcomes: { id: string; text: string }[];
  rule: ModuleRule;
  items: ItemShape[];
}

export interface ItemShape {
  id: string;
  kind: 'lesson' | 'block' | 'question';
  hash: string;
  tracks: Track[];
  critical?: boolean;
  /** Canonical text of what makes an answer right; questions only. */
  key?: string;
}

/** `edition` in `module.yaml`: the publisher's word on the version of that number. */
export interface Edition {
  number: number;
  kind: 'minor' | 'material';
  /** What is to be learnt again; everything changed or added where it is absent. */
  redo?: string[];
  reason: string;
}

export type EditionDecision =
  | { ok: true; kind: 'first' | 'minor' | 'material'; redo: string[]; reason: string }
  | { ok: false; why: string[]; lines: string };

/** Ids of items by what became of them; an item that changes its tracks counts as removed and added there. */
export function compareItems(before: ItemShape[], after: ItemShape[]) {
  const old = new Map(before.map((item) => [item.id, item]));
  const now = new Map(after.map((item) => [item.id, item]));
  return {
    added: after.filter((item) => !old.has(item.id)).map((item) => item.id),
    removed: before.filter((item) => !now.has(item.id)).map((item) => item.id),
    changed: after.filter((item) => old.has(item.id) && old.get(item.id)?.hash !== item.hash).map((item) => item.id),
  };
}

/** Why a change cannot be minor, in words; empty when it can. */
export function minorObstacles(before: VersionShape, after: VersionShape): string[] {
  const { added, removed } = compareItems(before.items, after.items);
  const old = new Map(before.items.map((item) => [item.id, item]));
  const kept = after.items.flatMap((item) => {
    const was = old.get(item.id);
    return was ? [{ item, was }] : [];
  });
  const moved = kept.filter(({ item, was }) => item.tracks.join() !== was.tracks.join());
  const critical = kept.filter(({ item, was }) => item.critical && !was.critical);
  const raised =
    after.rule.full.passPercent > before.rule.full.passPercent ||
    after.rule.pretest.passPercent > before.rule.pretest.passPercent;
  return [
    ...added.map((id) => `${id} was added`),
    ...removed.map((id) => `${id} was removed`),
    ...moved.map(({ item }) => `${item.id} moved between tracks`),
    ...critical.map(({ item }) => `${item.id} became critical`),
    ...(JSON.stringify(before.outcomes.map(({ id, text }) => [id, text])) ===
    JSON.stringify(after.outcomes.map(({ id, text }) => [id, text]))
      ? []
      : ['an outcome changed']),
    ...(raised ? ['the pass rule rose'] : []),
  ];
}

/**
 * What kind of version the changed content becomes (RECORDS §5). Without an `edition` for the next number it is minor where
 * that is allowed; otherwise it is refused with the lines that `module.yaml` needs. While nobody has begun the module,
 * everything that changed is simply the new content.
 */
export function decideEdition(
  before: VersionShape | null,
  after: VersionShape,
  number: number,
  edition: Edition | undefined,
  begun: boolean,
): EditionDecision {
  if (before === null) return { ok: true, kind: 'first', redo: [], reason: edition?.reason ?? '' };
  const { added, changed } = compareItems(before.items, after.items);
  const touched = [...added, ...changed];
  const lines = editionLines(number, touched);
  const said = edition?.number === number ? edition : undefined;
  if (edition && edition.number > number) {
    return { ok: false, why: [`the edition names version ${edition.number}, and the next is ${number}`], lines };
  }
  if (said?.kind === 'material') return material(said, touched, lines);
  if (!said && !begun) return { ok: true, kind: 'material', redo: touched, reason: '' };
  const why = [...minorObstacles(before, after), ...(said ? minorRedo(said) : newKeys(before, after))];
  if (why.length > 0) return { ok: false, why, lines };
  return { ok: true, kind: 'minor', redo: [], reason: said?.reason ?? '' };
}

function material(edition: Edition, touched: string[], lines: string): EditionDecision {
  const redo = edition.redo ?? touched;
  const strange = redo.filter((id) => !touched.includes(id));
  if (strange.length > 0) return { ok: false, why: strange.map((id) => `${id} is in redo and did not change`), lines };
  return { ok: true, kind: 'material', redo, reason: edition.reason };
}

function minorRedo(edition: Edition): string[] {
  return edition.redo?.length ? ['a minor edition has nothing in redo'] : [];
}

/** A corrected key may be minor, but only when the publisher says so and why. */
function newKeys(before: VersionShape, after: VersionShape): string[] {
  return changedKeys(before, after).map((id) => `the key of ${id} changed`);
}

/** Ids of the questions of both to which another answer is right now. */
export function changedKeys(before: VersionShape, after: VersionShape): string[] {
  const old = new Map(before.items.map((item) => [item.id, item.key]));
  return after.items
    .filter((item) => item.kind === 'question' && old.has(item.id) && old.get(item.id) !== item.key)
    .map((item) => item.id);
}

function editionLines(number: number, redo: string[]): string {
  return [
    'edition:',
    `  number: ${number}`,
    '  kind: material   # minor only where nothing is added, removed or made stricter',
    `  redo: [${redo.join(', ')}]   # what people who hold the certificate learn again; [] for nothing`,
    '  reason: "what changed and why"',
  ].join('\n');
}

/** What makes an answer to the question right, as text. */
export function keyText(question: Question): string {
  const { key } = question;
  const tolerance = question.type === 'numeric' ? question.tolerance : '';
  const plain = question.type === 'multiple' ? [...question.key].sort() : key;
  const sortedKeys = typeof plain === 'object' && !Array.isArray(plain) ? Object.entries(plain).sort() : plain;
  return JSON.stringify([sortedKeys, tolerance]);
}
