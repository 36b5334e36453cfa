import type { ReactNode } from 'react';

const rightToLeft = new Set(['ar', 'fa', 'he', 'ur', 'yi', 'ps', 'sd', 'ckb', 'dv', 'ug']);

interface InLanguageProps {
  /** Null: that of the page, English. */
  lang: string | null;
  inline?: boolean;
  children: ReactNode;
}

/** Text in another language than the page: told to the voice that reads it, and set in its direction. */
export function InLanguage({ lang, inline, children }: InLanguageProps) {
  const own = lang?.toLowerCase().split('-')[0];
  if (lang === null || own === undefined || own === 'en') return children;
  const Box = inline ? 'span' : 'div';
  return (
    <Box lang={lang} dir={rightToLeft.has(own) ? 'rtl' : 'ltr'}>
      {children}
    </Box>
  );
}
