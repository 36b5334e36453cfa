import type { Remark } from '#app/learning/remarks/remark.ts';
import { longDate } from '#app/ui/dates.ts';
import { remarkWords as words } from './messages.ts';

/** What a learner said, as an author reads it. */
export function RemarkText({ remark }: { remark: Remark }) {
  const { quote, text, name, version, on, handledOn, reply } = remark;
  return (
    <>
      {quote !== '' && (
        <p className="remark__quote" dir="auto">
          {quote}
        </p>
      )}
      {text === '' ? <p className="muted">{words.noText}</p> : <blockquote className="remark">{text}</blockquote>}
      <p className="muted">{[name ?? words.somebody, longDate(on), words.version(version)].join(' · ')}</p>
      {handledOn !== null && (
        <p>
          {reply === '' ? (
            words.noReply
          ) : (
            <>
              <strong>{words.replied}:</strong> {reply}
            </>
          )}
        </p>
      )}
    </>
  );
}
