import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import styles from '#app/administration/admin.css?url';
import { getMatrixPage } from '#app/administration/get-matrix-page.server.ts';
import type { MatrixRow } from '#app/administration/matrix.ts';
import { requireCapability } from '#app/identity/require.server.ts';
import { getRuntime } from '#app/platform/runtime.server.ts';
import { longDate } from '#app/ui/dates.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { Table } from '#app/ui/table.tsx';
import { BackLink } from '#app/ui/way.tsx';
import { messages } from './messages.ts';

export async function loader(args: LoaderFunctionArgs) {
  await requireCapability(args, 'manage-rules');
  const { db, deps } = getRuntime();
  return getMatrixPage(db, deps);
}

export const meta: MetaFunction = () => [{ title: `${messages.title} · Acumen` }];

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

const kinds = ['everyone', 'job-role', 'tool', 'unit'] as const;

export default function MatrixRoute() {
  const { rows, modules, personal, on } = useLoaderData<typeof loader>();
  return (
    <div className="page">
      <PageHeader
        way={<BackLink to="/admin/rules">{messages.back}</BackLink>}
        title={messages.title}
        lede={messages.lede(longDate(on))}
      />
      {modules.length === 0 ? (
        <EmptyState title={messages.none} />
      ) : (
        <div className="stack">
          <div className="matrix">
            <Table caption={messages.caption}>
              <thead>
                <tr>
                  <th scope="col">{messages.who}</th>
                  <th scope="col">{messages.tools}</th>
                  {modules.map(({ id, title }) => (
                    <th key={id} scope="col">
                      {title}
                    </th>
                  ))}
                </tr>
              </thead>
              {kinds.map((kind) => (
                <Rows
                  key={kind}
                  kind={kind}
                  rows={rows.filter((row) => row.kind === kind)}
                  columns={modules.length + 2}
                />
              ))}
            </Table>
          </div>
          <p className="muted">{messages.toolsText}</p>
          {personal > 0 && <p className="muted">{messages.personal(personal)}</p>}
        </div>
      )}
    </div>
  );
}

function Rows({ kind, rows, columns }: { kind: MatrixRow['kind']; rows: MatrixRow[]; columns: number }) {
  if (rows.length === 0) return null;
  return (
    <tbody>
      {kind !== 'everyone' && (
        <tr>
          <th scope="rowgroup" colSpan={columns}>
            {messages.kinds[kind]}
          </th>
        </tr>
      )}
      {rows.map(({ id, name, tools, cells }) => (
        <tr key={id}>
          <th scope="row">{kind === 'everyone' ? messages.kinds.everyone : name}</th>
          <td>{tools.length === 0 ? <Nothing /> : toolWords(tools)}</td>
          {cells.map((cell, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: one for each column
            <td key={index}>
              {cell === null ? (
                <Nothing />
              ) : (
                <>
                  {messages.tracks[cell.track]} <span className="matrix__from">{cell.from.join(', ')}</span>
                </>
              )}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}

const Nothing = () => (
  <>
    <span aria-hidden="true">–</span>
    <span className="visually-hidden">{messages.nothing}</span>
  </>
);

const toolWords = (tools: MatrixRow['tools']) =>
  tools.map(({ name, unit }) => (unit === null ? name : messages.usedIn(name, unit))).join(', ');
