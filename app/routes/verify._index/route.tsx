import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { Form } from '@remix-run/react';
import { Button } from '#app/ui/button.tsx';
import { TextInput } from '#app/ui/field.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

const messages = {
  title: 'Check a certificate',
  lede: 'Type the number that stands on the certificate. You see whether it is valid today and exactly what it says.',
  label: 'Number of the certificate',
  hint: 'Letters and figures, with or without the dashes. There is no search by name.',
  button: 'Check',
} as const;

export function loader({ request }: LoaderFunctionArgs) {
  const serial = new URL(request.url).searchParams.get('serial')?.trim();
  if (serial) throw redirect(`/verify/${encodeURIComponent(serial.slice(0, 100))}`);
  return null;
}

export const meta: MetaFunction = () => [{ title: `${messages.title} · Acumen` }];

export default function VerifyFormRoute() {
  return (
    <div className="page page--narrow">
      <PageHeader title={messages.title} lede={messages.lede} />
      <Form method="get" action="/verify" className="form">
        <TextInput
          id="serial"
          name="serial"
          label={messages.label}
          hint={messages.hint}
          className="input--serial"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          required
        />
        <Button>{messages.button}</Button>
      </Form>
    </div>
  );
}
