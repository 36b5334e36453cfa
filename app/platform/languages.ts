/** Languages that people may have and lessons may be in, by BCP 47 tag, each in its own words. */
export const languages = [
  { value: 'en', text: 'English' },
  { value: 'ar', text: 'العربية' },
  { value: 'de', text: 'Deutsch' },
  { value: 'el', text: 'Ελληνικά' },
  { value: 'es', text: 'Español' },
  { value: 'fr', text: 'Français' },
  { value: 'he', text: 'עברית' },
  { value: 'it', text: 'Italiano' },
  { value: 'pl', text: 'Polski' },
  { value: 'pt', text: 'Português' },
  { value: 'tr', text: 'Türkçe' },
  { value: 'zh', text: '中文' },
];

export const languageTags = languages.map(({ value }) => value);

/** The language of a tag without its region: `pt` of `pt-BR`. */
export const primary = (tag: string): string => tag.toLowerCase().split('-')[0] ?? tag;

/** What a language calls itself; the tag where we do not know. */
export const languageName = (tag: string): string => languages.find(({ value }) => value === primary(tag))?.text ?? tag;
