import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { areasOf } from '#app/administration/areas.ts';
import { messages } from '#app/administration/messages.ts';
import { administration } from '#app/identity/grants.ts';
import { requireAnyOf } from '#app/identity/require.server.ts';
import { PageHeader } from '#app/ui/page-header.tsx';

export async function loader(args: LoaderFunctionArgs) {
  return { areas: areasOf(await requireAnyOf(args, administration)) };
}

export const meta: MetaFunction = () => [{ title: `${messages.admin} · Acumen` }];

export default function AdminRoute() {
  const { areas } = useLoaderData<typeof loader>();
  return (
    <div className="page">
      <PageHeader title={messages.admin} lede={messages.lede} />
      {areas.map((area) => (
        <section key={area} className="section" aria-labelledby={area}>
          <h2 className="section__heading" id={area}>
            <Link to={`/admin/${area}`}>{messages.areas[area].title}</Link>
          </h2>
          <p>{messages.areas[area].text}</p>
        </section>
      ))}
    </div>
  );
}
