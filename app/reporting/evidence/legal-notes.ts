/** A duty or framework in our words, as it was read on a day. Read again and dated anew when the law moves. */
export interface LegalNote {
  what: string;
  where: string;
  text: string;
}

/** The day on which all of these were last read. */
export const legalNotesCheckedOn = '2026-11-23';

export const legalNotes: LegalNote[] = [
  {
    what: 'AI literacy, European Union',
    where:
      'Regulation (EU) 2024/1689 (AI Act), Article 4, as amended by Regulation (EU) 2026/1744, in force 27 July 2026',
    text: 'Providers and deployers take measures to support the development of AI literacy among staff and others who use AI on their behalf, with regard to their knowledge, experience and training, the context of use and the people affected. It guarantees no particular level for any one person. No certificate, format or test is required; the Commission’s answers to questions ask for internal records of what was done.',
  },
  {
    what: 'Responsible use of AI, United States',
    where: 'Joint Commission and Coalition for Health AI, 17 September 2025; not binding',
    text: 'Seven elements, of which education and training is one: governance, privacy and transparency, data security, quality monitoring, safety reporting, risk and bias assessment, education and training.',
  },
  {
    what: 'Privacy training, United States',
    where: '45 CFR 164.530(b) and (j) (HIPAA Privacy Rule)',
    text: 'The workforce is trained on the organisation’s policies for protected health information as their functions need it, new members within a reasonable time, and again when a material change affects them; this is documented and kept for six years.',
  },
  {
    what: 'Ambient scribes, England',
    where: 'NHS England guidance, 27 April 2025',
    text: 'Among what organisations put in place before use is the training of those who use the tool; the clinician reviews what it writes.',
  },
];
