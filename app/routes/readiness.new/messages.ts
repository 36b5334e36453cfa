export const messages = {
  title: 'Open a round',
  back: 'Readiness',
  lede: 'A round takes answers until its last day, or until you close it. Its result is shown after that, and it is never opened again.',
  name: 'Title',
  nameHint: 'For example “Autumn 2026”.',
  closesOn: 'Last day for answers',
  roles: 'Roles on the panel, one on each line',
  rolesHint:
    'Best are 5 to 9 from different places, such as ward nurse, physician, IT, privacy, finance, patient voice. A role, never a name.',
  panelText:
    'Each does so alone first, in about 35 minutes, with a line of evidence for high levels. Then they meet and talk about where they are far apart.',
  surveyText: 'Everybody gets a slip with a code. Nothing is shown for fewer than 5 answers.',
  openPanel: 'Open panel',
  openSurvey: 'Open staff survey',
} as const;
