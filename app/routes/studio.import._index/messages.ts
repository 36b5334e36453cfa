export const messages = {
  title: 'Import',
  lede: 'Bring in a module as files. You see first what is in them; a draft is made only when you say so.',
  back: 'Studio',
  file: 'File',
  module: {
    title: 'A module of Acumen',
    text: 'A ZIP file that “Download” on the page of a module gave. If you have this module already, it becomes a draft of it; learners see nothing of that.',
    hint: 'ZIP, up to 20 MB',
  },
  course: {
    title: 'A course of another system',
    text: 'A ZIP file of pages in Markdown or MDX, as Docusaurus, Hugo, Jekyll or mdBook keep them, or one such page. Each page becomes a lesson, or you are told why it cannot. Nothing is dropped: what is unknown here leaves a mark in its place.',
    hint: 'ZIP, .md or .mdx, up to 20 MB',
    name: 'Title of the module',
    id: 'Short name',
    idHint:
      'For its address: lower-case letters, digits and hyphens, such as “hand-hygiene”. It cannot be changed later.',
    lang: 'Language of the texts',
    outcome: 'What somebody can do after this module',
    outcomeHint: 'One sentence. You can change it and add others in the draft.',
  },
  look: 'See what is in it',
  refused: 'This cannot be imported',
  place: (file: string, line?: number, column?: number) =>
    [file, line && `line ${line}`, column && `column ${column}`].filter(Boolean).join(', '),
} as const;
