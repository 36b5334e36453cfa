const people =
  'patients?|people|persons?|adults?|children|women|men|staff|doctors?|physicians?|nurses?|clinicians?|GPs?|hospitals?|cases?|users?|records?|errors?|deaths?|answers?|drafts?|wards?|Americans?';
const percent = String.raw`\b\d{1,9}(?:[.,]\d{1,9})?\s?(?:%|per ?cent\b)`;
const share = new RegExp(percent, 'g');
const small = 'one|two|three|four|five|six|seven|eight|nine|ten';
/** A share in numbers; “Article 9 of 2016” and “in 2 of section 3” are none. */
const count = new RegExp(
  String.raw`(?<!\b(?:articles?|art\.|sections?|chapters?|pages?|parts?|steps?) )\b(?:\d[\d,]{0,12}|${small}) (?:in|of|out of)(?: every| the)? (?!(?:19|20)\d\d\b)(?:\d[\d,]{0,12}|${small}|twenty|hundred)\b|\bn ?= ?\d`,
  'i',
);

/** “7 of 100”, “one in ten”, “n = 50”. */
export const hasCount = (text: string): boolean => count.test(text);

/**
 * A percentage that says how many people or cases something holds for. Laboratory values, concentrations, intervals and the
 * figurative 0 % and 100 % are none.
 */
export function claimedShare(sentence: string): { index: number } | null {
  if (!new RegExp(String.raw`\b(?:${people})\b`).test(sentence)) return null;
  for (const { 0: text, index } of sentence.matchAll(share)) {
    const value = Number.parseFloat(text.replace(',', '.'));
    const before = sentence.slice(0, index);
    const after = sentence.slice(index + text.length);
    if (value === 0 || value === 100) continue;
    if (
      /^[ -]?(?:CI\b|confidence|interval|credible|saline|glucose|dextrose|chlorhexidine|oxygen|O2\b|alcohol|solution|cream|gel)/i.test(
        after,
      )
    )
      continue;
    if (
      /\b(?:HbA1c|SpO2|SaO2|FEV1|FiO2|oxygen|saturation|haematocrit|ejection fraction|LVEF)\b[^.]{0,20}$/i.test(before)
    )
      continue;
    return { index };
  }
  return null;
}

const figure = new RegExp(
  String.raw`${percent}|[$£€]\s?\d|${count.source}|\b\d{1,3}(?:,\d{3}){1,3}\b|\b\d{1,9} (?:\p{L}{1,20} )?(?:${people})\b`,
  'iu',
);

/** The first number of a sentence that is a finding about the world: a share, a sum of money, a count of people. */
export function figureIn(sentence: string): { text: string; index: number } | null {
  const found = figure.exec(sentence);
  return found && { text: found[0], index: found.index };
}
