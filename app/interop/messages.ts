import type { Column } from '#app/formats/sheet.ts';

/** What stands in files of saved exports, and this module's refusals by reason. */
export const messages = {
  sheet: 'People',
  codeColumn: { title: 'Course code', kind: 'text', width: 16 } satisfies Column,
  changeColumn: { title: 'Change', kind: 'text', width: 22 } satisfies Column,
  added: 'new',
  changed: 'changed',
  gone: 'no longer on the list',
  changesFile: 'changes',
  'interop.name-invalid': 'Give the export a name of 1 to 80 characters.',
  'interop.columns-missing': 'Choose at least one column.',
  'interop.code-invalid': 'A code has at most 40 characters.',
  'interop.export-changed':
    'This export was changed in the meantime. What you typed is still here: check it and save again.',
} as const;
