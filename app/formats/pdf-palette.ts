/** The light palette of `app/ui/tokens.css`; the rule is a shade darker, so that a grey printer still draws it. */
export const palette = {
  ink: '#1a2225',
  quiet: '#4b585c',
  accent: '#0b5c60',
  rule: '#b9b3a4',
  black: '#000000',
} as const;
