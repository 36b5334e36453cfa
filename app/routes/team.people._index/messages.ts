export const messages = {
  title: 'People',
  team: 'Team',
  lede: (where: string | null, about: string | null, stall: string | null, day: string | null) =>
    [
      `Everybody in ${where ?? 'your units'}`,
      about !== null &&
        (stall === null ? ` with “${about}”` : ` who has begun “${about}” and stands still at ${stall}`),
      day !== null && `, as they will stand on ${day} if nobody does anything until then`,
      '. You see states and dates; scores and answers belong to the learner.',
    ]
      .filter(Boolean)
      .join(''),
  search: 'Name or staff number',
  state: 'State',
  any: 'Any state',
  about: 'Course or module',
  everything: 'Everything together',
  courses: 'Courses',
  modules: 'Modules',
  sort: 'Order',
  byDate: 'Most urgent first',
  byName: 'By name',
  show: 'Show',
  clear: 'Clear all filters',
  onlyNever: 'Only who never started',
  onlyStalled: 'Only who stands still there',
  lesson: (title: string) => `the lesson “${title}”`,
  quiz: 'the quiz',
  caption: (from: string, count: string) => `${from} of ${count}`,
  people: (n: number, text: string) => (n === 1 ? '1 person' : `${text} people`),
  found: (n: number, more: boolean) =>
    more ? `The first ${n} people found` : n === 1 ? '1 person found' : `${n} people found`,
  page: (n: number) => `${n} shown`,
  none: 'Nobody is on this list',
  noneText: 'Nobody in these units has this state, course or name.',
  actions: 'Do something about these people',
  all: (count: string | null) =>
    count === null
      ? 'Everybody on this list, not only those ticked'
      : `All ${count} on this list, not only those ticked`,
  what: 'What to do',
  goOn: 'Go on',
  decided: 'What you decided for many at once',
  actionsHint: 'You see who would change before anything is done.',
  pages: 'Pages',
  first: 'First page',
  previous: 'Previous page',
  next: 'Next page',
  last: 'Last page',
} as const;
