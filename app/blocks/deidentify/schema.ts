import { z } from 'zod';
import { readNote } from './note.ts';

const types = 18;
const fewestSpans = 14;
const percent = z.int().min(1).max(100);

const note = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  title: z.string().min(1).max(80),
  text: z.string().min(1).max(6000),
});

export const deidentifySchema = z
  .strictObject({
    id: z.string(),
    title: z.string().min(1).max(120),
    intro: z.string().min(1).max(600),
    recall: percent,
    precision: percent,
    names: z.array(z.string().min(1).max(60)).length(types),
    notes: z.array(note).min(2).max(8),
  })
  .superRefine(({ notes }, context) => {
    const issue = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message });
    if (new Set(notes.map((each) => each.id)).size < notes.length) issue(['notes'], 'Two notes have the same id.');
    notes.forEach(({ text }, index) => {
      const path = ['notes', index, 'text'];
      const { spans, problems } = readNote(text);
      for (const problem of problems) issue(path, problem);
      const scored = spans.filter((span) => span.kind === 'identifier');
      const unknown = scored.find((span) => span.type < 1 || span.type > types);
      if (unknown) issue(path, `There is no type ${unknown.type}; the types are 1 to ${types}.`);
      if (scored.length < fewestSpans) {
        issue(path, `A note needs at least ${fewestSpans} identifiers; this one has ${scored.length}.`);
      }
    });
  });
