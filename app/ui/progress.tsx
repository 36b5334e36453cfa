interface ProgressProps {
  value: number;
  max: number;
  /** The same in words: "4 of 6 lessons done". */
  words: string;
}

export function Progress({ value, max, words }: ProgressProps) {
  return (
    <div className="progress">
      <progress className="progress__bar" value={value} max={Math.max(max, 1)} aria-label={words}>
        {words}
      </progress>
      <span className="progress__words" aria-hidden="true">
        {words}
      </span>
    </div>
  );
}
