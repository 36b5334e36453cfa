import { useFetcher } from '@remix-run/react';
import { memo } from 'react';
import { Block } from '#app/blocks/components.tsx';
import { Button } from '#app/ui/button.tsx';
import { PersonField } from '#app/ui/person-field.tsx';
import type { LessonPart } from './lesson-part.ts';
import { lessonWords as messages } from './lesson-words.ts';

interface LessonBodyProps {
  parts: LessonPart[];
  /** What to say at a block, by its id. */
  problems: Record<string, string>;
}

/** The text and the blocks of a lesson, on its page and in the studio's preview. */
export function LessonBody({ parts, problems }: LessonBodyProps) {
  return parts.map((part) => {
    switch (part.kind) {
      case 'html':
        return <Html key={part.index} index={part.index} html={part.html} />;
      case 'start':
        return <BlockStart key={part.index} part={part} problem={problems[part.id]} />;
      default:
        return (
          <Block
            key={`${part.props.id} ${part.props.tryNumber}`}
            name={part.name}
            {...part.props}
            problem={problems[part.props.id]}
          />
        );
    }
  });
}

/** A simulation that has not been started: what it is, and the button that makes its first try. */
function BlockStart({ part, problem }: { part: Extract<LessonPart, { kind: 'start' }>; problem?: string }) {
  const fetcher = useFetcher();
  return (
    <section className="card stack" id={part.id} aria-labelledby={`${part.id}-title`}>
      <p className="label">{messages.simulation}</p>
      <h3 id={`${part.id}-title`}>{part.title}</h3>
      <p>{part.intro}</p>
      {problem && <p className="field__error">{problem}</p>}
      <fetcher.Form method="post">
        <PersonField />
        <input type="hidden" name="block" value={part.id} />
        <input type="hidden" name="try" value={part.tries} />
        <Button name="intent" value="retry-block" disabled={fetcher.state !== 'idle'}>
          {messages.startSimulation}
        </Button>
      </fetcher.Form>
    </section>
  );
}

/**
 * Text rendered at publication. A document carries it once, as markup: the data beside it has null, and hydration takes
 * over what stands in the page.
 */
const Html = memo(function Html({ index, html }: { index: number; html: string | undefined }) {
  const id = `part-${index}`;
  const text = html ?? (typeof document === 'undefined' ? '' : (document.getElementById(id)?.innerHTML ?? ''));
  return (
    <div
      id={id}
      className="lesson__part"
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: made by our compiler from an allow-listed tree
      dangerouslySetInnerHTML={{ __html: text }}
    />
  );
});
