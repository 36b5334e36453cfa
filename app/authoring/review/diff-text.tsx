import type { DiffPart } from '#app/curriculum/word-diff.ts';
import { VisuallyHidden } from '#app/ui/visually-hidden.tsx';
import type { DiffRow } from './diff-rows.ts';
import { messages } from './messages.ts';

const words = messages.diff;

/** A compared text: what came and what went is said in words too, drawn by lines as well as colour, and stays so on paper. */
export function DiffText({ rows }: { rows: readonly DiffRow[] }) {
  return (
    <div className="word-diff">
      {rows.map((row, index) =>
        row.kind === 'gap' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: drawn once, in order
          <p key={index} className="word-diff__gap">
            {words.gap(row.lines)}
          </p>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: drawn once, in order
          <p key={index} dir="auto">
            {row.parts.map((part, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: drawn once, in order
              <Part key={at} {...part} />
            ))}
          </p>
        ),
      )}
    </div>
  );
}

function Part({ kind, text }: DiffPart) {
  if (kind === 'same' || text === '') return text;
  const Mark = kind === 'added' ? 'ins' : 'del';
  return (
    <Mark>
      <VisuallyHidden>{words[kind]}</VisuallyHidden>
      {text}
      <VisuallyHidden>{words.end}</VisuallyHidden>
    </Mark>
  );
}
