import type { ModuleSource } from '../module-files.ts';
import type { Problem } from '../problem.ts';

export type TextReading = { ok: true; text: string } | { ok: false; problem: Problem };

/** Reads a plain file of UTF-8 text no longer than `maxBytes`. */
export async function readText(source: ModuleSource, name: string, maxBytes: number): Promise<TextReading> {
  const file = source.fileName(name);
  const refuse = (message: string, fix: string): TextReading => ({
    ok: false,
    problem: { file, line: 1, column: 1, message, fix },
  });
  const found = await source.stat(name);
  if (!found) return refuse('This file is missing.', 'Add it.');
  if (found.kind !== 'file') return refuse('This is not a plain file.', 'Put the file itself here, no link to it.');
  if (found.size > maxBytes) return refuse(`This file is longer than ${maxBytes} bytes.`, 'Split it.');
  const bytes = await source.read(name);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return refuse('This file is not UTF-8 text.', 'Save it as UTF-8.');
  }
  const control = /[^\P{Cc}\n\r\t]/u.exec(text);
  if (!control) return { ok: true, text };
  const before = text.slice(0, control.index).split(/\r\n?|\n/);
  const place = { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  return {
    ok: false,
    problem: { file, ...place, message: 'Here is a control character, which nobody can see.', fix: 'Delete it.' },
  };
}
