import { attributesOf, type MdNode } from '#app/curriculum/parse-lesson.ts';
import type { Place } from '#app/curriculum/problem.ts';
import { advise, type Finding, type LessonRule } from '../finding.ts';
import { nodesOf, startOf } from '../prose.ts';

/** A screen reader stops nowhere in a description; 150 characters are about what it says in ten seconds. */
const longest = 150;
const saysPicture = /^(?:an? |the )?(?:image|picture|graphic|icon) (?:of|showing|that shows)\b/i;
const fileName = /\.(?:png|jpe?g|webp|gif|svg)$|^(?:img|dsc|image|screenshot|scan)[-_ ]?\d+$/i;

/** A missing description is refused by the check; these look at what it says. */
export const pictureTexts: LessonRule = ({ file, head, tree }) =>
  [...nodesOf(tree)].flatMap((node) => {
    const picture = pictureOf(node);
    if (!picture) return [];
    const { alt, at, src, caption } = picture;
    const subject = { file, at, item: head.id, about: `${src} ${alt}` };
    const findings: Finding[] = [];
    const stem = src.replace(/^.*\//, '').replace(/\.\w+$/, '');
    if (fileName.test(alt) || (alt === stem && !/\s/.test(alt) && /[-_\d]/.test(alt)))
      findings.push(advise('alt-file-name', subject, alt));
    else if (saysPicture.test(alt)) findings.push(advise('alt-says-picture', subject, alt));
    if (alt.length > longest) findings.push(advise('alt-long', subject, alt.length));
    if (caption && caption.toLowerCase() === alt.toLowerCase()) findings.push(advise('alt-twice', subject));
    return findings;
  });

function pictureOf(node: MdNode): { alt: string; at: Place; src: string; caption?: string } | null {
  if (node.type === 'image') return { alt: (node.alt ?? '').trim(), at: startOf(node), src: node.url ?? '' };
  if (node.name !== 'Figure') return null;
  const { values, at } = attributesOf(node);
  const { alt, src, caption } = values;
  if (typeof alt !== 'string' || typeof src !== 'string') return null;
  return { alt: alt.trim(), at: at(['alt']), src, ...(typeof caption === 'string' && { caption: caption.trim() }) };
}
