import type { ReactNode } from 'react';
import { Choices, Radio } from '#app/ui/choices.tsx';
import { TextInput } from '#app/ui/field.tsx';
import { Tag } from '#app/ui/tag.tsx';
import type { Dimension, SurveyItem } from './instrument.ts';
import { messages } from './messages.ts';
import { dontKnow } from './score.ts';
import { type Entry, levelField, longestNote, noteField } from './sheet.ts';

const words = {
  note: 'Evidence in one line, wanted for levels 4 and 5',
  choose: 'Choose a level, or “Don’t know”.',
  chooseSurvey: 'Choose an answer, or “I cannot say”.',
  proveIt: 'Say in one line what shows it.',
} as const;

interface Problems {
  unanswered: readonly string[];
  withoutEvidence: readonly string[];
}

/** Where each problem stands on the sheet, in its order. */
export const sheetErrors = ({ unanswered, withoutEvidence }: Problems, titles: ReadonlyMap<string, string>) => [
  ...unanswered.map((id) => ({ href: `#${levelField(id)}`, text: `${titles.get(id)}: ${messages.notAnswered}` })),
  ...withoutEvidence.map((id) => ({ href: `#${noteField(id)}`, text: `${titles.get(id)}: ${messages.noEvidence}` })),
];

interface PanelItemProps {
  item: Dimension['items'][number];
  entry: Entry | undefined;
  problems: Problems;
}

export function PanelItem({ item: { id, title, critical, anchors }, entry, problems }: PanelItemProps) {
  return (
    <div className="sheet-item">
      <Levels
        id={id}
        legend={
          <>
            <span className="heat__id">{id}</span> {title}
            {critical && (
              <>
                {' '}
                <Tag state="info">{messages.critical}</Tag>
              </>
            )}
          </>
        }
        anchors={anchors}
        unknown={messages.dontKnow}
        chosen={entry?.level}
        error={problems.unanswered.includes(id) ? words.choose : undefined}
      />
      <TextInput
        id={noteField(id)}
        name={noteField(id)}
        label={
          <>
            {words.note}
            <span className="visually-hidden">, {id}</span>
          </>
        }
        error={problems.withoutEvidence.includes(id) ? words.proveIt : undefined}
        defaultValue={entry?.note}
        maxLength={longestNote}
        autoComplete="off"
      />
    </div>
  );
}

export function SurveyQuestion({
  item: { id, question, anchors },
  entry,
  missing,
}: {
  item: SurveyItem;
  entry: Entry | undefined;
  missing: boolean;
}) {
  return (
    <div className="sheet-item">
      <Levels
        id={id}
        legend={question}
        anchors={anchors}
        unknown={messages.cannotSay}
        chosen={entry?.level}
        error={missing ? words.chooseSurvey : undefined}
      />
    </div>
  );
}

interface LevelsProps {
  id: string;
  legend: ReactNode;
  anchors: readonly string[];
  /** The words of the choice that says nothing. */
  unknown: string;
  chosen: number | null | undefined;
  error?: string;
}

function Levels({ id, legend, anchors, unknown, chosen, error }: LevelsProps) {
  const name = levelField(id);
  const rows = [...anchors.map((anchor, index) => [index + 1, anchor] as const), [dontKnow, unknown] as const];
  return (
    <Choices id={name} legend={legend} error={error}>
      {rows.map(([level, text]) => (
        <Radio
          key={level}
          name={name}
          value={level}
          defaultChecked={chosen === level}
          label={
            level === dontKnow ? (
              text
            ) : (
              <span className="sheet-item__choice">
                <span className="sheet-item__level">{level}</span> <span className="sheet-item__anchor">{text}</span>
              </span>
            )
          }
        />
      ))}
    </Choices>
  );
}
