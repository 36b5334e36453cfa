const people = (n: number): string => (n === 1 ? '1 person' : `${n.toLocaleString('en-GB')} people`);

export const messages = {
  back: 'People',
  would: (n: number, all: number) =>
    n === 0 ? 'Nobody would change' : `${n.toLocaleString('en-GB')} of ${all.toLocaleString('en-GB')} would change`,
  wouldNot: (n: number) => `${people(n)} would not`,
  more: (n: number) => `and ${n.toLocaleString('en-GB')} more`,
  planned: 'Nothing is done yet. Whoever changes meanwhile is looked at again when you start.',
  nothing: 'There is nothing to start. Go back and choose other people, or another date or course.',
  start: (n: number) => `Do it for ${people(n)}`,
  running: 'Under way',
  done: 'Done',
  doneText: (n: number) => `${people(n)} changed.`,
  runningText: (done: number, left: number) =>
    `${people(done)} changed, ${people(left)} still to do. You may leave this page; it goes on without you.`,
  again: 'Look again',
  unchanged: (n: number) => (n === 0 ? 'Nobody was left out.' : `${people(n)} not changed`),
  caption: (n: number) => `Not changed: ${people(n)}`,
  person: 'Person',
  reason: 'Why',
  hidden: 'Somebody who is not in your units any more',
  next: 'Next page',
  pages: 'Pages',
} as const;
