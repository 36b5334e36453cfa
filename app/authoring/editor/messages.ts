import type { Dropped } from './html-to-markdown.ts';

const droppedWords: Record<Dropped, string> = {
  pictures: 'pictures',
  links: 'links that are not safe',
  colours: 'colours',
  comments: 'comments',
  frames: 'films and other parts of pages',
};

/** The words of the editor, which its page fetches. */
export const messages = {
  text: 'Text',
  save: 'Save',
  leave: 'Press Escape and then Tab to leave the text. Control or Command with S saves it.',
  format: 'Format',
  formats: {
    bold: 'Bold',
    italic: 'Italic',
    heading: 'Heading',
    list: 'List',
    numbers: 'Numbered list',
    link: 'Link',
  },
  keys: {
    bold: 'Control B',
    italic: 'Control I',
    heading: 'Control Alt 2',
    list: 'Control Shift 8',
    numbers: 'Control Shift 7',
    link: 'Control K',
  },
  withKey: (what: string, key: string) => `${what} (${key})`,
  shown: 'Shown',
  view: { text: 'Text', preview: 'Preview' },
  states: {
    untouched: 'Nothing to save',
    typing: 'Not saved yet',
    saving: 'Saving …',
    saved: (time: string) => `Saved ${time}`,
    waiting: (kept: boolean) =>
      kept
        ? 'Not saved: no connection. This browser keeps your text and sends it when the connection is back.'
        : 'Not saved: no connection. Leave this page open until it is saved.',
    signedOut: (kept: boolean) =>
      kept
        ? 'Not saved: you are signed out. This browser keeps your text for you.'
        : 'Not saved: you are signed out. Leave this page open.',
    refused: (why: string) => `Not saved. ${why}`,
    conflict: 'Not saved: somebody else has saved this text.',
  },
  signIn: 'Sign in and come back',
  restored: 'Text that was not saved before is back.',
  pasted: (dropped: Dropped[]) =>
    `What you pasted is now plain text with headings, lists and links. ${
      dropped.length === 0
        ? 'Undo brings it as it came.'
        : `Left out: ${new Intl.ListFormat('en-GB').format(dropped.map((each) => droppedWords[each]))}. Undo brings the words as they came.`
    }`,
  others: (names: string[]) =>
    `${new Intl.ListFormat('en-GB').format(names)} ${names.length === 1 ? 'has' : 'have'} this text open too.`,
  preview: {
    title: 'Preview',
    frame: 'The lesson as learners would see it',
    look: 'Look',
    looks: { light: 'Light', dark: 'Dark' },
    phone: 'Phone',
    print: 'Print',
    behind: 'The preview shows the last text that could be shown.',
    page: 'See the saved text as learners would see it',
  },
  picture: {
    button: 'Picture',
    title: 'What does the picture show?',
    added: (path: string) => `The picture is in the module now, as ${path}.`,
    alt: 'In words',
    altHint:
      'For whoever does not see it: what it shows and what matters in it, such as “Hands under a dispenser at a ward door”.',
    altMissing: 'Say in a few words what the picture shows.',
    put: 'Put into the text',
    leave: 'Leave it out',
    left: (path: string) => `The picture is not in the text. It stays in the module, as ${path}.`,
    sending: 'The picture is being sent …',
    oneByOne: 'One picture after the other: wait until the first is sent.',
    tooLarge: 'The picture was not added. It has more than 10 MB. Make it smaller first.',
    noAnswer: 'The picture was not added: there is no connection. Try again.',
    signedOut: 'The picture was not added: you are signed out.',
    refused: (why: string) => `The picture was not added. ${why}`,
  },
  problems: {
    title: 'What the check says',
    fine: 'Nothing is wrong with this text.',
    count: (n: number) => (n === 1 ? 'One thing is wrong with this text.' : `${n} things are wrong with this text.`),
  },
  advice: {
    title: 'Advice for learning',
    text: 'What would make this text easier to learn from. None of it keeps the module from being published.',
    none: 'There is none on this text.',
    unread: 'It comes back when this text and module.yaml can be read.',
    silence: 'Leave it as it is',
    about: (message: string) => `: ${message}`,
    all: 'Advice on the whole module',
  },
  conflict: {
    title: 'Two people have written this text',
    text: (by: string, time: string) =>
      `${by} saved this text at ${time}, while you were writing. Nothing is lost: say what shall stand.`,
    mine: 'Your text',
    theirs: (by: string) => `What ${by} saved`,
    changes: 'What your text would change in it',
    keepMine: 'Keep mine',
    keepTheirs: 'Take theirs',
    both: 'Put both together',
    bothHint: 'Both changed other lines, so they fit together.',
    after: 'What is not kept stays in the history of this text.',
  },
  history: 'History of this text',
} as const;
