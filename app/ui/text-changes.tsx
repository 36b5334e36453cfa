import { Details } from './details.tsx';
import { VisuallyHidden } from './visually-hidden.tsx';

interface ChangedPart {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

interface TextChangesProps {
  /** Lines of the old and the new text, in reading order. */
  lines: ChangedPart[][];
  words: {
    added: string;
    removed: string;
    /** Summary of lines that stayed as they were. */
    unchanged: (lines: number) => string;
    /** Said of a text that is new, or gone, from its first word to its last; it is then drawn without marks. */
    whole?: { added: string; removed: string };
  };
}

/** Lines that stayed next to a change give it its place; longer stretches of them are folded away. */
const beside = 1;

/** What became of a text: what was added is marked, what was removed is struck, and both are said in words. */
export function TextChanges({ lines, words }: TextChangesProps) {
  const kind = kindOfAll(lines);
  if (words.whole && kind !== null) return <WholeText said={words.whole[kind]} lines={lines} />;
  return (
    <div className="changes">
      {stretches(lines).map(({ from, isFolded, lines: some }) =>
        isFolded ? (
          <Details key={from} summary={words.unchanged(some.length)}>
            <Lines lines={some} from={from} words={words} />
          </Details>
        ) : (
          <Lines key={from} lines={some} from={from} words={words} />
        ),
      )}
    </div>
  );
}

/** Marks on every word of a text would only make it hard to read. */
function WholeText({ said, lines }: { said: string; lines: ChangedPart[][] }) {
  const texts = lines.map((line) => line.map(({ text }) => text).join('')).filter((text) => text.trim() !== '');
  return (
    <div className="changes">
      <p className="muted">{said}</p>
      {texts.map((text, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place.
        <p className="changes__line" key={index}>
          {text}
        </p>
      ))}
    </div>
  );
}

function kindOfAll(lines: ChangedPart[][]): 'added' | 'removed' | null {
  const kinds = new Set(lines.flatMap((line) => line.filter(({ text }) => text !== '').map(({ kind }) => kind)));
  const [kind] = kinds;
  return kinds.size === 1 && kind !== 'same' ? (kind ?? null) : null;
}

function Lines({ lines, from, words }: TextChangesProps & { from: number }) {
  return lines.map((line, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place.
    <p className="changes__line" key={from + index}>
      {line.map((part, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts have no identity but their place.
        <Part key={place} part={part} words={words} />
      ))}
    </p>
  ));
}

function Part({ part: { kind, text }, words }: { part: ChangedPart } & Pick<TextChangesProps, 'words'>) {
  if (kind === 'same') return text;
  const said = <VisuallyHidden>{`${words[kind]}: `}</VisuallyHidden>;
  if (kind === 'added')
    return (
      <ins className="changes__added">
        {said}
        {text}
      </ins>
    );
  return (
    <del className="changes__removed">
      {said}
      {text}
    </del>
  );
}

interface Stretch {
  from: number;
  isFolded: boolean;
  lines: ChangedPart[][];
}

function stretches(lines: ChangedPart[][]): Stretch[] {
  const isChanged = lines.map((line) => line.some((part) => part.kind !== 'same'));
  const isNear = (index: number) => isChanged.slice(Math.max(0, index - beside), index + beside + 1).includes(true);
  const found: Stretch[] = [];
  for (const [index, line] of lines.entries()) {
    const isFolded = !isNear(index);
    const last = found.at(-1);
    if (last?.isFolded === isFolded) last.lines.push(line);
    else found.push({ from: index, isFolded, lines: [line] });
  }
  // A single line takes no more room than its fold.
  return found.map((stretch) => ({ ...stretch, isFolded: stretch.isFolded && stretch.lines.length > 1 }));
}
