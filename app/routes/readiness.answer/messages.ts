export const messages = {
  title: 'Readiness: enter your code',
  lede: 'It stands on the slip that you were given. You need not sign in.',
  code: 'Code',
  codeHint: 'Sixteen letters and figures, such as 7KQ2-M9TD-4XWB-C3HF.',
  open: 'Go on',
  until: (day: string) => `Until ${day}`,
  role: (role: string) => `For the role: ${role}`,
  panelLede:
    'Rate each item from where your role stands, alone and before you talk with the others. It takes about 35 minutes. You can save, leave, and come back with your code.',
  panelNote:
    'For levels 4 and 5 say in one line what shows it. Your evidence is shown under your role once the round has closed, so enter no names.',
  surveyLede: 'Eight questions, about three minutes. Answer for the place where you work.',
  anonymous: 'Nobody can tell who answered what',
  anonymousText:
    'Your answers are added to counts, one for each question. Nothing is kept that says who answered, when, in which order, or which answers belong together, even if you are signed in. Nothing is shown for fewer than 5 answers.',
  parts: 'Parts of this sheet',
  save: 'Save and go on later',
  handIn: 'Hand in',
  handInAnyway: 'Hand in without this evidence',
  handInSurvey: 'Send my answers',
  final: 'Once handed in it cannot be changed.',
  saved: 'Saved',
  savedText: (day: string) => `Come back with your code until ${day}.`,
  savedNotHandedIn: 'Your sheet is saved, but not handed in yet',
  done: {
    panel: {
      title: 'Your sheet is handed in',
      text: 'Thank you. The result is shown when the round has closed, and you meet to talk about it.',
    },
    survey: {
      title: 'Your answers are in',
      text: 'Thank you. They were added to the counts, and your code is used up. You can close this page.',
    },
  },
  another: 'Enter another code',
} as const;
