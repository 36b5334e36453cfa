import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { answerForm } from '#app/administration/answer-form.server.ts';
import { always, errorsOf, formState } from '#app/administration/form-state.ts';
import { OperationKey, RowId } from '#app/http/form-fields.server.ts';
import { parseForm } from '#app/http/parse-form.server.ts';
import { getTokensPage } from '#app/identity/get-tokens-page.server.ts';
import { makeToken } from '#app/identity/make-token.server.ts';
import { requireCapability } from '#app/identity/require.server.ts';
import { revokeToken } from '#app/identity/revoke-token.server.ts';
import { tokenScopes } from '#app/identity/token.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Section } from '#app/ui/section.tsx';
import { Breadcrumbs } from '#app/ui/way.tsx';
import { MakeTokenForm } from './make-token-form.tsx';
import { messages } from './messages.ts';
import { TokenAnswer } from './token-answer.tsx';
import { TokenList } from './token-list.tsx';
import styles from './tokens.css?url';

const ticked = z.literal('on').optional();
const TokenForm = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('make'),
    key: OperationKey,
    label: z.string().max(1000),
    lastDay: z.string().max(40),
    'read:team': ticked,
    'read:curricula': ticked,
  }),
  z.object({ intent: z.literal('revoke'), key: OperationKey, token: RowId }),
]);

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export async function loader(args: LoaderFunctionArgs) {
  const { personId } = await requireCapability(args, 'export-team', 'somewhere');
  const { db, deps } = getRuntime();
  return getTokensPage(db, deps, personId);
}

/** The answer to making one is the page itself: an address would be kept, and could be shown again. */
export async function action(args: ActionFunctionArgs) {
  const { personId } = await requireCapability(args, 'export-team', 'somewhere');
  const { db, deps } = getRuntime();
  const { form, value } = await parseForm(args.context, TokenForm);
  return answerForm(form, async () => {
    if (value.intent === 'revoke') {
      await revokeToken(db, deps, personId, value.token);
      return { revoked: true as const };
    }
    const wish = { ...value, scopes: tokenScopes.filter((scope) => value[scope] === 'on') };
    return { label: value.label, token: await makeToken(db, deps, { personId, key: value.key }, wish) };
  });
}

export const shouldRevalidate = always;

export const meta: MetaFunction = () => [{ title: `${messages.title} · Acumen` }];

export default function TokensRoute() {
  const { tokens, operationKey } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const refused = answer && 'refused' in answer ? answer.refused : undefined;
  const state = (form: string) => formState(form, operationKey, refused);
  return (
    <div className="page">
      <ErrorSummary errors={errorsOf(refused)} cause={refused} />
      <PageHeader
        way={
          <Breadcrumbs
            crumbs={[
              { to: '/team', text: messages.team },
              { to: '/team/people', text: messages.people },
            ]}
          />
        }
        title={messages.title}
        lede={messages.lede}
      />
      {answer && !refused && <TokenAnswer answer={answer} />}
      <Section id="own" title={messages.own}>
        <TokenList tokens={tokens} state={state} />
      </Section>
      <Section id="make" title={messages.make} text={messages.makeText}>
        <MakeTokenForm state={state('make')} />
      </Section>
      <Section id="programs" title={messages.programs}>
        <p>
          {messages.programsText} <a href="/api/v1/openapi.json">{messages.description}</a>.
        </p>
      </Section>
    </div>
  );
}
