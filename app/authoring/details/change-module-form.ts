import { type ModuleForm, moduleFormOf, type OutcomeRow } from './module-form.ts';

export const mostOutcomes = 30;

/** What a button of the form may do besides saving: `remove-outcome:o2`, `add-outcome`. */
export interface DetailsStep {
  name: (typeof steps)[number];
  key: string;
}

const steps = ['add-outcome', 'remove-outcome', 'up', 'add-edition', 'remove-edition'] as const;

/** Null for the button that saves. */
export function readDetailsStep(value: unknown): DetailsStep | null {
  const [first, key = ''] = String(value).split(':');
  const name = steps.find((each) => each === first);
  return name ? { name, key } : null;
}

/** The form after a step. One that cannot be taken changes nothing. */
export function changeModuleForm(form: ModuleForm, { name, key }: DetailsStep, moduleId: string): ModuleForm {
  const { outcomes } = form;
  switch (name) {
    case 'add-outcome':
      return outcomes.length < mostOutcomes
        ? { ...form, outcomes: [...outcomes, newOutcome(outcomes, moduleId)] }
        : form;
    case 'remove-outcome':
      return { ...form, outcomes: outcomes.filter((row) => row.key !== key) };
    case 'up':
      return { ...form, outcomes: movedUp(outcomes, key) };
    case 'add-edition':
      return { ...form, edition: form.edition ?? newEdition() };
    default:
      return { ...form, edition: null };
  }
}

/** Its id is a proposal: none that another module could have, and none that is in this form. */
function newOutcome(rows: readonly OutcomeRow[], moduleId: string): OutcomeRow {
  const head = moduleId.slice(0, 36).replace(/-+$/, '');
  const id = firstFree(
    rows.map((row) => row.id),
    (n) => `${head}-${n}`,
  );
  return { key: firstFree(keysOf(rows), (n) => `o${n}`), id, text: '', fixed: false };
}

const keysOf = (rows: readonly OutcomeRow[]): string[] => rows.map(({ key }) => key);

function firstFree(taken: readonly string[], name: (n: number) => string): string {
  let n = taken.length + 1;
  while (taken.includes(name(n))) n += 1;
  return name(n);
}

function newEdition(): ModuleForm['edition'] {
  return moduleFormOf({ edition: { kind: 'material' } }).edition;
}

function movedUp(rows: OutcomeRow[], key: string): OutcomeRow[] {
  const at = rows.findIndex((row) => row.key === key);
  const [row, above] = [rows[at], rows[at - 1]];
  return row && above ? rows.with(at - 1, row).with(at, above) : rows;
}

/** Rows of outcomes that may not go, put back where they are missing. */
export function withOutcomes(form: ModuleForm, needed: readonly { id: string; text: string }[]): ModuleForm {
  const rows = [...form.outcomes];
  for (const { id, text } of needed) {
    if (rows.some((row) => row.id === id)) continue;
    rows.push({ key: firstFree(keysOf(rows), (n) => `o${n}`), id, text, fixed: true });
  }
  return { ...form, outcomes: rows };
}
