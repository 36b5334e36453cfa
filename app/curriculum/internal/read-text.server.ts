import { lstat, readFile } from 'node:fs/promises';
import type { Problem } from '../problem.ts';

export type TextReading = { ok: true; text: string } | { ok: false; problem: Problem };

/** Reads a regular file of UTF-8 text no longer than `maxBytes`; its name in problems is the path as given. */
export async function readText(file: string, maxBytes: number): Promise<TextReading> {
  const refuse = (message: string, fix: string): TextReading => ({
    ok: false,
    problem: { file, line: 1, column: 1, message, fix },
  });
  const found = await lstat(file).catch(() => null);
  if (!found) return refuse('This file is missing.', 'Add it.');
  if (!found.isFile()) return refuse('This is not a plain file.', 'Put the file itself here, no link to it.');
  if (found.size > maxBytes) return refuse(`This file is longer than ${maxBytes} bytes.`, 'Split it.');
  const bytes = await readFile(file);
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
