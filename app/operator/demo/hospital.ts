/** The invented hospital of the demo: every person, unit and number is fictional. */
export const organisationName = 'Northfield Hospitals';

export interface DemoUnit {
  key: string;
  name: string;
  parent: string | null;
}

export const units: DemoUnit[] = [
  { key: 'north', name: 'Northfield Hospitals', parent: null },
  { key: 'medicine', name: 'Medicine', parent: 'north' },
  { key: 'ward4', name: 'Ward 4, Respiratory', parent: 'medicine' },
  { key: 'ward6', name: 'Ward 6, Cardiology', parent: 'medicine' },
  { key: 'amu', name: 'Acute Medical Unit', parent: 'medicine' },
  { key: 'surgery', name: 'Surgery', parent: 'north' },
  { key: 'theatres', name: 'Theatres and Recovery', parent: 'surgery' },
  { key: 'ward9', name: 'Ward 9, Orthopaedics', parent: 'surgery' },
  { key: 'family', name: 'Women and Children', parent: 'north' },
  { key: 'maternity', name: 'Maternity', parent: 'family' },
  { key: 'neonatal', name: 'Neonatal Unit', parent: 'family' },
  { key: 'diagnostics', name: 'Diagnostics and Pharmacy', parent: 'north' },
  { key: 'radiology', name: 'Radiology', parent: 'diagnostics' },
  { key: 'pharmacy', name: 'Pharmacy', parent: 'diagnostics' },
  { key: 'research', name: 'Research and Education', parent: 'north' },
  { key: 'operations', name: 'Operations', parent: 'north' },
  { key: 'reception', name: 'Reception and Bookings', parent: 'operations' },
  { key: 'digital', name: 'Digital Services', parent: 'operations' },
];

/**
 * How far a person has come:
 * new – has never opened a lesson · reading – some lessons done · quiz – all lessons done, quiz open ·
 * short – one attempt fell short · talk – three attempts fell short · done – every certificate held ·
 * lapsed – a certificate that has expired · late – overdue, part way.
 */
export type Stage = 'new' | 'reading' | 'quiz' | 'short' | 'talk' | 'done' | 'lapsed' | 'late';

export interface DemoPerson {
  name: string;
  unit: string;
  role: string;
  stage: Stage;
  locale?: string;
  /** Sign-in address of the accounts that the demo offers. */
  email?: string;
  permissionRole?: 'trainer' | 'reviewer' | 'manager' | 'administrator' | 'auditor';
  manages?: string;
}

export const people: DemoPerson[] = [
  { name: 'Nora Adeyemi', unit: 'ward4', role: 'nurse', stage: 'reading', email: 'nurse@demo.test' },
  { name: 'Daniel Whitlock', unit: 'amu', role: 'physician', stage: 'done', email: 'physician@demo.test' },
  {
    name: 'Theresa Lindqvist',
    unit: 'research',
    role: 'researcher',
    stage: 'done',
    email: 'trainer@demo.test',
    permissionRole: 'trainer',
  },
  {
    name: 'Ruth Okonjo',
    unit: 'research',
    role: 'researcher',
    stage: 'quiz',
    email: 'reviewer@demo.test',
    permissionRole: 'reviewer',
  },
  {
    name: 'Martin Calloway',
    unit: 'medicine',
    role: 'manager',
    stage: 'done',
    email: 'manager@demo.test',
    permissionRole: 'manager',
    manages: 'medicine',
  },
  {
    name: 'Alice Marchetti',
    unit: 'digital',
    role: 'it',
    stage: 'reading',
    email: 'admin@demo.test',
    permissionRole: 'administrator',
  },
  {
    name: 'Omar Haddad',
    unit: 'operations',
    role: 'admin',
    stage: 'new',
    email: 'auditor@demo.test',
    permissionRole: 'auditor',
  },
  { name: 'Łukasz Żurawski', unit: 'ward4', role: 'nurse', stage: 'done', locale: 'pl' },
  { name: 'Αθηνά Παπαδοπούλου', unit: 'ward6', role: 'nurse', stage: 'done', locale: 'el' },
  { name: '王小明', unit: 'radiology', role: 'radiographer', stage: 'done', locale: 'zh' },
  { name: 'עדי לוי', unit: 'amu', role: 'physician', stage: 'done', locale: 'he' },
  { name: 'ليلى منصور', unit: 'maternity', role: 'nurse', stage: 'done', locale: 'ar' },
  { name: 'Ольга Ковальчук', unit: 'theatres', role: 'nurse', stage: 'short', locale: 'uk' },
  { name: 'Siân Prydderch', unit: 'ward4', role: 'nurse', stage: 'talk', locale: 'cy' },
  { name: 'Grace Boateng', unit: 'ward4', role: 'nurse', stage: 'new' },
  { name: 'Peter Hallam', unit: 'ward4', role: 'physician', stage: 'late' },
  { name: 'Imogen Fairley', unit: 'ward4', role: 'allied-health', stage: 'reading' },
  { name: 'Joseph Tembo', unit: 'ward4', role: 'nurse', stage: 'quiz' },
  { name: 'Béatrice Lemoine', unit: 'ward6', role: 'nurse', stage: 'reading', locale: 'fr' },
  { name: 'Samuel Ogunleye', unit: 'ward6', role: 'physician', stage: 'quiz' },
  { name: 'Hannah Sørensen', unit: 'ward6', role: 'nurse', stage: 'lapsed', locale: 'da' },
  { name: 'Callum Reid', unit: 'ward6', role: 'nurse', stage: 'new' },
  { name: 'Yusuf Demir', unit: 'ward6', role: 'physician', stage: 'done', locale: 'tr' },
  { name: 'Chiara Bellini', unit: 'ward6', role: 'allied-health', stage: 'short' },
  { name: 'Rebecca Osei', unit: 'amu', role: 'nurse', stage: 'done' },
  { name: 'Tomasz Wrona', unit: 'amu', role: 'nurse', stage: 'late' },
  { name: 'Amelia Hartigan', unit: 'amu', role: 'physician', stage: 'reading' },
  { name: 'Farid Rahimi', unit: 'amu', role: 'nurse', stage: 'new' },
  { name: 'Louise Pemberton', unit: 'amu', role: 'admin', stage: 'done' },
  { name: 'Kenji Watanabe', unit: 'amu', role: 'pharmacist', stage: 'reading' },
  { name: 'Deborah Mensah', unit: 'theatres', role: 'nurse', stage: 'done' },
  { name: 'Oliver Strand', unit: 'theatres', role: 'physician', stage: 'new' },
  { name: 'Miriam Feldman', unit: 'theatres', role: 'nurse', stage: 'reading' },
  { name: 'Patrick Quinlan', unit: 'theatres', role: 'allied-health', stage: 'done' },
  { name: 'Zeynep Aydın', unit: 'theatres', role: 'nurse', stage: 'quiz', locale: 'tr' },
  { name: 'George Appiah', unit: 'ward9', role: 'nurse', stage: 'done' },
  { name: 'Helen Cartwright', unit: 'ward9', role: 'nurse', stage: 'late' },
  { name: 'Mateus Carvalho', unit: 'ward9', role: 'physician', stage: 'short', locale: 'pt' },
  { name: 'Niamh Gallagher', unit: 'ward9', role: 'allied-health', stage: 'done' },
  { name: 'Arthur Penrose', unit: 'ward9', role: 'nurse', stage: 'new' },
  { name: 'Jasmine Okafor', unit: 'maternity', role: 'nurse', stage: 'reading' },
  { name: 'Elin Bergström', unit: 'maternity', role: 'nurse', stage: 'done', locale: 'sv' },
  { name: 'Rosa Delgado', unit: 'maternity', role: 'nurse', stage: 'short', locale: 'es' },
  { name: 'Sophie Tremaine', unit: 'maternity', role: 'physician', stage: 'done' },
  { name: 'Priyanka Nair', unit: 'neonatal', role: 'nurse', stage: 'done' },
  { name: 'Edward Langford', unit: 'neonatal', role: 'physician', stage: 'reading' },
  { name: 'Agnieszka Nowicka', unit: 'neonatal', role: 'nurse', stage: 'new', locale: 'pl' },
  { name: 'Ibrahim Sesay', unit: 'neonatal', role: 'nurse', stage: 'lapsed' },
  { name: 'Victoria Ashdown', unit: 'radiology', role: 'radiographer', stage: 'reading' },
  { name: 'Lars Hendriksen', unit: 'radiology', role: 'physician', stage: 'done', locale: 'nb' },
  { name: 'Mei Tan', unit: 'radiology', role: 'radiographer', stage: 'quiz' },
  { name: 'Stephen Achebe', unit: 'pharmacy', role: 'pharmacist', stage: 'done' },
  { name: 'Claire Dubois', unit: 'pharmacy', role: 'pharmacist', stage: 'reading', locale: 'fr' },
  { name: 'Andrew Molloy', unit: 'pharmacy', role: 'pharmacist', stage: 'new' },
  { name: 'Ingrid Falk', unit: 'research', role: 'researcher', stage: 'reading', locale: 'sv' },
  { name: 'Benjamin Stroud', unit: 'research', role: 'researcher', stage: 'new' },
  { name: 'Fatima Zahra Idrissi', unit: 'reception', role: 'admin', stage: 'done', locale: 'fr' },
  { name: 'Kevin Dunmore', unit: 'reception', role: 'admin', stage: 'talk' },
  { name: 'Janet Winslow', unit: 'reception', role: 'admin', stage: 'reading' },
  { name: 'Marcus Thorne', unit: 'digital', role: 'it', stage: 'done' },
  { name: 'Anjali Deshpande', unit: 'digital', role: 'it', stage: 'new' },
  { name: 'Rhys Morgan', unit: 'digital', role: 'it', stage: 'late', locale: 'cy' },
];

export const demoPassword = 'demo-acumen-2026';
