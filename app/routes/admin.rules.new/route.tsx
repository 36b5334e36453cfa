import {
  type ActionFunctionArgs,
  data,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import styles from '#app/administration/admin.css?url';
import { AdminForm } from '#app/administration/admin-form.tsx';
import { answerForm } from '#app/administration/answer-form.server.ts';
import { saveRule } from '#app/administration/change-rule.server.ts';
import { always, errorsOf, formState } from '#app/administration/form-state.ts';
import { getNewRulePage } from '#app/administration/get-new-rule-page.server.ts';
import { DryRunFacts, DryRunTables } from '#app/administration/rule-dry-run.tsx';
import { RuleFields } from '#app/administration/rule-fields.tsx';
import { dueKinds, ruleForm, whoKinds } from '#app/administration/rule-form.ts';
import { DayText, OperationKey, RowIdOrNone } from '#app/http/form-fields.server.ts';
import { parseForm } from '#app/http/parse-form.server.ts';
import { parseQuery } from '#app/http/parse-query.server.ts';
import { requireCapability } from '#app/identity/require.server.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { Button } from '#app/ui/button.tsx';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { BackLink } from '#app/ui/way.tsx';
import { messages } from './messages.ts';

const days = z.string().max(10).default('');

/** The rule stands in the address alone: the page shows its dry run, and what is saved is that. */
const Asked = z.object({
  show: z.literal('1').optional(),
  curriculum: z.string().max(80).default(''),
  who: z.enum(whoKinds).or(z.literal('')).default(''),
  jobRole: RowIdOrNone.default(''),
  unit: RowIdOrNone.default(''),
  tool: RowIdOrNone.default(''),
  person: z.string().max(40).default(''),
  due: z.enum(dueKinds).or(z.literal('')).default(''),
  days,
  dueOn: DayText.default(''),
  graceDays: days,
  fromOn: DayText.default(''),
});

const SaveForm = z.object({
  intent: z.literal('save'),
  key: OperationKey,
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
});

export async function loader(args: LoaderFunctionArgs) {
  await requireCapability(args, 'manage-rules');
  const { db, deps } = getRuntime();
  const { show, ...asked } = parseQuery(args.request, Asked);
  const page = await getNewRulePage(db, deps, show ? asked : null);
  return data({ ...page, asked: show ? asked : null }, { status: page.problem === null ? 200 : 422 });
}

export async function action(args: ActionFunctionArgs) {
  const { personId: actorId } = await requireCapability(args, 'manage-rules');
  const { db, deps } = getRuntime();
  const { form, value } = await parseForm(args.context, SaveForm);
  const { key, fingerprint } = value;
  const asked = parseQuery(args.request, Asked);
  return answerForm(form, async () => {
    const id = await saveRule(db, deps, { actorId, key }, { asked, fingerprint });
    return redirect(`/admin/rules/${id}?done=add`);
  });
}

export const shouldRevalidate = always;

export const meta: MetaFunction = () => [{ title: `${messages.title} · Acumen` }];

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export default function NewRuleRoute() {
  const page = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused;
  const { asked, problem, dryRun, operationKey } = page;
  const typed = { form: ruleForm, ...asked };
  const invalid = problem === null ? undefined : ({ code: 'invalid', reason: problem, typed } as const);
  const state = formState(
    ruleForm,
    operationKey,
    asked ? (invalid ?? { code: 'invalid', reason: '', typed }) : undefined,
  );
  return (
    <div className="page">
      <ErrorSummary errors={errorsOf(invalid ?? refused)} cause={invalid ? page : refused} />
      <PageHeader
        way={<BackLink to="/admin/rules">{messages.back}</BackLink>}
        title={messages.title}
        lede={messages.lede}
      />
      {page.curricula.length === 0 ? (
        <Notice tone="warn" title={messages.noCurricula}>
          <p>{messages.noCurriculaText}</p>
        </Notice>
      ) : (
        <Section id="asked" title={messages.asked}>
          <Form className="form" method="get" action="/admin/rules/new#dry-run" reloadDocument>
            <input type="hidden" name="show" value="1" />
            <RuleFields state={state} {...page} />
            <Button look={dryRun ? 'secondary' : 'primary'}>{messages.show}</Button>
          </Form>
        </Section>
      )}
      {dryRun && (
        <Section id="dry-run" title={messages.dryRun}>
          <DryRunFacts {...dryRun} />
          <p>{messages.saveText}</p>
          <AdminForm
            state={formState('save', operationKey, undefined)}
            intent="save"
            hidden={{ fingerprint: dryRun.fingerprint }}
            button={messages.save}
          />
        </Section>
      )}
      {dryRun && dryRun.preview.opened > 0 && (
        <Section id="newly" title={messages.newly}>
          <DryRunTables preview={dryRun.preview} />
        </Section>
      )}
    </div>
  );
}
