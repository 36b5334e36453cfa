/** The mark: a sharp A, with a person where its crossbar would be. It takes the colour of its text. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg className={className} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path fill="currentColor" d="M16 2 30 30h-8.4L13.2 10.8 4.4 30H2z" />
      <circle fill="currentColor" cx="12.9" cy="25.8" r="3.7" />
    </svg>
  );
}
