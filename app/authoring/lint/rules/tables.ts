import { type MdNode, textOf } from '#app/curriculum/parse-lesson.ts';
import { advise, type LessonRule } from '../finding.ts';
import { nodesOf, startOf } from '../prose.ts';

/** A Markdown table always has a first row of heads; these find heads without words and rows that do not fit. */
export const tableHeads: LessonRule = ({ file, head, tree }) =>
  tablesOf(tree).flatMap((table) => {
    const heads = cellsOf(table)[0] ?? [];
    return heads.flatMap((cell, index) => {
      // The corner above names of rows may be empty: it becomes an ordinary cell.
      if (index === 0 || textOf(cell).trim() !== '') return [];
      const subject = { file, at: startOf(cell), item: head.id, about: `${index} ${textOf(table)}` };
      return [advise('table-head-empty', subject, index + 1)];
    });
  });

export const tableRows: LessonRule = ({ file, head, tree }) =>
  tablesOf(tree).flatMap((table) => {
    const [heads = [], ...rows] = cellsOf(table);
    return rows.flatMap((cells, index) => {
      const row = table.children?.[index + 1];
      if (!row || cells.length === heads.length) return [];
      const subject = { file, at: startOf(row), item: head.id, about: textOf(row) };
      return [advise('table-ragged', subject, cells.length, heads.length)];
    });
  });

const tablesOf = (tree: MdNode) => [...nodesOf(tree)].filter(({ type }) => type === 'table');
const cellsOf = (table: MdNode) => (table.children ?? []).map((row) => row.children ?? []);
