export const messages = {
  files: {
    title: 'As files',
    text: 'The folder of this module, as the content folder has it and as the import takes it.',
    version: (n: number) => `Download version ${n} (ZIP)`,
    draft: 'Download the draft (ZIP)',
    fingerprint: 'Fingerprint',
  },
  owners: {
    folder:
      'It comes with the content folder: each release of the folder brings its changes. Once a draft of it is published here, it is this organisation’s.',
    studio: 'It is this organisation’s: no release of the content folder changes it.',
  },
} as const;
