/** Sentences of the design system and of the error page. */
export const messages = {
  skip: 'Skip to main content',
  mainNavigation: 'Main',
  breadcrumbs: 'Where you are',
  home: 'Acumen, start page',
  learn: 'Learn',
  certificates: 'Certificates',
  team: 'Team',
  readiness: 'Readiness',
  studio: 'Studio',
  admin: 'Admin',
  signIn: 'Sign in',
  youActFor: 'You also act for',
  untilDay: (date: string) => `until ${date}`,
  signOut: 'Sign out',
  sharedComputer: 'Shared computer',
  verify: 'Check a certificate',
  footer: 'Acumen records what was taught and what was understood.',
  thereIsAProblem: 'There is a problem',
  error: 'Error:',
  optional: '(optional)',
  previous: 'Previous',
  next: 'Next',
  offline: 'No connection',
  offlineText:
    'Nothing was sent and nothing is lost: the page keeps what you entered. Press the button again when the network is back.',
  close: 'Close',
  outline: 'In this lesson',
  toStart: 'Go to the start page',
  toLearn: 'Go to your learning',
  toModule: 'Go to the module',
  toArea: { '/studio': 'Go to the studio', '/team': 'Go to your team', '/admin': 'Go to the administration' } as Record<
    string,
    string
  >,
  reference: 'If you report it, name this number:',
} as const;

interface ErrorText {
  title: string;
  text: string;
}

/** By HTTP status; a refusal's code, where it has a sentence below, is more exact. */
export const errorByStatus: Record<number, ErrorText> = {
  400: {
    title: 'This request could not be read',
    text: 'Something in it was not in the form that this page expects. Go back, check what you entered and send it again.',
  },
  401: { title: 'Please sign in', text: 'Sign in to go on. You will come back to this place.' },
  403: {
    title: 'This page is not open to you',
    text: 'You are signed in, but this page belongs to another role or another unit. If you need it for your work, ask your manager or the administrator of Acumen.',
  },
  404: {
    title: 'There is no such page',
    text: 'The address may be mistyped, or the page may have moved. Nothing of your record is lost.',
  },
  405: {
    title: 'This cannot be done here',
    text: 'The page does not take this kind of request. Go back and try from the page itself.',
  },
  409: {
    title: 'Something changed in the meantime',
    text: 'What you sent no longer fits what is stored, so nothing was changed. Open the page again to see how it stands now.',
  },
  413: {
    title: 'That is too large',
    text: 'What you sent is larger than this page takes. Shorten it and send it again.',
  },
  422: {
    title: 'Something is missing or wrong',
    text: 'Go back and check what you entered. Nothing was saved from this attempt.',
  },
  429: { title: 'Too many tries', text: 'Wait a little, then try again. Your account is not locked.' },
  500: {
    title: 'Something went wrong on our side',
    text: 'Nothing that was confirmed as saved is lost. Try again; if it happens once more, tell the administrator what you were doing and when.',
  },
  503: {
    title: 'Acumen is busy or being looked after',
    text: 'Your answers that were confirmed as saved are safe. Try again in a minute.',
  },
};

/** By the code of a refusal (`app/platform/refusal.ts`), or more exactly by its reason. */
export const errorByCode: Record<string, ErrorText> = {
  'authoring.no-draft': {
    title: 'There is no draft of this module now',
    text: 'It was published or given up, or nobody has begun one yet. What was written in it is kept. The page of the module says how it stands.',
  },
  'authoring.no-such-file': {
    title: 'This text is not in the draft',
    text: 'Somebody may have removed or moved it. What was written in it is kept. The page of the module has those that there are.',
  },
  offline: {
    title: 'No connection',
    text: 'The page could not reach Acumen. What was confirmed as saved is safe. Check the network, then reload the page.',
  },
  'other-person': {
    title: 'This page was opened by someone else',
    text: 'They used this computer before you. Nothing was recorded. Open the page again.',
  },
  closed: {
    title: 'This is already closed',
    text: 'It was handed in or ended earlier, perhaps in another window. What was recorded then stands.',
  },
  'no-attempts-left': {
    title: 'No attempts left for now',
    text: 'You have used the attempts of this round. Talk to your manager, who can open another one for you.',
  },
  'not-offered': {
    title: 'This is not open to you now',
    text: 'Either it is not part of what you have been asked to learn, or something comes before it. Your learning page shows what is next.',
  },
};
