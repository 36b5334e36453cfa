/** Plain text; a blank line begins a paragraph. */
export function Paragraphs({ text, className }: { text: string; className: string }) {
  return (
    <div className={className}>
      {text
        .split(/\n\s*\n/)
        .filter((part) => part.trim() !== '')
        .map((part) => (
          <p key={part}>{part}</p>
        ))}
    </div>
  );
}
