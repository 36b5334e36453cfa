import { Form } from '@remix-run/react';
import type { SheetAnswer } from '#app/readiness/answer-sheet.server.ts';
import { messages as shared } from '#app/readiness/messages.ts';
import { SurveyQuestion, sheetErrors } from '#app/readiness/sheet-items.tsx';
import { Button } from '#app/ui/button.tsx';
import { longDate } from '#app/ui/dates.ts';
import { ErrorSummary } from '#app/ui/error-summary.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeader } from '#app/ui/page-header.tsx';
import { messages } from './messages.ts';

/** The staff survey. Its form says nothing of who fills it in: no person, no key but the code. */
export function SurveySheet(props: Extract<SheetAnswer, { step: 'sheet' }>) {
  const { code, sheet, unanswered } = props;
  const survey = sheet.survey ?? [];
  const titles = new Map(survey.map(({ id, question }) => [id, question]));
  return (
    <div className="page page--narrow">
      <ErrorSummary errors={sheetErrors({ unanswered, withoutEvidence: [] }, titles)} cause={props} />
      <PageHeader title={sheet.title} lede={messages.surveyLede} meta={[messages.until(longDate(sheet.closesOn))]} />
      <Notice title={messages.anonymous}>
        <p>{messages.anonymousText}</p>
      </Notice>
      <Form method="post" action="/readiness/answer" className="sheet-part">
        <input type="hidden" name="code" value={code} />
        {survey.map((item) => (
          <SurveyQuestion
            key={item.id}
            item={item}
            entry={sheet.entries[item.id]}
            missing={unanswered.includes(item.id)}
          />
        ))}
        <div className="sheet-end stack">
          <Button name="intent" value="hand-in">
            {messages.handInSurvey}
          </Button>
          <p className="muted">{messages.final}</p>
          <p className="muted small">{shared.unvalidated}</p>
        </div>
      </Form>
    </div>
  );
}
