import { z } from 'zod';
import { leastLoss, type Table } from './facts.ts';

const cell = z.string().min(1).max(60);

const column = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  label: z.string().min(1).max(40),
  levels: z.array(cell).min(2).max(5),
});

export const kAnonymitySchema = z
  .strictObject({
    id: z.string(),
    title: z.string().min(1).max(120),
    intro: z.string().min(1).max(600),
    target: z.int().min(2).max(20),
    columns: z.array(column).min(1).max(4),
    rows: z
      .array(z.record(z.string(), z.array(cell)))
      .min(4)
      .max(40),
  })
  .superRefine((table, context) => {
    const issue = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message });
    const ids = table.columns.map((each) => each.id);
    if (new Set(ids).size < ids.length) return issue(['columns'], 'Two columns have the same id.');
    const shapes = shapeProblems(table);
    for (const { row, message } of shapes) issue(['rows', row], message);
    if (shapes.length > 0) return;
    for (const message of coarseningProblems(table)) issue(['rows'], message);
    if (leastLoss(table, table.target) === null) {
      issue(['target'], `No choice of levels reaches k = ${table.target}.`);
    }
  });

/** Each row has exactly the columns, and a value at each level. */
function shapeProblems({ columns, rows }: Table): { row: number; message: string }[] {
  return rows.flatMap((cells, row) => {
    const known = columns.map(({ id }) => id);
    const strange = Object.keys(cells).filter((id) => !known.includes(id));
    const wrong = columns.filter(({ id, levels }) => cells[id]?.length !== levels.length);
    return [
      ...strange.map((id) => ({ row, message: `Row ${row + 1} has “${id}”, which is no column.` })),
      ...wrong.map(({ id, levels }) => ({
        row,
        message: `Row ${row + 1} needs ${levels.length} values for “${id}”, one per level.`,
      })),
    ];
  });
}

/** Who looks alike at one level must look alike at the next coarser one. */
function coarseningProblems({ columns, rows }: Table): string[] {
  return columns.flatMap(({ id, levels }) =>
    levels.slice(1).flatMap((_, finer) => {
      const coarser = new Map<string, string>();
      return rows.flatMap((cells) => {
        const [from = '', to = ''] = [cells[id]?.[finer], cells[id]?.[finer + 1]];
        const before = coarser.get(from);
        coarser.set(from, before ?? to);
        return before === undefined || before === to
          ? []
          : [`In “${id}”, “${from}” becomes “${before}” in one row and “${to}” in another.`];
      });
    }),
  );
}
