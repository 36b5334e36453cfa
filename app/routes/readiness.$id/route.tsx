import {
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { answerForm } from '#app/administration/answer-form.server.ts';
import { always, errorsOf, formState } from '#app/administration/form-state.ts';
import { DayText, OperationKey, Revision, RowId, rowIdOf } from '#app/http/form-fields.server.ts';
import { parseForm } from '#app/http/parse-form.server.ts';
import { requireCapability } from '#app/identity/require.server.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { changeLastDay } from '#app/readiness/change-last-day.server.ts';
import { closeRound } from '#app/readiness/close-round.server.ts';
import { getRoundPage } from '#app/readiness/get-round-page.server.ts';
import { makeCodes } from '#app/readiness/make-codes.server.ts';
import { messages as shared } from '#app/readiness/messages.ts';
import styles from '#app/readiness/readiness.css?url';
import { readWeights } from '#app/readiness/weights.ts';
import { longDate } from '#app/ui/dates.ts';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { BackLink } from '#app/ui/way.tsx';
import { messages } from './messages.ts';
import { OpenRound } from './open-round.tsx';
import { PanelResultView } from './panel-result.tsx';
import { Slips } from './slips.tsx';
import { SurveyResultView } from './survey-result.tsx';

const RoundForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('codes'), key: OperationKey }),
  z.object({ intent: z.literal('add-rater'), key: OperationKey, roles: z.string() }),
  z.object({ intent: z.literal('new-code'), key: OperationKey, row: RowId }),
  z.object({ intent: z.literal('slips'), key: OperationKey, number: z.string().max(20).transform(Number) }),
  z.object({ intent: z.literal('last-day'), key: OperationKey, revision: Revision, closesOn: DayText }),
  z.object({ intent: z.literal('close'), key: OperationKey, revision: Revision }),
]);

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export async function loader(args: LoaderFunctionArgs) {
  await requireCapability(args, 'manage-readiness');
  const { db, deps } = getRuntime();
  return getRoundPage(db, deps, {
    roundId: roundOf(args),
    weights: readWeights(new URL(args.request.url).searchParams),
  });
}

export async function action(args: ActionFunctionArgs) {
  const { personId: actorId } = await requireCapability(args, 'manage-readiness');
  const { db, deps, env } = getRuntime();
  const { form, value } = await parseForm(args.context, RoundForm);
  const roundId = roundOf(args);
  return answerForm(form, async () => {
    if (value.intent === 'close' || value.intent === 'last-day') {
      const change = { ...value, roundId };
      if (change.intent === 'close') await closeRound(db, deps, { actorId, key: value.key }, change);
      else await changeLastDay(db, deps, { actorId, key: value.key }, change);
      return redirect(`/readiness/${roundId}`);
    }
    const asked = value.intent === 'add-rater' ? { ...value, role: value.roles } : value;
    const slips = await makeCodes(db, deps, { actorId, key: value.key }, { ...asked, roundId });
    return { slips, address: `${env.origin}/readiness/answer` };
  });
}

const roundOf = ({ params }: Pick<LoaderFunctionArgs, 'params'>) => rowIdOf(params.id, 'readiness.no-such-round');

export const shouldRevalidate = always;

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.round.title ?? shared.readiness} · Acumen` },
];

export default function RoundRoute() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const refused = answer && 'refused' in answer ? answer.refused : undefined;
  const made = answer && 'slips' in answer ? answer : undefined;
  const { title, kind, open, endsOn } = page.round;
  if (made && made.slips.length > 0) return <Slips {...made} round={page.round} />;
  return (
    <div className="page">
      <ErrorSummary errors={errorsOf(refused)} cause={refused} />
      <PageHeader
        way={<BackLink to="/readiness">{messages.back}</BackLink>}
        where={shared.kinds[kind]}
        title={title}
        lede={open ? messages.until(longDate(endsOn)) : messages.ended(longDate(endsOn))}
      />
      {made && (
        <Notice tone="warn" title={messages.shownOnce} live>
          <p>{messages.shownOnceText}</p>
        </Notice>
      )}
      {open && <OpenRound page={page} state={(form) => formState(form, page.operationKey, refused)} />}
      {!open && kind === 'panel' && <PanelResultView result={page.panel} />}
      {page.survey && <SurveyResultView survey={page.survey} />}
    </div>
  );
}
