/** Languages offered for a person, by BCP 47 tag, each in its own words. */
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
