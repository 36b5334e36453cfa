export const messages = {
  problems: {
    'exchange.no-file': 'Choose a file.',
    'exchange.no-module':
      'There is no module.yaml in this archive. If it is a course of another system, use the second form.',
    'exchange.several-modules': 'This archive holds several modules. Import them one at a time.',
    'exchange.has-draft': 'This module has a draft already. Publish it or give it up first: there is one at a time.',
    'exchange.id-taken': 'A module has this id or this address already. Choose another.',
    'exchange.bad-id': 'Use lower-case letters, digits and hyphens, such as “hand-hygiene”. Up to 60 characters.',
    'exchange.bad-title': 'Give a title of 1 to 120 characters.',
    'exchange.bad-outcome': 'Say in one sentence, of up to 300 characters, what somebody can do after this module.',
    'exchange.folder-changed': 'A newer one was supplied since you opened this page. Look at it again.',
    'exchange.ours-changed':
      'Somebody has changed this file here, or begun or ended the draft, since you opened this page. Look at both again.',
    'exchange.no-questions': 'Choose a file, or paste the text of the questions.',
    'exchange.questions-too-long': 'The file has more than 500 kB. Split it and import the parts one after the other.',
    'exchange.no-outcome': 'Choose the outcome that the questions are for.',
    'exchange.no-tracks': 'Choose at least one track.',
    'exchange.none-to-add': 'There is no question in this text that can be added.',
    'exchange.no-pages': 'There is no Markdown or MDX page in this archive.',
  } as Record<string, string>,
  /** Null: it is about no field. */
  fields: {
    'exchange.id-taken': 'id',
    'exchange.bad-id': 'id',
    'exchange.bad-title': 'title',
    'exchange.bad-outcome': 'outcome',
    'exchange.no-questions': 'text',
    'exchange.questions-too-long': 'text',
    'exchange.no-outcome': 'outcome',
    'exchange.no-tracks': 'tracks',
    'exchange.none-to-add': 'text',
    'exchange.folder-changed': null,
    'exchange.ours-changed': null,
  } as Record<string, string | null>,
  left: {
    foreign: {
      message: 'This is not part of a module.',
      fix: 'Lessons are called 01-name.mdx; pictures stand in assets/.',
    },
    notText: { message: 'This is not a text of UTF-8, or it is too long.', fix: 'Save it as UTF-8.' },
  },
  files: {
    title: 'As files',
    text: 'The whole module in one ZIP file: to keep it, to hand it on, or to bring it into another Acumen.',
    version: (n: number) => `Download version ${n} (ZIP)`,
    draft: 'Download the draft (ZIP)',
    fingerprint: 'Fingerprint',
  },
  upstream: 'The supplied module has something new',
  owners: {
    folder:
      'This module is supplied with Acumen, and each release may bring changes of it. Once you publish a draft of it here, it is your own.',
    studio: 'This module is your organisation’s own: no release of Acumen changes it.',
  },
} as const;
