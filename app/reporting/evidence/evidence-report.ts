import type { AssignmentRule } from '#app/assignments/rule.ts';
import { groupFingerprint } from '#app/certification/fingerprint.ts';
import type { VersionAsAt } from '#app/curriculum/list-versions-as-at.server.ts';
import type { Report, ReportPart, ReportTable } from '#app/formats/report.ts';
import { longDate } from '#app/ui/dates.ts';
import { number } from '../people-words.ts';
import type { EvidencePeriod, EvidencePerson } from './evidence.ts';
import { legalNotes, legalNotesCheckedOn } from './legal-notes.ts';
import { messages } from './messages.ts';
import type { Programme } from './programme.server.ts';
import type { Tally } from './tally.ts';

/** Beyond these, a printed list helps nobody. */
export const mostPeoplePrinted = 300;
const mostUnitsPrinted = 60;

export interface ReportInput {
  organisation: string;
  scope: string;
  period: EvidencePeriod;
  /** ISO instant, and the same in words of the organisation's zone. */
  madeAt: string;
  madeAtWords: string;
  madeBy: string;
  kid: string;
  keysUrl: string;
  programme: Programme;
  tally: Tally;
  /** Empty where there are more than `mostPeoplePrinted`. */
  people: Pick<EvidencePerson, 'name' | 'staffNumber' | 'unit' | 'state' | 'dueOn'>[];
  /** Names by id, for the sentences of rules. */
  unitName: (id: string) => string;
}

/** The readable part of the pack, as data. */
export function evidenceReport(input: ReportInput): Report {
  const { organisation, scope, period, madeAt } = input;
  const subject = messages.subject(scope, period.on);
  return {
    title: messages.title,
    runningHead: `${organisation} · ${subject}`,
    author: organisation,
    subject,
    lang: messages.lang,
    madeAt,
    parts: [
      ...summary(input),
      ...programmeParts(input),
      ...taughtParts(input),
      ...resultParts(input),
      ...exceptionParts(input.tally),
      heading(messages.limits),
      { kind: 'list', items: [...messages.limitsList] },
      ...lawParts(),
      heading(messages.check),
      { kind: 'list', items: [...messages.checkList] },
      text(messages.keysAt(input.keysUrl)),
    ],
  };
}

function summary({ organisation, scope, period, madeAtWords, madeBy, kid, tally }: ReportInput): ReportPart[] {
  const { facts } = messages;
  const units = [...tally.units].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const states = statesOf(tally);
  const short = shorterPlaces(units.map(([name]) => name));
  const rows = units
    .slice(0, mostUnitsPrinted)
    .map(([name, unit]) => [short(name), number(unit.people), ...states.map((state) => number(unit.states[state]))]);
  const share = 0.54 / (states.length + 1);
  return [
    {
      kind: 'facts',
      rows: [
        [facts.organisation, organisation],
        [facts.scope, scope],
        [facts.period, messages.periodValue(period.from, period.on)],
        [facts.asAt, messages.asAtValue(period.on)],
        [facts.people, number(tally.people)],
        [facts.made, messages.madeValue(madeAtWords, madeBy)],
        [facts.key, messages.keyValue(kid)],
      ],
    },
    heading(messages.summary),
    text(messages.statesText),
    table(
      messages.byState,
      [
        [messages.state, 0.7],
        [messages.peopleHead, 0.3, true],
      ],
      states.map((state) => [messages.states[state], number(tally.states[state])]),
    ),
    table(
      messages.byUnit,
      [
        [messages.unit, 0.46],
        [messages.peopleHead, share, true],
        ...states.map((state): Column => [messages.states[state], share, true]),
      ],
      rows,
    ),
    ...(units.length > mostUnitsPrinted ? [text(messages.moreUnits(units.length - mostUnitsPrinted), true)] : []),
  ];
}

/** Places without what they all begin with: on paper, every line would say it. The data keep them whole. */
function shorterPlaces(places: string[]): (place: string) => string {
  const [first = [], ...others] = places.map((place) => place.split(' › '));
  let shared = 0;
  while (
    shared < first.length - 1 &&
    others.every((each) => each.length > shared + 1 && each[shared] === first[shared])
  )
    shared += 1;
  return (place) => place.split(' › ').slice(shared).join(' › ');
}

/** The states that somebody is in. */
const statesOf = ({ states }: Tally) =>
  (Object.keys(messages.states) as EvidencePerson['state'][]).filter((state) => states[state] > 0);

function programmeParts({ programme, unitName }: ReportInput): ReportPart[] {
  const { courses, rules, tools } = programme;
  return [
    heading(messages.programme),
    table(
      messages.courses,
      [
        [messages.course, 0.26],
        [messages.version, 0.22],
        [messages.validity, 0.12],
        [messages.pooled, 0.14],
        [messages.contents, 0.26],
      ],
      courses.map((course) => [
        course.title,
        `${course.number} · ${groupFingerprint(course.fingerprint)}`,
        messages.months(course.validityMonths),
        messages.percent(course.rule.pooledFoundationPercent),
        course.modules
          .map(({ moduleId, track }) => `${titleOf(programme, moduleId)} (${messages.tracks[track].toLowerCase()})`)
          .join('; '),
      ]),
    ),
    text(messages.passRule),
    rules.length === 0
      ? text(messages.noRules)
      : table(
          messages.rules,
          [
            [messages.who, 0.3],
            [messages.course, 0.28],
            [messages.due, 0.26],
            [messages.since, 0.16],
          ],
          rules.map((rule) => [
            whoWords(rule, programme, unitName),
            courses.find((course) => course.curriculumId === rule.curriculum)?.title ?? rule.curriculum,
            'days' in rule.due ? messages.dueDays(rule.due.days) : messages.dueOn(rule.due.on),
            longDate(rule.fromOn),
          ]),
        ),
    ...(tools.length === 0
      ? [text(messages.noTools)]
      : [
          table(
            messages.tools,
            [
              [messages.tool, 0.22],
              [messages.purpose, 0.34],
              [messages.risk, 0.14],
              [messages.owner, 0.18],
              [messages.approved, 0.12],
            ],
            tools.map((tool) => [
              tool.name,
              tool.purpose,
              messages.risks[tool.risk],
              tool.owner,
              tool.approved ? messages.yes : messages.no,
            ]),
          ),
          text(messages.toolsText, true),
        ]),
  ];
}

function whoWords({ who }: AssignmentRule, { jobRoles, tools }: Programme, unitName: (id: string) => string): string {
  switch (who.kind) {
    case 'everyone':
      return messages.everyone;
    case 'job-role':
      return messages.role(jobRoles.find((role) => role.id === who.id)?.name ?? who.id);
    case 'unit':
      return messages.unitAndBelow(unitName(who.id));
    case 'tool':
      return messages.usersOf(tools.find((tool) => tool.id === who.id)?.name ?? who.id);
    case 'person':
      return messages.onePerson;
  }
}

/** The versions given on the day, and earlier ones in which somebody completed a module in the period. */
function taughtParts({ programme, tally }: ReportInput): ReportPart[] {
  const wasMet = ({ module, number: version }: VersionAsAt) =>
    [...(tally.modules.get(module)?.results.keys() ?? [])].some((key) => key.startsWith(`${version} `));
  const shown = programme.versions.filter((version) => version.isServed || wasMet(version));
  return [
    heading(messages.taught),
    ...shown.flatMap((version): ReportPart[] => {
      const { manifest, fingerprint, publishedOn, withdrawnOn, isServed } = version;
      const minutes = (['foundation', 'full'] as const).flatMap((track) => {
        const facts = manifest.tracks[track];
        return facts ? [`${messages.tracks[track]} ${facts.minutes}`] : [];
      });
      const when = [longDate(publishedOn), withdrawnOn === null ? null : messages.withdrawn(withdrawnOn)];
      const which = isServed ? messages.served : messages.older;
      return [
        { kind: 'heading', level: 3, text: messages.module(manifest.title, version.number) },
        {
          kind: 'facts',
          rows: [
            [messages.moduleFacts.published, `${when.filter((each) => each !== null).join(', ')}; ${which}`],
            [messages.moduleFacts.fingerprint, fingerprint],
            [messages.moduleFacts.minutes, minutes.join(', ')],
            [messages.moduleFacts.pass, messages.percent(manifest.rule.full.passPercent)],
            [messages.moduleFacts.outcomes, manifest.outcomes.map((outcome) => outcome.text).join('; ')],
          ],
        },
      ];
    }),
  ];
}

function resultParts({ tally, period, people }: ReportInput): ReportPart[] {
  const courses = [...tally.courses.values()].toSorted((a, b) => (a.title < b.title ? -1 : 1));
  const short = shorterPlaces([...tally.units.keys()]);
  const modules = [...tally.modules.values()].toSorted((a, b) => (a.title < b.title ? -1 : 1));
  return [
    heading(messages.results),
    text(messages.resultsText(period.from, period.on)),
    table(
      messages.byCourse,
      [
        [messages.course, 0.46],
        [messages.holders, 0.18, true],
        [messages.open, 0.16, true],
        [messages.certificates, 0.2, true],
      ],
      courses.map(({ title, fulfilled, open, certificates }) => [
        title,
        number(fulfilled),
        number(open),
        number(certificates),
      ]),
    ),
    modules.length === 0
      ? text(messages.noResults)
      : table(
          messages.byModule,
          [
            [messages.moduleHead, 0.5],
            [messages.completions, 0.5],
          ],
          modules.map(({ title, results }) => [title, [...results].map(completionWords).join('; ')]),
        ),
    people.length === 0
      ? text(messages.tooManyPeople(tally.people))
      : table(
          messages.byPerson,
          [
            [messages.person, 0.26],
            [messages.staffNumber, 0.14],
            [messages.unit, 0.28],
            [messages.state, 0.14],
            [messages.dueBy, 0.18],
          ],
          people.map(({ name, staffNumber, unit, state, dueOn }) => [
            name,
            staffNumber ?? '',
            short(unit),
            messages.states[state],
            dueOn === null ? '' : longDate(dueOn),
          ]),
        ),
  ];
}

function completionWords([key, n]: [string, number]): string {
  const [version = '', how = ''] = key.split(' ');
  return `${number(n)} in version ${version}, ${messages.hows[how as keyof typeof messages.hows]}`;
}

function exceptionParts({ exceptions }: Tally): ReportPart[] {
  const rows = (Object.keys(messages.exceptions) as (keyof typeof messages.exceptions)[])
    .filter((what) => exceptions.has(what))
    .map((what) => [messages.exceptions[what], number(exceptions.get(what) ?? 0)]);
  if (rows.length === 0) return [heading(messages.deviations), text(messages.noExceptions)];
  return [
    heading(messages.deviations),
    table(
      messages.deviations,
      [
        [messages.deviation, 0.8],
        [messages.times, 0.2, true],
      ],
      rows,
    ),
    text(messages.exceptionsText),
  ];
}

function lawParts(): ReportPart[] {
  return [
    heading(messages.law),
    text(messages.lawText(legalNotesCheckedOn)),
    ...legalNotes.flatMap(({ what, where, text: words }): ReportPart[] => [
      { kind: 'heading', level: 3, text: what },
      text(words),
      text(where, true),
    ]),
  ];
}

type Column = [head: string, share: number, end?: boolean];

const heading = (words: string): ReportPart => ({ kind: 'heading', level: 2, text: words });
const text = (words: string, quiet = false): ReportPart => ({ kind: 'text', text: words, quiet });
const table = (caption: string, columns: Column[], rows: string[][]): ReportTable => ({
  kind: 'table',
  caption,
  columns: columns.map(([head, share, end]) => ({ text: head, share, end })),
  rows,
});

const titleOf = ({ versions }: Programme, module: string): string =>
  versions.findLast((version) => version.module === module)?.manifest.title ?? module;
