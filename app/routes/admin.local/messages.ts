export const messages = {
  title: 'Words of this organisation',
  lede: 'Lessons leave a place for what only you know, such as whom to tell when a tool goes wrong. What you write here is shown there at once. It is no part of what a certificate is about.',
  all: 'What lessons ask for',
  none: 'No lesson asks for anything yet.',
  value: (name: string) => {
    const words = name.replaceAll('-', ' ');
    return words.charAt(0).toUpperCase() + words.slice(1);
  },
  missing: 'Not filled in',
  change: (name: string) => `Change “${name}”`,
  text: 'What stands in the lesson',
  hint: 'A few words that fit into a sentence. Empty takes the value away.',
  inLessons: (lessons: string[]) =>
    `Asked for in ${new Intl.ListFormat('en-GB').format(lessons.map((lesson) => `“${lesson}”`))}`,
  inNone: 'No lesson asks for it now.',
  register: 'It is filled in from the register of AI tools.',
  toRegister: 'Go to the register',
  save: 'Save',
  done: 'The value was saved',
} as const;
