export const messages = {
  back: 'Rules',
  title: 'Add a rule',
  lede: 'First look at what the rule changes; nothing is saved before you say so.',
  noCurricula: 'There is no curriculum yet',
  noCurriculaText: 'A rule gives a curriculum. Load content first.',
  show: 'Show what this changes',
  dryRun: 'What this changes',
  saveText: 'Saved as shown above. To change something, change it in the form and look again.',
  save: 'Save the rule',
} as const;
