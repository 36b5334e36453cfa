import { attributesOf } from '#app/curriculum/parse-lesson.ts';
import { advise, type LessonRule } from '../finding.ts';
import { nodesOf, startOf } from '../prose.ts';

/** Values of the organisation that a lesson names and nobody has given; silent where the installation is not known. */
export const emptyLocals: LessonRule = ({ file, head, tree }, { locals }) =>
  [...nodesOf(tree)].flatMap((node) => {
    const { name } = node.name === 'Local' ? attributesOf(node).values : {};
    if (!locals || typeof name !== 'string' || locals.has(name)) return [];
    return [advise('local-empty', { file, at: startOf(node), item: head.id, about: name }, name)];
  });
