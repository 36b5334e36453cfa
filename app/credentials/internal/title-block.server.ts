import { groupFingerprint } from '#app/certification/fingerprint.ts';
import { messages } from '#app/certification/sheet-messages.ts';
import type { Snapshot } from '#app/certification/snapshot.ts';
import type { TagType } from '#app/formats/pdf.server.ts';
import type { Block, Column } from '#app/formats/pdf-block.ts';
import { palette } from '#app/formats/pdf-palette.ts';
import { drawParagraph, type Paragraph, setParagraph, type Type } from '#app/formats/pdf-paragraph.server.ts';

const LARGEST_NAME = 36;
const SMALLEST_NAME = 23;

const kind: Type = { weight: 700, size: 11, leading: 15, color: palette.accent };
const plain: Type = { weight: 400, size: 12.5, leading: 18, color: palette.quiet };
const curriculum: Type = { weight: 700, size: 19, leading: 25, color: palette.ink };
const small: Type = { weight: 400, size: 9.5, leading: 14, color: palette.quiet };

/** Who completed what. */
export function titleBlock(snapshot: Snapshot, name: string, column: Column): Block {
  const { title, number, fingerprint } = snapshot.curriculum;
  const parts: { tag: TagType; text: Paragraph; after: number }[] = [
    { tag: 'H1', text: setParagraph(messages.kind, kind, column.width), after: 9 },
    { tag: 'P', text: nameParagraph(name, column.width), after: 5 },
    { tag: 'P', text: setParagraph(messages.completed, plain, column.width), after: 5 },
    { tag: 'P', text: setParagraph(title, curriculum, column.width), after: 4 },
    {
      tag: 'P',
      text: setParagraph(messages.version(number, groupFingerprint(fingerprint)), small, column.width),
      after: 0,
    },
  ];
  return {
    height: parts.reduce((sum, part) => sum + part.text.height + part.after, 0),
    draw: (pdf, top) => {
      let y = top;
      for (const { tag, text, after } of parts) {
        pdf.tag(tag, {}, () => drawParagraph(pdf, text, column.left, y));
        y += text.height + after;
      }
    },
  };
}

/** As large as one line allows; a very long name takes several. A name keeps the direction of its own script. */
function nameParagraph(name: string, width: number): Paragraph {
  const type = (size: number): Type => ({ weight: 700, size, leading: size * 1.3, color: palette.ink });
  const whole = setParagraph(name, type(LARGEST_NAME), Number.POSITIVE_INFINITY, 'auto');
  const size = Math.min(LARGEST_NAME, LARGEST_NAME * (width / Math.max(1, whole.width)));
  return setParagraph(name, type(Math.max(SMALLEST_NAME, Math.floor(size * 2) / 2)), width, 'auto');
}
