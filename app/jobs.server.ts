import { rebuildTotals, rebuildTotalsJob } from '#app/assignments/rebuild-totals.server.ts';
import { sealAudit } from '#app/audit/seal-audit.server.ts';
import { listUncoveredNames } from '#app/credentials/list-uncovered-names.server.ts';
import { sweepIdentity } from '#app/identity/sweep-identity.server.ts';
import { type JobHandlers, runDueJobs } from '#app/platform/jobs.server.ts';
import type { Runtime } from '#app/platform/runtime.server.ts';

/** Which job kind is done by which function: the one place that knows all of them. */
const handlers: JobHandlers = {
  [rebuildTotalsJob]: (db) => rebuildTotals(db),
};

/** Milliseconds between looks for work, and between clean-ups. */
const OFTEN = 3_000;
const HOURLY = 60 * 60_000;
const AT_ONCE = 20;

export interface JobLoop {
  /** Takes no new job and waits for the one that runs. */
  stop: () => Promise<void>;
}

/** Runs due jobs in this process. Several processes may: a job is leased to one. */
export function startJobs({ db, deps, log }: Runtime): JobLoop {
  let stopped = false;
  let running: Promise<void> = Promise.resolve();
  let swept = 0;
  let namesLooked = false;
  const lookAtNames = async () => {
    namesLooked = true;
    const { people, characters } = await listUncoveredNames(db);
    if (people > 0) log.warn({ people, characters }, 'no bundled font covers some names: certificates would show gaps');
  };
  const look = async () => {
    if (!namesLooked) await lookAtNames();
    const run = await runDueJobs(db, deps, handlers, { limit: AT_ONCE });
    for (const { id, kind, tries, error } of run.failed) log.error({ job: id, kind, tries, err: error }, 'job failed');
    await sealAudit(db);
    if (Date.now() - swept < HOURLY) return;
    swept = Date.now();
    await sweepIdentity(db, deps);
  };
  const tick = () => {
    running = look().catch((err: unknown) => log.error({ err }, 'job loop failed'));
    void running.then(() => {
      if (!stopped) timer = setTimeout(tick, OFTEN);
    });
  };
  let timer = setTimeout(tick, OFTEN);
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
