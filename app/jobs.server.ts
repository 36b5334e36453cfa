import { countItems } from '#app/assessment/count-items.server.ts';
import { rebuildTotals, rebuildTotalsJob } from '#app/assignments/rebuild-totals.server.ts';
import { runTrend, scheduleTrend, trendJob } from '#app/assignments/record-trend.server.ts';
import { remindersJob, runReminders, scheduleReminders } from '#app/assignments/reminders/enqueue-reminders.server.ts';
import { sealAudit } from '#app/audit/seal-audit.server.ts';
import { publishDueJob } from '#app/authoring/publish/plan-publication.server.ts';
import { publishDue } from '#app/authoring/publish/publish-due.server.ts';
import { listUncoveredNames } from '#app/credentials/list-uncovered-names.server.ts';
import { curriculumPublished, versionPublished, versionWithdrawn } from '#app/curriculum/version-jobs.ts';
import { sweepIdentity } from '#app/identity/sweep-identity.server.ts';
import { type JobHandlers, runDueJobs } from '#app/platform/jobs.server.ts';
import { openMailTransport } from '#app/platform/mail/open-transport.server.ts';
import { sendDueMail } from '#app/platform/mail/send-due-mail.server.ts';
import { sweepMail } from '#app/platform/mail/sweep-mail.server.ts';
import type { Runtime } from '#app/platform/runtime.server.ts';
import { applyRule, applyRuleJob } from '#app/record/apply-rule.server.ts';
import { assignUnit, assignUnitJob } from '#app/record/assign-unit.server.ts';
import { followCurricula } from '#app/record/follow-curricula.server.ts';
import { followEmployment, followEmploymentJob } from '#app/record/follow-employment.server.ts';
import { followVersions, followWithdrawals } from '#app/record/follow-versions.server.ts';
import { renewalsJob, renewCertificates, scheduleRenewals } from '#app/record/renew-certificates.server.ts';
import { dueSoonDays } from '#app/reporting/course-state.ts';
import { sweepPackFolders } from '#app/reporting/evidence/pack-folder.server.ts';
import { renderMail } from '#app/reporting/mail/render-mail.server.ts';
import { bulkActionJob, runBulkAction } from '#app/team/run-bulk-action.server.ts';

/** Which job kind is done by which function: the one place that knows all of them. */
const handlers: JobHandlers = {
  [rebuildTotalsJob]: (db) => rebuildTotals(db),
  [trendJob]: (db, deps) => runTrend(db, deps, dueSoonDays),
  [assignUnitJob]: assignUnit,
  [applyRuleJob]: applyRule,
  [followEmploymentJob]: followEmployment,
  [versionPublished]: followVersions,
  [versionWithdrawn]: followWithdrawals,
  [curriculumPublished]: followCurricula,
  [renewalsJob]: (db, deps, payload) => renewCertificates(db, deps, payload, { windowDays: dueSoonDays }),
  [bulkActionJob]: runBulkAction,
  [publishDueJob]: publishDue,
};
/** Without a way out nothing is written to the outbox, and what is planned waits. */
const mailHandlers: JobHandlers = {
  [remindersJob]: (db, deps) => runReminders(db, deps),
};

/** Milliseconds between looks for work, and between clean-ups. */
const OFTEN = 3_000;
const HOURLY = 60 * 60_000;
/** After a mail server that took nothing. */
const PATIENTLY = 60_000;
const AT_ONCE = 20;

export interface JobLoop {
  /** Takes no new job and waits for the one that runs. */
  stop: () => Promise<void>;
}

/** Runs due jobs and sends due mail in this process. Several processes may: a job and a message are leased to one. */
export function startJobs(runtime: Runtime): JobLoop {
  const loops = [startLoop(runtime, 'job loop', lookForJobs(runtime))];
  const { mail } = runtime.env;
  if (mail) loops.push(startLoop(runtime, 'mail loop', lookForMail(runtime, mail)));
  return { stop: async () => void (await Promise.all(loops.map((loop) => loop.stop()))) };
}

function lookForJobs({ db, deps, env, log }: Runtime): () => Promise<number> {
  const known = env.mail ? { ...handlers, ...mailHandlers } : handlers;
  let swept = 0;
  let begun = false;
  const begin = async () => {
    begun = true;
    await scheduleRenewals(db, deps);
    await scheduleTrend(db, deps);
    if (env.mail) await scheduleReminders(db, deps);
    const { people, characters } = await listUncoveredNames(db);
    if (people > 0) log.warn({ people, characters }, 'no bundled font covers some names: certificates would show gaps');
  };
  return async () => {
    if (!begun) await begin();
    const run = await runDueJobs(db, deps, known, { limit: AT_ONCE });
    for (const { id, kind, tries, error } of run.failed) log.error({ job: id, kind, tries, err: error }, 'job failed');
    await sealAudit(db);
    await countItems(db);
    if (Date.now() - swept > HOURLY) {
      swept = Date.now();
      await sweepIdentity(db, deps);
      await sweepMail(db, deps);
      await sweepPackFolders();
    }
    return OFTEN;
  };
}

/** Apart from the jobs: a mail server that takes its time holds up nothing else. */
function lookForMail({ db, deps, env, log }: Runtime, mail: NonNullable<Runtime['env']['mail']>) {
  const way = { transport: openMailTransport(mail.smtpUrl), render: renderMail(env.origin, env.secret) };
  return async () => {
    const run = await sendDueMail(db, deps, { ...way, from: mail.from, origin: env.origin, limit: AT_ONCE });
    for (const { id, tries, reason, error } of run.postponed) {
      log.warn({ mail: id, tries, reason, ...(error !== undefined && { err: error }) }, 'mail is tried again later');
    }
    if (run.sent + run.failed > 0) log.info({ sent: run.sent, failed: run.failed }, 'mail sent');
    return run.serverDown ? PATIENTLY : OFTEN;
  };
}

/** Looks for work again and again; each look says how long to wait after it. */
function startLoop({ log }: Runtime, name: string, look: () => Promise<number>): JobLoop {
  let stopped = false;
  let running: Promise<void> = Promise.resolve();
  const tick = () => {
    let wait = OFTEN;
    running = look().then(
      (next) => {
        wait = next;
      },
      (err: unknown) => log.error({ err }, `${name} failed`),
    );
    void running.then(() => {
      if (!stopped) timer = setTimeout(tick, wait);
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
