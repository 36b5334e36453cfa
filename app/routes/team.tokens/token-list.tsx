import { AdminForm } from '#app/administration/admin-form.tsx';
import type { FormState } from '#app/administration/form-state.ts';
import type { TokenView } from '#app/identity/token.ts';
import { longDate } from '#app/ui/dates.ts';
import { SummaryList } from '#app/ui/summary-list.tsx';
import { Tag } from '#app/ui/tag.tsx';
import { messages } from './messages.ts';

export function TokenList({ tokens, state }: { tokens: TokenView[]; state: (form: string) => FormState }) {
  if (tokens.length === 0) return <p>{messages.none}</p>;
  return (
    <ul className="tokens">
      {tokens.map((token) => (
        <li key={token.id} className="stack">
          <h3>
            <bdi>{token.label}</bdi>{' '}
            <Tag state={messages.state[token.state].tag}>{messages.state[token.state].word}</Tag>
          </h3>
          <SummaryList
            rows={[
              { term: messages.reads, value: token.scopes.map((scope) => messages.scope[scope].label).join(', ') },
              { term: messages.madeOn, value: longDate(token.madeOn) },
              { term: messages.used, value: token.usedOn === null ? messages.never : longDate(token.usedOn) },
              { term: messages.lastDay, value: longDate(token.lastDay) },
            ]}
          />
          {token.state === 'valid' && (
            <AdminForm
              state={state(`revoke-${token.id}`)}
              intent="revoke"
              hidden={{ token: token.id }}
              button={messages.revoke(token.label)}
              look="secondary"
            />
          )}
        </li>
      ))}
    </ul>
  );
}
