export const messages = {
  back: 'Units',
  below: 'Units below',
  noneBelow: 'There is no unit below this one.',
  add: 'Add a unit below',
  addName: 'Name of the new unit',
  addButton: 'Add unit',
  rename: 'Name',
  name: 'Name of the unit',
  renameButton: 'Save name',
  move: 'Move',
  moveText:
    'Everything below moves with it. Managers of the new place see its people from now on, those of the old no longer.',
  unit: 'Move it below',
  moveButton: 'Move unit',
  close: 'Close',
  closeText:
    'For a unit that is no longer needed. Its history stays. It must have no people and no open units below, and it cannot be opened again.',
  closeButton: 'Close unit',
  closed: (day: string) => `This unit has been closed since ${day}`,
  closedText: 'Nobody can be employed in it any more. What people did while it was open stays as it was.',
  done: {
    add: 'The unit was added',
    rename: 'The name was saved',
    move: 'The unit was moved',
    close: 'The unit was closed',
  },
} as const;
