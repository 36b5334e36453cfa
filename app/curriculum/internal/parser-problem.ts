import type { Place, PlacedProblem } from '../problem.ts';

interface Cause {
  reason?: string;
  ruleId?: string;
  source?: string;
  place?: { start?: Place } & Partial<Place>;
}

interface Words {
  message: string;
  fix: string;
}

/** What stopped the MDX parser, in an author's words and where it begins; null for an error that is ours. */
export function parserProblem(error: unknown, text: string): PlacedProblem | null {
  const { errors } = error as { errors?: { detail?: { cause?: unknown } }[] };
  const raw = errors?.[0]?.detail?.cause;
  if (raw instanceof RangeError) {
    const message = 'This lesson is nested too deeply to be read.';
    return { line: 1, column: 1, message, fix: 'Make its lists, quotes and blocks flatter.' };
  }
  const cause = (raw ?? {}) as Cause;
  const { reason, source = '', ruleId = '' } = cause;
  if (!reason || !/mdx|micromark/.test(source)) return null;
  const at = cause.place?.start ?? cause.place ?? placeIn(reason);
  const sign = source.includes('expression') ? '{' : '<';
  const place = ruleId === 'unexpected-eof' ? lastPlaceOf(sign, text) : null;
  return { line: at?.line ?? 1, column: at?.column ?? 1, ...place, ...parserWords(reason, source, ruleId) };
}

/** Some messages have their place only in words: `(1:1-1:10)`. */
function placeIn(reason: string): Partial<Place> | undefined {
  const [, line, column] = /\((\d+):(\d+)/.exec(reason) ?? [];
  return line ? { line: Number(line), column: Number(column) } : undefined;
}

/** The parser names the end of the text; what was opened last and never closed helps more. */
function lastPlaceOf(sign: string, text: string): Place | null {
  const before = text.slice(0, text.lastIndexOf(sign) + 1).split('\n');
  return text.includes(sign) ? { line: before.length, column: before.at(-1)?.length ?? 1 } : null;
}

function parserWords(reason: string, source: string, rule: string): Words {
  if (source.includes('mdxjs-esm')) {
    return {
      message: 'Import and export are not allowed; no line may begin with these words.',
      fix: 'Begin the line with another word.',
    };
  }
  if (source.includes('expression')) {
    return {
      message: 'Braces { } would be worked out as a program, which is not allowed.',
      fix: 'Write \\{ for a brace.',
    };
  }
  if (reason.includes('U+0021')) {
    return { message: 'Comments are not allowed in a lesson.', fix: 'Remove it; drafts have a place for remarks.' };
  }
  if (rule === 'unexpected-character' && reason.includes('before name')) {
    return { message: 'The sign < begins a block, and no name follows.', fix: 'Write “less than”, or &lt;.' };
  }
  return tagWords(reason, rule);
}

function tagWords(reason: string, rule: string): Words {
  switch (rule) {
    case 'end-tag-mismatch':
      return {
        message: `A tag is not closed where it should be: ${reason}.`,
        fix: 'Close each block, in the right order, with blank lines around it.',
      };
    case 'unexpected-eof':
      return { message: 'A tag is opened and never closed.', fix: 'Close it, or write &lt; for the sign itself.' };
    case 'unexpected-lazy':
      return {
        message: 'A block inside a list or quote is not indented as its beginning is.',
        fix: 'Indent all its lines alike.',
      };
    default:
      return {
        message: `This tag is not written correctly: ${reason}.`,
        fix: 'Write attributes as name="text" or name={[…]}.',
      };
  }
}
