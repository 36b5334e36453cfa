export const messages = {
  title: 'Import',
  lede: 'Bring in a module as files. You see first what is in them; a draft is made only when you say so.',
  back: 'Studio',
  file: 'File',
  module: {
    title: 'A module of Acumen',
    text: 'A ZIP of a module’s folder, as “Download” gives it or as it stands in a content folder. A module that you have here becomes a draft of it; learners see nothing of that.',
    hint: 'ZIP, up to 20 MB',
  },
  course: {
    title: 'A course of another system',
    text: 'A ZIP of Markdown or MDX pages, such as Docusaurus, Hugo, Jekyll or mdBook have, or one such page. Each page becomes a lesson, or you are told why it cannot. Nothing is dropped: what is unknown here leaves a mark in its place.',
    hint: 'ZIP, .md or .mdx, up to 20 MB',
    name: 'Title of the module',
    id: 'Id',
    idHint: 'Part of its address for ever. Lower-case letters, digits and hyphens.',
    lang: 'Language of the texts',
    outcome: 'What somebody can do after this module',
    outcomeHint: 'One sentence. You can change it and add others in the draft.',
  },
  look: 'See what is in it',
  refused: 'This cannot be imported',
  place: (file: string, line?: number, column?: number) =>
    [file, line && `line ${line}`, column && `column ${column}`].filter(Boolean).join(', '),
} as const;
