import { interactiveBlocks, isBlockName, isStaticName, staticBlocks } from '#app/blocks/registry.ts';
import { formIssue } from './internal/form-issue.ts';
import { plainIssue } from './internal/plain-issue.ts';

export interface ValueProblem {
  path: (string | number)[];
  /** A sentence for whoever fills in the form, or reads on after the name of the field. */
  message: string;
}

/** What the schema of a block says of values that are not in a text yet; null where there is no such block. */
export function checkBlockValues(name: string, values: unknown): ValueProblem[] | null {
  const block = isStaticName(name) ? staticBlocks[name] : isBlockName(name) ? interactiveBlocks[name] : null;
  if (!block) return null;
  const parsed = block.schema.safeParse(values, { error: (issue) => formIssue(issue) ?? plainIssue(issue) });
  if (parsed.success) return [];
  return parsed.error.issues.map(({ path, message }) => ({
    path: path.map((key) => (typeof key === 'number' ? key : String(key))),
    message,
  }));
}
