import type { Expression, Node, Program, Property } from 'estree';
import type { Place } from './problem.ts';

/** What an author may write between the braces of an attribute. */
export type Literal = string | number | boolean | Literal[] | { [key: string]: Literal };

export type LiteralReading =
  | { ok: true; value: Literal; at: (path: PropertyKey[]) => Place }
  | { ok: false; message: string; fix: string; place: Place };

interface Limits {
  depth: number;
  nodes: number;
}

const limits: Limits = { depth: 8, nodes: 4000 };

/** Control characters and halves of characters: they are neither shown nor stored. */
export const unstorable = /\p{Surrogate}|[^\P{Cc}\n\t]/u;

class NotLiteral extends Error {
  constructor(
    message: string,
    readonly fix: string,
    readonly node: Node,
  ) {
    super(message);
  }
}

/** Reads the syntax tree of an attribute as data. Nothing is evaluated: a name, a call or a template is refused. */
export function readLiteral(program: Program | null | undefined, fallback: Place): LiteralReading {
  const statement = program?.body[0];
  if (!program || statement?.type !== 'ExpressionStatement' || program.body.length !== 1) {
    return {
      ok: false,
      message: 'This is not a value.',
      fix: 'Write a text in quotes, a number, or a list.',
      place: fallback,
    };
  }
  const count = { nodes: 0 };
  try {
    const value = readNode(statement.expression, 1, count);
    return { ok: true, value, at: (path) => placeOf(nodeAt(statement.expression, path), fallback) };
  } catch (error) {
    if (!(error instanceof NotLiteral)) throw error;
    return { ok: false, message: error.message, fix: error.fix, place: placeOf(error.node, fallback) };
  }
}

function readNode(node: Expression, depth: number, count: { nodes: number }): Literal {
  count.nodes += 1;
  if (depth > limits.depth)
    throw new NotLiteral('This value is nested too deeply.', `At most ${limits.depth} levels.`, node);
  if (count.nodes > limits.nodes) throw new NotLiteral('This value is too long.', 'Split it over two blocks.', node);
  switch (node.type) {
    case 'Literal':
      return plainLiteral(node.value, node);
    case 'UnaryExpression':
      if (node.operator !== '-' || node.argument.type !== 'Literal' || typeof node.argument.value !== 'number') break;
      return plainLiteral(-node.argument.value, node);
    case 'ArrayExpression':
      return node.elements.map((element) => {
        if (!element) throw new NotLiteral('This list has a gap.', 'Remove the extra comma.', node);
        if (element.type === 'SpreadElement')
          throw new NotLiteral('Spreads (...) are not allowed.', 'Write the values out.', element);
        return readNode(element, depth + 1, count);
      });
    case 'ObjectExpression':
      return objectOf(node.properties, depth, count);
    case 'TemplateLiteral':
      throw new NotLiteral('Backquotes are not allowed here.', 'Use "double quotes".', node);
  }
  throw new NotLiteral(
    'Only plain values are allowed here, nothing that has to be worked out.',
    'Write the value itself.',
    node,
  );
}

function objectOf(properties: (Property | Node)[], depth: number, count: { nodes: number }): Literal {
  const entries = new Map<string, Literal>();
  for (const property of properties) {
    if (property.type === 'SpreadElement')
      throw new NotLiteral('Spreads (...) are not allowed.', 'Write the values out.', property);
    if (
      property.type !== 'Property' ||
      property.kind !== 'init' ||
      property.method ||
      property.computed ||
      property.shorthand
    ) {
      throw new NotLiteral('Only `key: value` is allowed here.', 'Write the key and its value.', property);
    }
    const key = keyOf(property);
    if (entries.has(key)) throw new NotLiteral(`The key \`${key}\` is there twice.`, 'Keep one of them.', property);
    entries.set(key, readNode(property.value as Expression, depth + 1, count));
  }
  return Object.fromEntries(entries);
}

function keyOf(property: Property): string {
  const key =
    property.key.type === 'Identifier'
      ? property.key.name
      : property.key.type === 'Literal'
        ? property.key.value
        : null;
  if (typeof key !== 'string') throw new NotLiteral('A key must be a word.', 'Put quotes around it.', property);
  if (key === '__proto__') throw new NotLiteral('The key `__proto__` is not allowed.', 'Remove it.', property);
  return key;
}

function plainLiteral(value: unknown, node: Node): Literal {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string') {
    if (!unstorable.test(value)) return value;
    throw new NotLiteral('This text holds a sign that cannot be shown.', 'Remove the backslash sequence.', node);
  }
  if (typeof value === 'number') {
    if (Number.isSafeInteger(value) && !Object.is(value, -0)) return value;
    throw new NotLiteral('Numbers must be whole numbers.', 'Write a decimal as a text: "29.6".', node);
  }
  throw new NotLiteral(
    'Only texts, whole numbers, true, false and lists of them are allowed.',
    'Write one of these.',
    node,
  );
}

function nodeAt(node: Node, path: PropertyKey[]): Node {
  let found = node;
  for (const key of path) {
    const next: Node | null | undefined =
      found.type === 'ArrayExpression'
        ? found.elements[Number(key)]
        : found.type === 'ObjectExpression'
          ? found.properties.find((each): each is Property => each.type === 'Property' && keyOf(each) === String(key))
              ?.value
          : null;
    if (!next) return found;
    found = next;
  }
  return found;
}

function placeOf(node: Node, fallback: Place): Place {
  return node.loc ? { line: node.loc.start.line, column: node.loc.start.column + 1 } : fallback;
}
