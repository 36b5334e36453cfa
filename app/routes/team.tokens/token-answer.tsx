import { Notice } from '#app/ui/notice.tsx';
import { messages } from './messages.ts';

export type TokenAnswerData = { revoked: true } | { label: string; token: string | null } | object;

/** What a form did. A token stands here once. */
export function TokenAnswer({ answer }: { answer: TokenAnswerData }) {
  if (!('token' in answer)) {
    return (
      <Notice tone="ok" title={messages.revoked} live>
        <p>{messages.revokedText}</p>
      </Notice>
    );
  }
  if (answer.token === null) {
    return (
      <Notice tone="warn" title={messages.again} live>
        <p>{messages.againText}</p>
      </Notice>
    );
  }
  return (
    <Notice tone="ok" title={messages.made(answer.label)} live>
      <p>{messages.madeText}</p>
      <p>
        {messages.token}: <code className="token">{answer.token}</code>
      </p>
    </Notice>
  );
}
