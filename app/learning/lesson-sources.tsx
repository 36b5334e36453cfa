import type { LessonSource } from './lesson-part.ts';
import { lessonWords as messages } from './lesson-words.ts';

/** The list of what a lesson cites; nothing where it cites nothing. */
export function LessonSources({ sources }: { sources: LessonSource[] }) {
  if (sources.length === 0) return null;
  return (
    <section className="sources" aria-labelledby="sources">
      <h2 className="sources__title" id="sources">
        {messages.sources}
      </h2>
      <ol className="sources__list">
        {sources.map((source) => (
          <li key={source.id} id={`source-${source.n}`} value={source.n}>
            {source.url ? (
              <a href={source.url} rel="noreferrer external">
                {source.cite}
              </a>
            ) : (
              source.cite
            )}{' '}
            <span className="muted">{messages.sourceStatus[source.status]}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
