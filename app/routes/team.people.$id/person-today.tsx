import { courseState } from '#app/reporting/course-words.ts';
import type { PersonStanding } from '#app/reporting/team-view.ts';
import { Tag } from '#app/ui/tag.tsx';
import { messages, standingWords } from './messages.ts';

/** How the person stands over all courses, and why. */
export function PersonToday({ standing }: { standing: PersonStanding }) {
  const state = courseState[standing.state];
  const words = standingWords(standing);
  return (
    <section className="section" aria-labelledby="today">
      <h2 className="section__heading" id="today">
        {messages.today}
      </h2>
      <div className="stack stack--tight">
        <p className="row">
          <Tag state={state.tag}>{state.word}</Tag>
          {standing.talk.length > 0 && <Tag state="info">{messages.needsTalk}</Tag>}
        </p>
        {words && <p className="measure">{words}</p>}
        {standing.talk.length > 0 && <p className="measure">{messages.talk(standing.talk)}</p>}
      </div>
    </section>
  );
}
