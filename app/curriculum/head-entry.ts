import { z } from 'zod';
import { lessonFrontMatterSchema, moduleFileSchema, translationFrontMatterSchema } from './content-schemas.ts';
import { cutFrontMatter } from './internal/front-matter.ts';
import { plainIssue } from './internal/plain-issue.ts';
import { readYaml } from './internal/strict-yaml.ts';
import type { PlaceOf } from './parse-lesson.ts';

const schemas = {
  module: moduleFileSchema,
  lesson: lessonFrontMatterSchema,
  translation: translationFrontMatterSchema,
};
export type HeadKind = keyof typeof schemas;

/** What a head of this kind may say, in the order in which it is written. */
export const headFields = (kind: HeadKind): string[] => Object.keys(schemas[kind].shape);

/** `module.yaml`, or the front matter of a lesson or of a translation, as it is written: whole or broken. */
export interface HeadEntry {
  value: Record<string, unknown>;
  yaml: string;
  /** Where a value stands in the file. */
  at: PlaceOf;
}

/** Null where it is not even a list of fields. */
export function readHeadEntry(kind: HeadKind, text: string): HeadEntry | null {
  const yaml = yamlOf(kind, text);
  if (yaml === null) return null;
  const reading = readYaml(z.record(z.string(), z.unknown()), yaml, { firstLine: kind === 'module' ? 1 : 2 });
  return reading.ok ? { value: reading.value, yaml, at: reading.at } : null;
}

/** The file with another YAML in the place of its head's; the body of a lesson stays byte for byte. The text's lines end with LF. */
export function replaceHead(kind: HeadKind, text: string, yaml: string): string {
  if (kind === 'module') return yaml;
  const before = yamlOf(kind, text);
  if (before === null) throw new Error('This text has no head.');
  return opening + yaml + text.slice(opening.length + before.length);
}

export interface HeadIssue {
  path: PropertyKey[];
  /** Reads on after the name of the field. */
  message: string;
}

/** What the schema that files are read with says of a head. */
export function checkHead(kind: HeadKind, value: unknown): HeadIssue[] {
  const parsed = schemas[kind].safeParse(value, { error: plainIssue });
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => ({ path, message }));
}

const opening = '---\n';

function yamlOf(kind: HeadKind, text: string): string | null {
  if (kind === 'module') return text;
  const parts = cutFrontMatter(text);
  return parts.ok ? parts.yaml : null;
}
