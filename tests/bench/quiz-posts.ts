import { cpuTime } from './cpu-time.ts';
import type { AnswerForm, BenchLearner, ReadyAttempt } from './learners.ts';
import type { LoadProcess, LoadRequest } from './load.ts';
import { percentile, type Result } from './results.ts';
import type { Server } from './servers.ts';

const together = 16;
const targets = { save: 15 };
/** Answers that each learner gives in a round. */
const savesEach = 60;
/** Rounds until the code that saves is compiled as well as it gets. */
const warmUps = 5;

interface Place {
  origin: string;
  cookie: string;
}

function post({ origin, cookie }: Place, path: string, fields: [string, string][], status: number): LoadRequest {
  const headers = { cookie, origin, 'content-type': 'application/x-www-form-urlencoded', 'accept-encoding': 'gzip' };
  return { method: 'POST', path, headers, body: new URLSearchParams(fields).toString(), status };
}

/** Learners at the same time, each with a session and a sheet of their own, saving answer after answer; some rounds to warm up. */
export async function measureSaving(
  load: LoadProcess,
  { origin, pid }: Server,
  slug: string,
  sheets: { learner: BenchLearner; forms: AnswerForm[] }[],
): Promise<Result[]> {
  const lanes = (from: number) =>
    sheets.map(({ learner: { cookie, personId }, forms }) =>
      Array.from({ length: savesEach }, (_, index) => {
        const form = forms[index % forms.length];
        if (!form) throw new Error('the sheet is empty');
        const place: [string, string][] = [
          ['person', personId],
          ['attempt', form.attemptId],
          ['position', String(form.position)],
          ['sequence', String(from + index + 1)],
        ];
        return post({ origin, cookie }, `/learn/${slug}/quiz/save`, [...place, ...form.fields], 200);
      }),
    );
  for (let round = 0; round < warmUps; round += 1) await load.run({ origin, lanes: lanes(round * savesEach) });
  const before = cpuTime(pid);
  const { latencies, seconds } = await load.run({ origin, lanes: lanes(warmUps * savesEach) });
  const cpu = (cpuTime(pid) - before) / latencies.length;
  return [
    { name: `saving an answer, ${sheets.length} learners: p50`, value: percentile(latencies, 0.5), unit: 'ms' },
    {
      name: `saving an answer, ${sheets.length} learners: p99`,
      value: percentile(latencies, 0.99),
      unit: 'ms',
      against: targets.save,
    },
    { name: `saving an answer, ${sheets.length} learners: rate`, value: latencies.length / seconds, unit: 'req/s' },
    { name: `saving an answer, ${sheets.length} learners: CPU per request`, value: cpu, unit: 'ms' },
  ];
}

/** What a sheet's n-th question holds once every save of `measureSaving` was acknowledged. */
export function lastSequence(n: number, questions: number): number {
  return warmUps * savesEach + n + 1 + questions * Math.floor((savesEach - 1 - n) / questions);
}

/** Handing in answered sheets, each once, sixteen learners at a time. The first round of the sixteen only warms up. */
export async function measureSubmission(
  load: LoadProcess,
  origin: string,
  what: string,
  ready: { learner: BenchLearner; attempt: ReadyAttempt }[],
): Promise<Result[]> {
  const requests = ready.map(({ learner: { cookie, deps, personId }, attempt: { slug, attemptId } }) => {
    const fields: [string, string][] = [
      ['person', personId],
      ['intent', 'submit'],
      ['attempt', attemptId],
      ['key', deps.newToken()],
    ];
    return post({ origin, cookie }, `/learn/${slug}/quiz`, fields, 302);
  });
  const inLanes = (some: LoadRequest[]) =>
    Array.from({ length: together }, (_, lane) => some.filter((_each, index) => index % together === lane));
  await load.run({ origin, lanes: inLanes(requests.slice(0, together)) });
  const { latencies } = await load.run({ origin, lanes: inLanes(requests.slice(together)) });
  return [
    { name: `${what}, ${together} at a time: p50`, value: percentile(latencies, 0.5), unit: 'ms' },
    { name: `${what}, ${together} at a time: p99`, value: percentile(latencies, 0.99), unit: 'ms' },
  ];
}
