import { messages } from '#app/certification/sheet-messages.ts';
import type { Snapshot } from '#app/certification/snapshot.ts';
import type { Block, Column } from '#app/formats/pdf-block.ts';
import { palette } from '#app/formats/pdf-palette.ts';
import { drawParagraph, setParagraph, type Type } from '#app/formats/pdf-paragraph.server.ts';
import { longDate } from '#app/ui/dates.ts';
import { drawHairline } from './frame.server.ts';

const label: Type = { weight: 400, size: 9, leading: 13, color: palette.quiet };
const value: Type = { weight: 700, size: 9.5, leading: 13, color: palette.ink };
const PADDING = 9;

/** Dates, time and number in one band between hairlines: a table of one row. */
export function factsBlock(snapshot: Snapshot, column: Column): Block {
  const facts = [
    { term: messages.issued, text: longDate(snapshot.issuedOn), share: 0.24 },
    { term: messages.expires, text: longDate(snapshot.expiresOn), share: 0.24 },
    { term: messages.minutes, text: messages.minutesValue(snapshot.minutes), share: 0.2 },
    { term: messages.number, text: snapshot.serial, share: 0.32 },
  ];
  let left = column.left;
  const cells = facts.map(({ term, text, share }) => {
    const width = column.width * share;
    const cell = { left, term: setParagraph(term, label, width - 8), value: setParagraph(text, value, width) };
    left += width;
    return cell;
  });
  const valueTop = PADDING + Math.max(...cells.map((cell) => cell.term.height)) + 2;
  const height = valueTop + Math.max(...cells.map((cell) => cell.value.height)) + PADDING;
  return {
    height,
    draw: (pdf, top) => {
      drawHairline(pdf, top);
      pdf.tag('Table', {}, () => {
        pdf.tag('TR', {}, () => {
          for (const cell of cells) {
            pdf.tag('TH', { scope: 'Column' }, () => drawParagraph(pdf, cell.term, cell.left, top + PADDING));
          }
        });
        pdf.tag('TR', {}, () => {
          for (const cell of cells) {
            pdf.tag('TD', {}, () => drawParagraph(pdf, cell.value, cell.left, top + valueTop));
          }
        });
      });
      drawHairline(pdf, top + height);
    },
  };
}
