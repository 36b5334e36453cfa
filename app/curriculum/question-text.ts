import { typeWords } from '#app/questions/messages.ts';
import type { Question, QuestionType } from '#app/questions/question.ts';
import { itemMessages } from './item-messages.ts';

const { fields, yes, no, isTrue, isFalse } = itemMessages;

const isType = (value: unknown): value is QuestionType => Object.hasOwn(typeWords, String(value));

/** A question line by line, key and feedback with it: for those who write and review, never for a learner. */
export function questionText(question: Partial<Question>): string {
  const known = question as Record<string, unknown>;
  const named = Object.keys(fields).filter((name) => known[name] !== undefined);
  const others = Object.keys(known).filter((name) => !Object.hasOwn(fields, name) && name !== 'id');
  return [...named, ...others].flatMap((name) => lines(name, known[name])).join('\n');
}

function lines(name: string, value: unknown): string[] {
  const label = fields[name] ?? name;
  if (name === 'points' && typeof value === 'number') return [`${label}: ${value / 100}`];
  if (name === 'type' && isType(value)) return [`${label}: ${typeWords[value]}`];
  if (name === 'key' && typeof value === 'boolean') return [`${label}: ${value ? isTrue : isFalse}`];
  if (Array.isArray(value) && value.every((entry) => typeof entry === 'string'))
    return [`${label}: ${value.join(', ')}`];
  if (Array.isArray(value)) return [`${label}:`, ...value.map((entry) => `  ${entryText(entry)}`)];
  if (typeof value === 'object' && value !== null)
    return [`${label}:`, ...Object.entries(value).map(([id, text]) => `  ${id}: ${plain(text)}`)];
  return [`${label}: ${plain(value)}`];
}

function entryText(entry: unknown): string {
  const { id, text } = (entry ?? {}) as { id?: unknown; text?: unknown };
  return id === undefined ? plain(entry) : `${plain(id)}: ${plain(text)}`;
}

function plain(value: unknown): string {
  if (typeof value === 'boolean') return value ? yes : no;
  return typeof value === 'object' ? JSON.stringify(value) : String(value ?? '');
}
