export const messages = {
  title: 'Units',
  lede: 'The tree of the organisation. Managers see the units that they look after and everything below.',
  tree: 'All units',
  none: 'No units yet',
  noneText: 'Add the organisation itself first, then what is below it.',
  add: 'Add a unit at the top',
  name: 'Name of the unit',
  addButton: 'Add unit',
} as const;
