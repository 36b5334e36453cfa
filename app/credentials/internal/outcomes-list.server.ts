import { type Block, type Column, totalHeight } from '#app/formats/pdf-block.ts';
import { palette } from '#app/formats/pdf-palette.ts';
import { drawParagraph, setParagraph, type Type } from '#app/formats/pdf-paragraph.server.ts';

const itemType: Type = { weight: 400, size: 9.5, leading: 13, color: palette.ink };
const INDENT = 11;

/** Outcomes in the words of the module. */
export function outcomesList(outcomes: string[], column: Column): Block {
  const bullet = setParagraph('•', itemType, INDENT);
  const items = outcomes.map((text) => setParagraph(text, itemType, column.width - INDENT));
  return {
    height: totalHeight(items),
    draw: (pdf, top) => {
      let y = top;
      pdf.tag('L', {}, () => {
        for (const item of items) {
          pdf.tag('LI', {}, () => {
            pdf.tag('Lbl', {}, () => drawParagraph(pdf, bullet, column.left, y));
            pdf.tag('LBody', {}, () => drawParagraph(pdf, item, column.left + INDENT, y));
          });
          y += item.height;
        }
      });
    },
  };
}
