import type { LearningEvent } from './vocabulary.ts';

type EventOf<V extends LearningEvent['verb']> = Extract<LearningEvent, { verb: V }>;

/** The persons whose events the last merge of this record takes in. */
export function mergedPersons(own: LearningEvent[]): string[] {
  const merge = lastMerge(own);
  if (!merge) return [];
  const persons = new Set(merge.body.order.map(([person]) => person));
  persons.delete(merge.person);
  return [...persons];
}

/**
 * The one order in which folds read a record. Without a merge it is the person's own chain. After one it is the frozen
 * interleaving of `person.merged`, then the merge, then what followed; `seq`, and every `seq` inside a body, becomes the
 * position in that order. Hashes stay those of the chains they stand in.
 */
export function mergedHistory(own: LearningEvent[], others: LearningEvent[]): LearningEvent[] {
  const merge = lastMerge(own);
  if (!merge) return own;
  const byPlace = new Map([...own, ...others].map((event) => [placeOf(event.person, event.seq), event]));
  const before = merge.body.order.map(([person, seq]) => byPlace.get(placeOf(person, seq)));
  const ordered = [...before, ...own.filter((event) => event.seq >= merge.seq)];
  const complete = ordered.filter((event): event is LearningEvent => event !== undefined);
  if (complete.length !== ordered.length) throw new Error(`merge ${merge.id} names an event that is missing`);
  const position = new Map(complete.map((event, index) => [placeOf(event.person, event.seq), index + 1]));
  return complete.map((event) => renumbered(event, position));
}

const placeOf = (person: string, seq: number) => `${person} ${seq}`;

function lastMerge(events: LearningEvent[]): EventOf<'person.merged'> | undefined {
  return events.filter((event): event is EventOf<'person.merged'> => event.verb === 'person.merged').at(-1);
}

function renumbered(event: LearningEvent, position: Map<string, number>): LearningEvent {
  const at = (seq: number) => (seq === 0 ? 0 : (position.get(placeOf(event.person, seq)) ?? seq));
  const moved = { ...event, seq: at(event.seq) };
  if (moved.verb === 'act.voided') return { ...moved, body: { ...moved.body, seq: at(moved.body.seq) } };
  if (moved.verb === 'cycle.opened') {
    return { ...moved, body: { ...moved.body, countsFromSeq: at(moved.body.countsFromSeq) } };
  }
  return moved;
}
