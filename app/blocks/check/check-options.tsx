import { messages as words } from './messages.ts';
import type { CheckResult, CheckView } from './model.ts';

type OptionResult = CheckResult['options'][number];

/** Each option with what became of it and why. Where one answer was asked for, those beside it keep just their reason. */
export function CheckOptions({ view, options }: { view: CheckView; options: OptionResult[] }) {
  const texts = new Map(view.options.map((option) => [option.id, option.text]));
  return (
    <ul className="check__results">
      {options.map((option) => {
        const mark = markOf(option, view.type === 'multiple');
        return (
          <li className={`check__result check__result--${shapeOf(option)}`} key={option.id}>
            <p>{texts.get(option.id)}</p>
            {mark && <p className="check__mark">{mark}</p>}
            <p className="check__feedback">{option.feedback}</p>
          </li>
        );
      })}
    </ul>
  );
}

/** A cross is for what was chosen wrongly: what was rightly left alone is no fault. */
function shapeOf({ right, chosen }: OptionResult): 'fits' | 'wrong' | 'left' {
  if (right) return 'fits';
  return chosen ? 'wrong' : 'left';
}

function markOf({ right, chosen }: OptionResult, many: boolean): string | null {
  if (chosen) return right ? words.chosenRight : words.chosenWrong;
  if (right) return many ? words.missed : words.missedOnly;
  return many ? words.leftOut : null;
}
