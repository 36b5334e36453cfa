import type { ReactNode } from 'react';
import { Button } from '#app/ui/button.tsx';
import type { Format } from './format-commands.ts';
import { messages } from './messages.ts';

/** Buttons for whoever would rather not type signs; each says its key. */
export function FormatBar({ onFormat, children }: { onFormat: (what: Format) => void; children?: ReactNode }) {
  return (
    <fieldset className="button-row">
      <legend className="visually-hidden">{messages.format}</legend>
      {(Object.keys(messages.formats) as Format[]).map((what) => (
        <Button
          key={what}
          type="button"
          look="quiet"
          title={messages.withKey(messages.formats[what], messages.keys[what])}
          onClick={() => onFormat(what)}
        >
          {messages.formats[what]}
        </Button>
      ))}
      {children}
    </fieldset>
  );
}
