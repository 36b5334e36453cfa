import { Form } from '@remix-run/react';
import type { SheetAnswer } from '#app/readiness/answer-sheet.server.ts';
import { itemsOf } from '#app/readiness/instrument.ts';
import { messages as shared } from '#app/readiness/messages.ts';
import { PanelItem, sheetErrors } from '#app/readiness/sheet-items.tsx';
import { Button } from '#app/ui/button.tsx';
import { longDate } from '#app/ui/dates.ts';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { messages } from './messages.ts';

type PanelSheetProps = Extract<SheetAnswer, { step: 'sheet' }>;

/** All items of a panel on one page; it is drawn anew after each save. */
export function PanelSheet(props: PanelSheetProps) {
  const { code, sheet, saved, stale, unanswered, withoutEvidence } = props;
  const { panel, title, closesOn, entries } = sheet;
  if (!panel) return null;
  const titles = new Map(itemsOf(panel).map((item) => [item.id, `${item.id} ${item.title}`]));
  const errors = sheetErrors({ unanswered, withoutEvidence }, titles);
  const onlyEvidence = unanswered.length === 0 && withoutEvidence.length > 0;
  return (
    <div className="page sheet--panel">
      <ErrorSummary
        title={errors.length > 0 ? messages.savedNotHandedIn : undefined}
        errors={stale ? [{ text: shared['readiness.sheet-changed'] }] : errors}
        cause={props}
      />
      <PageHeader
        where={messages.role(panel.role)}
        title={title}
        lede={messages.panelLede}
        meta={[messages.until(longDate(closesOn))]}
      />
      {saved && errors.length === 0 && (
        <Notice tone="ok" title={messages.saved} live>
          <p>{messages.savedText(longDate(closesOn))}</p>
        </Notice>
      )}
      <p className="measure muted">{messages.panelNote}</p>
      <nav aria-label={messages.parts} className="screen-only">
        <ol className="list-numbered sheet-parts">
          {panel.dimensions.map((dimension) => (
            <li key={dimension.id}>
              <a href={`#part-${dimension.id}`}>{dimension.title}</a>
            </li>
          ))}
        </ol>
      </nav>
      <Form method="post" action="/readiness/answer" key={panel.revision}>
        <input type="hidden" name="code" value={code} />
        <input type="hidden" name="revision" value={panel.revision} />
        {panel.dimensions.map((dimension) => (
          <section key={dimension.id} className="sheet-part" aria-labelledby={`part-${dimension.id}`}>
            <h2 id={`part-${dimension.id}`}>{dimension.title}</h2>
            {dimension.items.map((item) => (
              <PanelItem
                key={item.id}
                item={item}
                entry={entries[item.id]}
                problems={{ unanswered, withoutEvidence }}
              />
            ))}
          </section>
        ))}
        <div className="sheet-end stack">
          <p className="row">
            <Button name="intent" value="save" look="secondary">
              {messages.save}
            </Button>
            <Button name="intent" value="hand-in">
              {messages.handIn}
            </Button>
            {onlyEvidence && (
              <Button name="intent" value="hand-in-anyway" look="secondary">
                {messages.handInAnyway}
              </Button>
            )}
          </p>
          <p className="muted">{messages.final}</p>
          <p className="measure muted small">{shared.unvalidated}</p>
        </div>
      </Form>
    </div>
  );
}
