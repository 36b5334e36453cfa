export const peopleTableWords = {
  choose: 'Choose',
  name: 'Name',
  unit: 'Unit',
  role: 'Job role',
  state: 'State',
  date: 'Date',
  talk: 'Needs a talk',
  nowhere: 'No unit',
  nothing: '–',
} as const;
