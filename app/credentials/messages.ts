/** Sentences of the printed certificate; the words of the certificate itself stand in `certification/sheet-messages.ts`. */
export const messages = {
  lang: 'en',
  title: (curriculum: string, name: string) => `Certificate: ${curriculum}, ${name}`,
  subject: (serial: string) => `Certificate of completion ${serial}`,
  fileName: (curriculum: string, serial: string) => `Acumen certificate, ${curriculum}, ${serial}`,
  mark: 'Acumen',
  outcomes: 'In plain words',
  outcomesLead: 'Whoever completes these modules should be able to:',
  outcomesShort: 'In plain words, whoever completes it should be able to:',
  check: 'Check this certificate',
  checkHow: 'Scan the code, or open',
  checkWhy:
    'The page shows every claim made here and whether it still holds. Where paper and page differ, believe the page.',
  link: (serial: string) => `Check certificate ${serial} online`,
  qr: (url: string) => `QR code that opens ${url}`,
  page: (page: number, pages: number) => `Page ${page} of ${pages}`,
} as const;
