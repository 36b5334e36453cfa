import type { RoundPage } from '#app/readiness/get-round-page.server.ts';
import { messages as shared } from '#app/readiness/messages.ts';
import { SurveyBars } from '#app/readiness/survey-bars.tsx';
import { longDate } from '#app/ui/dates.ts';
import { Notice } from '#app/ui/notice.tsx';
import { Section } from '#app/ui/section.tsx';
import { messages } from './messages.ts';

export function SurveyResultView({ survey: { now, before } }: { survey: NonNullable<RoundPage['survey']> }) {
  const { result } = now;
  if (!result) {
    return (
      <Notice title={messages.few}>
        <p>{messages.fewText}</p>
      </Notice>
    );
  }
  const earlier = before?.result ? before : null;
  return (
    <>
      <p className="readiness-note">{shared.unvalidated}</p>
      <Section id="answers" title={messages.answers}>
        <p>
          {messages.surveyText(result.sheets)} {earlier && messages.answersOf(earlier.title, longDate(earlier.endedOn))}
        </p>
        {result.items.map((item) => (
          <SurveyBars key={item.id} item={item} before={earlier?.result?.items.find(({ id }) => id === item.id)} />
        ))}
      </Section>
    </>
  );
}
