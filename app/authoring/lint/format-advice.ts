import type { Finding } from './finding.ts';
import type { ContentAdvice } from './lint-content.server.ts';
import { type RuleId, report, words } from './messages.ts';
import { judged } from './precision.ts';

/** More findings than this are counted by rule rather than listed. */
const listed = 10;

/** Advice for a terminal: each finding where they are few or all are asked for, otherwise how many of each kind. */
export function formatAdvice({ findings, silenced, unused }: ContentAdvice, all: boolean): string {
  const isShort = all || findings.length <= listed;
  const groups = [...groupByRule(findings)];
  const lines = [
    findings.length ? report.heading(findings.length) : report.none,
    ...groups.flatMap(([rule, group]) => [
      `${String(group.length).padStart(4)}  ${words[rule].title}`,
      ...(isShort ? group.flatMap((finding) => findingLines(finding, all)) : []),
    ]),
    ...(findings.length && !all ? [report.more] : []),
    ...(silenced ? [report.silenced(silenced)] : []),
    ...unused.map(({ file, rule, place }) => report.unused(file, rule, place)),
    ...(findings.length ? [report.precision(judged)] : []),
  ];
  return lines.join('\n');
}

function findingLines(finding: Finding, all: boolean): string[] {
  const { rule, place, why, fix } = finding;
  return [report.finding(finding), ...(all ? [report.remedy(why, fix), report.place(rule, place)] : [])];
}

/** Most findings first. */
function groupByRule(findings: Finding[]): [RuleId, Finding[]][] {
  const groups = new Map<RuleId, Finding[]>();
  for (const finding of findings) groups.set(finding.rule, [...(groups.get(finding.rule) ?? []), finding]);
  return [...groups].sort(([, a], [, b]) => b.length - a.length);
}
