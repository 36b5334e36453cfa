import { type Literal, readLiteral, unstorable } from '../literal.ts';
import type { Place } from '../problem.ts';
import { type JsxAttribute, type MdNode, placeOf } from './lesson-tree.ts';
import { reportAt, type Walk } from './walk.ts';

export interface Attributes {
  values: Record<string, Literal>;
  at: (path: PropertyKey[]) => Place;
}

/** The literal attributes of a block; what is no literal is reported and left out. */
export function readAttributes(node: MdNode, walk: Walk): Attributes {
  const values: Record<string, Literal> = Object.create(null);
  const places = new Map<string, (path: PropertyKey[]) => Place>();
  for (const attribute of node.attributes ?? []) readAttribute(attribute, node, walk, values, places);
  return { values: { ...values }, at: ([name, ...rest]) => places.get(String(name))?.(rest) ?? placeOf(node) };
}

function readAttribute(
  attribute: JsxAttribute,
  node: MdNode,
  walk: Walk,
  values: Record<string, Literal>,
  places: Map<string, (path: PropertyKey[]) => Place>,
): undefined {
  const here = placeOf(attribute.position ? attribute : node);
  const { name = '', value } = attribute;
  if (attribute.type !== 'mdxJsxAttribute')
    return reportAt(walk, here, 'Spreads {...} are not allowed.', 'Write each attribute out.');
  if (/^on[a-z]/i.test(name)) return reportAt(walk, here, `The event handler ${name} is not allowed.`, 'Remove it.');
  if (name === '__proto__') return reportAt(walk, here, 'The attribute __proto__ is not allowed.', 'Remove it.');
  if (Object.hasOwn(values, name))
    return reportAt(walk, here, `The attribute ${name} is there twice.`, 'Keep one of them.');
  places.set(name, () => here);
  if (typeof value === 'string' && unstorable.test(value)) {
    return reportAt(walk, here, `The text of ${name} holds a sign that cannot be shown.`, 'Remove it.');
  }
  if (value === null || value === undefined || typeof value === 'string') {
    values[name] = value ?? true;
    return;
  }
  const literal = readLiteral(value.data?.estree, here);
  if (!literal.ok) return reportAt(walk, literal.place, `\`${name}\`: ${literal.message}`, literal.fix);
  values[name] = literal.value;
  places.set(name, literal.at);
}
