import type { EvidenceException, EvidencePerson } from './evidence.ts';

type States = Record<EvidencePerson['state'], number>;

/** What is counted while the people of a pack pass by, so that none of them has to be kept. */
export interface Tally {
  people: number;
  states: States;
  /** By the name of the unit's place, in the order of names. */
  units: Map<string, { people: number; states: States }>;
  courses: Map<string, { title: string; open: number; fulfilled: number; certificates: number }>;
  modules: Map<string, { title: string; results: Map<string, number>; minutes: number }>;
  exceptions: Map<EvidenceException['what'], number>;
}

const noStates = (): States => ({
  current: 0,
  'due-soon': 0,
  overdue: 0,
  'never-started': 0,
  exempt: 0,
  'nothing-assigned': 0,
});

export const emptyTally = (): Tally => ({
  people: 0,
  states: noStates(),
  units: new Map(),
  courses: new Map(),
  modules: new Map(),
  exceptions: new Map(),
});

/** Counts a person in. A course is counted by how the person's last cycle of it stands, a module by its completions. */
export function countIn(tally: Tally, person: EvidencePerson): void {
  tally.people += 1;
  tally.states[person.state] += 1;
  const unit = at(tally.units, person.unit, () => ({ people: 0, states: noStates() }));
  unit.people += 1;
  unit.states[person.state] += 1;
  const last = new Map(person.courses.filter(({ state }) => state !== 'cancelled').map((each) => [each.course, each]));
  for (const { course, title, state } of last.values()) {
    const counted = courseAt(tally, course, title);
    if (state === 'open') counted.open += 1;
    else counted.fulfilled += 1;
  }
  for (const { course, state } of person.certificates) {
    const title = person.courses.find((each) => each.course === course)?.title ?? course;
    if (state === 'valid') courseAt(tally, course, title).certificates += 1;
  }
  for (const { module, title, version, how, minutes } of person.results) {
    const counted = at(tally.modules, module, () => ({ title, results: new Map<string, number>(), minutes: 0 }));
    const key = `${version} ${how}`;
    counted.results.set(key, (counted.results.get(key) ?? 0) + 1);
    counted.minutes += minutes;
  }
  for (const { what } of person.exceptions) tally.exceptions.set(what, (tally.exceptions.get(what) ?? 0) + 1);
}

const courseAt = (tally: Tally, course: string, title: string) =>
  at(tally.courses, course, () => ({ title, open: 0, fulfilled: 0, certificates: 0 }));

function at<V>(map: Map<string, V>, key: string, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
