export const messages = {
  title: 'Choose your password',
  lede: 'With the code that you were given. You need it once; after that you sign in with the password.',
  code: 'Code',
  codeHint: 'Sixteen letters and digits, like 7K2M‑Q9XD‑4T1B‑8RHN.',
  password: 'New password',
  passwordHint: 'At least 12 characters. Three or four words that only you would put together are good.',
  again: 'New password again',
  button: 'Set the password',
  noCode:
    'No code, or it does not work any more? Ask whoever looks after people in Acumen at your organisation for a new one.',
  done: 'Your password is set',
  doneText: 'The code is used up, and wherever you were signed in before you are signed out.',
  signIn: 'Sign in',
} as const;
