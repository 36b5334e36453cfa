import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { AdminForm } from '#app/administration/admin-form.tsx';
import { answerForm } from '#app/administration/answer-form.server.ts';
import { stopRule } from '#app/administration/change-rule.server.ts';
import { TextField } from '#app/administration/fields.tsx';
import { always, errorsOf, formState } from '#app/administration/form-state.ts';
import { getRulePage } from '#app/administration/get-rules-page.server.ts';
import { messages as shared } from '#app/administration/messages.ts';
import { RuleStateTag } from '#app/administration/rule-state-tag.tsx';
import { DayText, OperationKey, Revision, rowIdOf } from '#app/http/form-fields.server.ts';
import { parseForm } from '#app/http/parse-form.server.ts';
import { requireCapability } from '#app/identity/require.server.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { number } from '#app/reporting/people-words.ts';
import { longDate } from '#app/ui/dates.ts';
import { DoneNotice } from '#app/ui/done-notice.tsx';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { SummaryList } from '#app/ui/summary-list.tsx';
import { BackLink } from '#app/ui/way.tsx';
import { messages } from './messages.ts';

const EndForm = z.object({ intent: z.literal('end'), key: OperationKey, revision: Revision, untilOn: DayText });

export async function loader(args: LoaderFunctionArgs) {
  await requireCapability(args, 'manage-rules');
  const { db, deps } = getRuntime();
  return getRulePage(db, deps, ruleOf(args));
}

export async function action(args: ActionFunctionArgs) {
  const { personId: actorId } = await requireCapability(args, 'manage-rules');
  const { db, deps } = getRuntime();
  const { form, value } = await parseForm(args.context, EndForm);
  const ruleId = ruleOf(args);
  return answerForm(form, async () => {
    await stopRule(db, deps, { actorId, key: value.key }, { ...value, ruleId });
    return redirect(`/admin/rules/${ruleId}?done=end`);
  });
}

const ruleOf = ({ params }: Pick<LoaderFunctionArgs, 'params'>) => rowIdOf(params.id, 'assignments.no-such-rule');

export const shouldRevalidate = always;

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.title ?? 'Rule'} · Acumen` }];

export default function RuleRoute() {
  const rule = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  const { lastOn, fromOn } = rule;
  const end = formState('end', rule.operationKey, refused);
  return (
    <div className="page">
      <ErrorSummary errors={errorsOf(refused)} cause={refused} />
      <PageHeader
        way={<BackLink to="/admin/rules">{messages.back}</BackLink>}
        title={<bdi>{rule.title}</bdi>}
        lede={rule.sentence}
      />
      <DoneNotice words={messages.done} unless={refused !== undefined} />
      {rule.state === 'ended' && lastOn !== null && (
        <Notice title={lastOn < fromOn ? messages.neverBegan : messages.endedOn(longDate(lastOn))} />
      )}
      <Section id="facts" title={messages.facts}>
        <SummaryList
          rows={[
            { term: messages.state, value: <RuleStateTag state={rule.state} /> },
            { term: messages.reaches, value: number(rule.people) },
            { term: messages.open, value: number(rule.open) },
            { term: messages.made, value: rule.fromContent ? shared.rule.fromContent : messages.byHand },
          ]}
        />
      </Section>
      {rule.others.length > 0 && (
        <Section id="others" title={messages.others}>
          <ul className="stack">
            {rule.others.map(({ id, sentence }) => (
              <li key={id}>
                <Link to={`/admin/rules/${id}`}>{sentence}</Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {rule.state !== 'ended' && (
        <Section id="ending" title={messages.end} text={messages.endText}>
          <p>{messages.stays(rule.open)}</p>
          {rule.fromContent && <p>{messages.contentText}</p>}
          <AdminForm state={end} intent="end" revision={rule.revision} button={messages.endButton} look="danger">
            <TextField
              state={end}
              name="untilOn"
              type="date"
              label={messages.lastDay}
              hint={messages.lastDayHint}
              stored={lastOn}
              initial={rule.today}
              width="medium"
            />
          </AdminForm>
        </Section>
      )}
    </div>
  );
}
