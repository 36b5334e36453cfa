import { Form } from '@remix-run/react';
import type { SheetAnswer } from '#app/readiness/answer-sheet.server.ts';
import { messages as shared } from '#app/readiness/messages.ts';
import { Button } from '#app/ui/button.tsx';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { TextInput } from '#app/ui/field.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { messages } from './messages.ts';

export function CodeForm({ refused }: { refused: Extract<SheetAnswer, { step: 'code' }> | undefined }) {
  const error = refused && shared[refused.reason];
  return (
    <div className="page page--narrow">
      <ErrorSummary errors={error ? [{ text: error, href: '#code' }] : []} cause={refused} />
      <PageHeader title={messages.title} lede={messages.lede} />
      <Form method="post" action="/readiness/answer" className="form">
        <input type="hidden" name="intent" value="open" />
        <TextInput
          id="code"
          name="code"
          label={messages.code}
          hint={messages.codeHint}
          error={error}
          defaultValue={refused?.typed}
          className="input--serial"
          width="medium"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
        />
        <Button>{messages.open}</Button>
      </Form>
    </div>
  );
}
