/** `reads`: may run on a read-only connection. `rows`: gives rows back. `control`: opens or ends a transaction. */
export interface StatementKind {
  reads: boolean;
  rows: boolean;
  control: boolean;
}

const CONTROL = new Set(['begin', 'commit', 'end', 'rollback', 'savepoint', 'release']);
const WRITES = new Set(['insert', 'update', 'delete', 'replace']);
const NOISE = /'(?:[^']|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\]|--[^\n]*|\/\*[\s\S]*?\*\//g;

/** Reads a statement's kind off its SQLite text: quoted parts and comments are ignored. */
export function statementKind(sql: string): StatementKind {
  const words = sql.replace(NOISE, ' ').toLowerCase();
  const first = /[a-z]+/.exec(words)?.[0] ?? '';
  const verb = first === 'with' ? mainVerb(words) : first;
  if (verb === 'select' || verb === 'values') return { reads: true, rows: true, control: false };
  if (WRITES.has(verb)) return { reads: false, rows: /\breturning\b/.test(words), control: false };
  return { reads: false, rows: verb === 'pragma' || verb === 'explain', control: CONTROL.has(verb) };
}

/** The verb after the common table expressions: the first one outside all brackets. */
function mainVerb(words: string): string {
  let depth = 0;
  for (const [token] of words.matchAll(/[()]|[a-z_]+/g)) {
    if (token === '(') depth += 1;
    else if (token === ')') depth -= 1;
    else if (depth === 0 && (token === 'select' || token === 'values' || WRITES.has(token))) return token;
  }
  return 'with';
}
