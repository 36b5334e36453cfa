import { type MdNode, textOf } from '#app/curriculum/parse-lesson.ts';
import { advise, type LessonRule } from '../finding.ts';
import { nodesOf, startOf } from '../prose.ts';

/** Texts that need the sentence around them (WCAG 2.2, failure F63). */
const vague =
  /^(?:(?:please )?(?:click|tap|press|go|see|look) (?:here|this|on this link)|here|this|this (?:link|page|site|website|article)|(?:read|learn|find out|see) more|more(?: information| details| info)?|link|website|download|details)$/i;
const address = /^(?:https?:\/\/|www\.)\S+$|^[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|gov|edu|int|eu|uk|io|nhs)(?:\/\S*)?$/i;

export const linkTexts: LessonRule = ({ file, head, tree }) =>
  linksOf(tree).flatMap(({ node, text, url }) => {
    const subject = { file, at: startOf(node), item: head.id, about: `${text} ${url}` };
    if (url.startsWith('mailto:') || url.startsWith('tel:')) return [];
    if (address.test(text)) return [advise('link-bare', subject, text)];
    return vague.test(text.replace(/[.!…→>\s]+$/, '')) ? [advise('link-vague', subject, text)] : [];
  });

export const repeatedLinks: LessonRule = ({ file, head, tree }) => {
  const first = new Map<string, string>();
  return linksOf(tree).flatMap(({ node, text, url }) => {
    const plain = text.toLowerCase();
    const other = first.get(plain) ?? url;
    first.set(plain, other);
    if (other === url || vague.test(text) || address.test(text)) return [];
    return [advise('link-same-text', { file, at: startOf(node), item: head.id, about: `${text} ${url}` }, text)];
  });
};

function linksOf(tree: MdNode): { node: MdNode; text: string; url: string }[] {
  return [...nodesOf(tree)]
    .filter(({ type }) => type === 'link')
    .map((node) => ({ node, text: textOf(node).replace(/\s+/g, ' ').trim(), url: node.url ?? '' }));
}
