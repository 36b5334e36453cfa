import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { NumberForm } from '#app/certification/number-form.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';

const messages = {
  title: 'Check a certificate',
  lede: 'Type the number that stands on the certificate. You see whether it is valid today and exactly what it says.',
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
      <NumberForm />
    </div>
  );
}
