import type { ExpectedRow } from './finding.ts';
import { keyOf } from './finding.ts';
import { type Replayed, seqsWhere } from './replayed.ts';

export function expectedLessons({ events, learning }: Replayed): ExpectedRow[] {
  return [...learning.progress.lessons].map(([lesson, read]) => ({
    key: keyOf({ lesson_id: lesson }),
    values: { read_version: read.version, read_seq: read.seq },
    seqs: seqsWhere(events, (event) => event.verb === 'lesson.read' && event.body.lesson === lesson),
  }));
}

export function expectedBlocks({ events, learning }: Replayed): ExpectedRow[] {
  return [...learning.progress.blocks].map(([block, result]) => ({
    key: keyOf({ block_id: block }),
    values: { best_version: result.version, passed: result.passed ? 1 : 0, seq: result.seq },
    seqs: seqsWhere(events, (event) => event.verb === 'block.answered' && event.body.block === block),
  }));
}

export function expectedCredits({ learning }: Replayed): ExpectedRow[] {
  return learning.progress.credits.map((credit) => ({
    key: keyOf({ outcome: credit.outcome, module_version_id: credit.versionId }),
    values: { seq: credit.seq },
    seqs: [credit.seq],
  }));
}

export function expectedCompletions({ learning }: Replayed): ExpectedRow[] {
  return learning.completions.map((completion) => {
    const { module, track, seq, version, how, points, max, attempt, minutes, on } = completion;
    const values = { version, how, points, max, attempt_id: attempt, minutes, on };
    return { key: keyOf({ module_id: module, track, seq }), values, seqs: [seq] };
  });
}

/** Sheets that were handed in; drafts are working state and owe nothing to events. */
export function expectedSheets({ events }: Replayed): ExpectedRow[] {
  return events.flatMap((event) => {
    if (event.verb !== 'block.answered') return [];
    const { block, try: tryNumber, seed } = event.body;
    const key = keyOf({ block_id: block, try: tryNumber });
    return [{ key, values: { seed, answered_seq: event.seq }, seqs: [event.seq] }];
  });
}

/** Texts may be erased; those that are there must be the ones that events hold the hashes of. */
export function expectedTexts({ events }: Replayed): ExpectedRow[] {
  const byHash = new Map<string, number[]>();
  for (const event of events) {
    const hash = textHashOf(event);
    if (hash) byHash.set(hash, [...(byHash.get(hash) ?? []), event.seq]);
  }
  return [...byHash].map(([hash, seqs]) => ({
    key: keyOf({ hash }),
    values: { sha256_of_text: hash },
    seqs,
    optional: true,
  }));
}

function textHashOf(event: Replayed['events'][number]): string | undefined {
  if (event.verb === 'prior.accepted') return event.body.evidenceHash;
  return 'textHash' in event.body ? event.body.textHash : undefined;
}
