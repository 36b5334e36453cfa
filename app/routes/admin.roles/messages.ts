export const messages = {
  title: 'Job roles',
  lede: 'What people work as. A role’s curriculum follows the role: renaming it changes nobody’s learning.',
  all: 'All job roles',
  none: 'There is no job role yet.',
  rename: (name: string) => `${name}: change the name`,
  name: 'Name of the job role',
  save: 'Save name',
  add: 'Add a job role',
  addButton: 'Add job role',
  done: { add: 'The job role was added', rename: 'The name was saved' },
} as const;
