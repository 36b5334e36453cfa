/** For each neighbouring pair of `answer`, whether its first comes before its second in `key`. */
export function pairsInOrder(answer: string[], key: string[]): boolean[] {
  const places = answer.map((id) => key.indexOf(id));
  return places.slice(1).map((place, index) => (places[index] ?? 0) < place);
}
