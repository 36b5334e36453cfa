interface StoredTextProps {
  /** What text it is, for whoever comes to it by keyboard. */
  label: string;
  children: string;
}

/** A text as it is kept, to be read. It scrolls by itself where it is long, also by keyboard. */
export function StoredText({ label, children }: StoredTextProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
    <section className="stored-text" aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
