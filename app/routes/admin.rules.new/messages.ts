export const messages = {
  back: 'Rules',
  title: 'Add a rule',
  lede: 'First look at what the rule changes; nothing is saved before you say so.',
  noCurricula: 'There is no curriculum yet',
  noCurriculaText: 'A rule gives a curriculum. Load content first.',
  asked: 'The rule',
  show: 'Show what this changes',
  dryRun: 'What this changes',
  newly: 'Who gets it newly',
  saveText: 'It is saved as shown here. To have it otherwise, change the form and look again.',
  save: 'Save the rule',
} as const;
