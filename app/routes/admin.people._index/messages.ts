export const messages = {
  title: 'People',
  lede: 'Everybody the organisation knows, whether they may sign in or not.',
  search: 'Name or staff number',
  find: 'Find',
  add: 'Add a person',
  caption: (n: number, more: boolean) =>
    more ? `The first ${n} people; search to find others` : n === 1 ? '1 person' : `${n} people`,
  name: 'Name',
  staffNumber: 'Staff number',
  unit: 'Unit',
  jobRole: 'Job role',
  inactive: 'not active',
  nothing: 'none',
  none: 'Nobody is found',
  noneText: 'Try another part of the name, or the whole staff number.',
} as const;
