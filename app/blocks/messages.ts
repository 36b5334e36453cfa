/** Words that become part of compiled markup: they stand as they were on the day of publication, in the language of the lesson. */
export interface BlockWords {
  callout: Record<'note' | 'warning' | 'remember' | 'ward', string>;
  example: string;
  keyPoints: string;
  prompt: string;
  source: (n: number) => string;
  sourceLine: string;
  localMissing: (name: string) => string;
}

const spoken = (name: string) => name.replaceAll('-', ' ');

const words: Record<string, BlockWords> = {
  en: {
    callout: { note: 'Note', warning: 'Take care', remember: 'Remember', ward: 'On your ward' },
    example: 'Worked example',
    keyPoints: 'Take this with you',
    prompt: 'Prompt',
    source: (n) => `Source ${n}`,
    sourceLine: 'Source:',
    localMissing: (name) => `(not filled in here yet: ${spoken(name)})`,
  },
  de: {
    callout: { note: 'Hinweis', warning: 'Achtung', remember: 'Merken', ward: 'Auf Ihrer Station' },
    example: 'Beispiel',
    keyPoints: 'Das nehmen Sie mit',
    prompt: 'Prompt',
    source: (n) => `Quelle ${n}`,
    sourceLine: 'Quelle:',
    localMissing: (name) => `(hier noch nicht ausgefüllt: ${spoken(name)})`,
  },
  ar: {
    callout: { note: 'ملاحظة', warning: 'انتبه', remember: 'تذكّر', ward: 'في قسمك' },
    example: 'مثال',
    keyPoints: 'خذ هذا معك',
    prompt: 'موجّه',
    source: (n) => `المصدر ${n}`,
    sourceLine: 'المصدر:',
    localMissing: (name) => `(لم يُملأ هنا بعد: ${spoken(name)})`,
  },
};

/** In English where we have none in the language of the lesson. */
export function blockWords(lang: string): BlockWords {
  return words[lang.toLowerCase().split('-')[0] ?? ''] ?? (words.en as BlockWords);
}
