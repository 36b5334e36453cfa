/** A whole order from positions of which some are open or equal: rows with a position come to it, the others fill the gaps. */
export function completeOrder(ids: string[], positions: Map<string, number>): string[] {
  const placed: (string | undefined)[] = ids.map(() => undefined);
  for (const id of ids) {
    const place = (positions.get(id) ?? 0) - 1;
    if (place >= 0 && place < ids.length && placed[place] === undefined) placed[place] = id;
  }
  const rest = ids.filter((id) => !placed.includes(id));
  return placed.map((id) => id ?? rest.shift()).filter((id) => id !== undefined);
}

/** The order after `id` has gone to `place` (from 0); the others keep theirs. */
export function moveTo(order: string[], id: string, place: number): string[] {
  const others = order.filter((other) => other !== id);
  const target = Math.max(0, Math.min(place, others.length));
  return [...others.slice(0, target), id, ...others.slice(target)];
}
