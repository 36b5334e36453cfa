import { Form } from '@remix-run/react';
import { Button } from '#app/ui/button.tsx';
import { TextInput } from '#app/ui/field.tsx';
import { messages } from './number-messages.ts';

/** Asks for the number of a certificate; `typed` is the one that was looked up before. */
export function NumberForm({ typed }: { typed?: string }) {
  return (
    <Form method="get" action="/verify" className="form">
      <TextInput
        id="serial"
        name="serial"
        label={messages.label}
        hint={messages.hint}
        defaultValue={typed}
        width="medium"
        className="input--serial"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        required
      />
      <Button>{messages.button}</Button>
    </Form>
  );
}
