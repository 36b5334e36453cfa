import type { Track } from '#app/platform/track.ts';
import type { Entry, Value } from '../yaml/write-yaml.ts';
import { groupOf, inStoredOrder, listOf, numberOf, textOf } from './field-values.ts';

/** An outcome; `key` is its row's, since an id may still be missing or there twice. */
export interface OutcomeRow {
  key: string;
  id: string;
  text: string;
  /** It was stored with this id, which it keeps: lessons, questions and records name it. */
  fixed: boolean;
}

/** The publisher's word for whoever loads the module as files. */
export interface EditionForm {
  number: string;
  kind: string;
  /** Everything that was added or changed is learnt again; else what `redo` names. */
  all: boolean;
  redo: string[];
  reason: string;
}

/** What may be learnt again: a lesson, a block of one or a question. */
export interface RedoItem {
  id: string;
  title: string;
}

/** `module.yaml` as fields. It has more: its id never changes, who owns it and what advice is silenced are said elsewhere. */
export interface ModuleForm {
  title: string;
  summary: string;
  lang: string;
  outcomes: OutcomeRow[];
  tracks: Record<Track, { offered: boolean; minutes: string }>;
  perOutcome: string;
  fullPercent: string;
  pretestPercent: string;
  deltaDays: string;
  reviewBy: string;
  edition: EditionForm | null;
}

/** What the form has no field for. */
export const withoutField = ['id', 'owned_by', 'silenced'];

/** As the schema has it where nothing is said. */
const deltaDays = '30';

export const trackNames = ['foundation', 'full'] as const satisfies readonly Track[];

export function moduleFormOf(head: Record<string, unknown>): ModuleForm {
  const tracks = groupOf(head.tracks);
  const rule = groupOf(head.rule);
  const track = (name: Track) => ({
    offered: Object.hasOwn(tracks, name),
    minutes: textOf(groupOf(tracks[name]).minutes),
  });
  return {
    ...{ title: textOf(head.title), summary: textOf(head.summary), lang: textOf(head.lang) },
    outcomes: outcomeRows(listOf(head.outcomes)),
    tracks: { foundation: track('foundation'), full: track('full') },
    perOutcome: textOf(groupOf(rule.draw).perOutcome),
    fullPercent: textOf(groupOf(rule.full).passPercent),
    pretestPercent: textOf(groupOf(rule.pretest).passPercent),
    deltaDays: textOf(head.delta_days ?? deltaDays),
    reviewBy: textOf(head.review_by),
    edition: head.edition === undefined ? null : editionOf(groupOf(head.edition)),
  };
}

/** An id that is missing, malformed or there already can be mended in its row. */
function outcomeRows(stored: unknown[]): OutcomeRow[] {
  const ids = stored.map((each) => textOf(groupOf(each).id));
  return stored.map((each, index) => {
    const id = ids[index] ?? '';
    const fixed = /^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/.test(id) && ids.indexOf(id) === index;
    return { key: `o${index + 1}`, id, text: textOf(groupOf(each).text), fixed };
  });
}

function editionOf({ number, kind, redo, reason }: Entry): EditionForm {
  return {
    ...{ number: textOf(number), kind: textOf(kind), reason: textOf(reason) },
    all: redo === undefined,
    redo: listOf(redo).map(textOf),
  };
}

/** The head that the form says. Of `stored` stays what the form has no field for, and what is said by leaving it out. */
export function moduleEntryOf(form: ModuleForm, head: Record<string, unknown>): Entry {
  const { review_by: _day, edition: _word, ...stored } = head as Entry;
  const offered = trackNames.filter((name) => form.tracks[name].offered);
  return {
    ...stored,
    ...{ title: form.title, summary: form.summary, lang: form.lang },
    outcomes: form.outcomes.map(({ id, text }) => ({ id, text })),
    tracks: Object.fromEntries(offered.map((name) => [name, { minutes: numberOf(form.tracks[name].minutes) }])),
    rule: {
      draw: { perOutcome: numberOf(form.perOutcome) },
      full: { passPercent: numberOf(form.fullPercent) },
      pretest: { passPercent: numberOf(form.pretestPercent) },
    },
    ...((form.deltaDays !== deltaDays || stored.delta_days !== undefined) && { delta_days: numberOf(form.deltaDays) }),
    ...(form.reviewBy !== '' && { review_by: form.reviewBy }),
    ...(form.edition && { edition: editionEntry(form.edition, groupOf(head.edition)) }),
  };
}

function editionEntry({ number, kind, all, redo, reason }: EditionForm, stored: Entry): Value {
  return {
    ...{ number: numberOf(number), kind },
    ...(!all && { redo: inStoredOrder(redo, stored.redo) }),
    reason,
  };
}
