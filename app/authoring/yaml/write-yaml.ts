/** What an entry of a bank is made of. */
export type Value = string | number | boolean | Value[] | { [key: string]: Value };
export type Entry = Record<string, Value>;

/** Words that YAML takes for something other than text. */
const notText = new Set(['true', 'false', 'null']);

const itemId = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const outcomeId = /^[A-Z]+-\d+$/;

/** A value on one line: ids plain, all other texts in quotes. */
export function inlineYaml(value: Value): string {
  if (typeof value === 'string') {
    const isPlain = itemId.test(value) || outcomeId.test(value);
    return isPlain && !notText.has(value) ? value : JSON.stringify(value);
  }
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return `[${value.map(inlineYaml).join(', ')}]`;
  const pairs = Object.entries(value).map(([key, each]) => `${keyYaml(key)}: ${inlineYaml(each)}`);
  return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`;
}

/** Names of fields are plain, such as `review_by` and `perOutcome`. */
const keyYaml = (key: string): string => (/^[a-z]+(_[a-z]+|[A-Z][a-z]+)+$/.test(key) ? key : inlineYaml(key));

/** `key: value`; lists of groups and groups of texts have a line for each. No line break at the end. */
export function pairYaml(key: string, value: Value, indent: number): string {
  const head = `${keyYaml(key)}:`;
  const blanks = `\n${' '.repeat(indent + 2)}`;
  if (Array.isArray(value) && value.length > 0 && value.every((each) => typeof each === 'object'))
    return head + value.map((each) => `${blanks}- ${inlineYaml(each)}`).join('');
  if (key === 'feedback' && typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length > 0) {
    const lines = Object.entries(value).map(([id, text]) => `${blanks}${inlineYaml(id)}: ${inlineYaml(text)}`);
    return head + lines.join('');
  }
  return `${head} ${inlineYaml(value)}`;
}

/** An entry of a list whose dashes stand at `indent`; no line break at the end. */
export function entryYaml(entry: Entry, indent: number): string {
  const pairs = Object.entries(entry).map(([key, value]) => pairYaml(key, value, indent + 2));
  return `${' '.repeat(indent)}- ${pairs.join(`\n${' '.repeat(indent + 2)}`)}`;
}
