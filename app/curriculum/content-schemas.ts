import { z } from 'zod';

const itemId = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case letters and digits, with single hyphens between them');
const outcomeId = z
  .string()
  .max(40)
  .regex(/^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$/, 'must be the id of an outcome, such as LO-09');
const line = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .refine(
      (text) => text.trim() === text && !/\p{Cc}|\p{Surrogate}/u.test(text),
      'must be one line without blanks at its ends',
    );
const day = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'must be a date such as 2027-05-23');
const track = z.enum(['foundation', 'full']);
const minutes = z.int().min(1).max(600);
const percent = z.int().min(1).max(100);

/** Sorted, since their order says nothing and the hash must not see one. */
const tracks = z
  .array(track)
  .min(1)
  .refine((list) => new Set(list).size === list.length, 'has an entry twice')
  .transform((list) => [...list].sort());

/** Words that stand where a lesson's id stands in an address. */
export const reservedLessonIds = ['quiz', 'review', 'search', 'notes'];

export const lessonFrontMatterSchema = z.strictObject({
  id: itemId.refine((id) => !reservedLessonIds.includes(id), 'is a word that addresses keep for something else'),
  title: line(120),
  minutes: z.int().min(1).max(60),
  tracks,
  outcomes: z
    .array(outcomeId)
    .min(1)
    .refine((list) => new Set(list).size === list.length, 'has an entry twice')
    .transform((list) => [...list].sort()),
});
export type LessonFrontMatter = z.infer<typeof lessonFrontMatterSchema>;

/** The head of a translation; everything else is as its source has it. */
export const translationFrontMatterSchema = z.strictObject({ id: itemId, title: line(120) });

export const moduleFileSchema = z.strictObject({
  id: itemId,
  lang: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a language tag such as en'),
  title: line(120),
  summary: line(300),
  outcomes: z.array(z.strictObject({ id: outcomeId, text: line(300) })).min(1),
  tracks: z
    .strictObject({ foundation: z.strictObject({ minutes }).optional(), full: z.strictObject({ minutes }).optional() })
    .refine((offered) => Object.keys(offered).length > 0, 'must offer foundation, full or both'),
  rule: z.strictObject({
    draw: z.strictObject({ perOutcome: z.int().min(1).max(50) }),
    full: z.strictObject({ passPercent: percent }),
    pretest: z.strictObject({ passPercent: percent }),
  }),
  delta_days: z.int().min(1).max(365).default(30),
  owned_by: z.enum(['folder', 'studio']).default('folder'),
  review_by: day.optional(),
  /** Advice that somebody has decided to live with, and why. */
  silenced: z.array(z.strictObject({ rule: line(60), place: line(140), reason: line(500) })).optional(),
  edition: z
    .strictObject({
      number: z.int().min(2),
      kind: z.enum(['minor', 'material']),
      redo: z.array(itemId).optional(),
      reason: line(500),
    })
    .optional(),
});
export type ModuleFile = z.infer<typeof moduleFileSchema>;

export const sourceSchema = z.strictObject({
  title: line(300),
  publisher: line(200),
  date: z
    .union([z.string(), z.int().min(1900).max(2999).transform(String)])
    .refine((text) => /^\d{4}(-\d{2}(-\d{2})?)?$/.test(text), 'must be a date or a year, such as 2023-06-15 or 2019'),
  cite: line(600),
  url: z
    .url({ protocol: /^https$/, hostname: z.regexes.domain })
    .max(500)
    .refine((text) => !/[\s\\@]/.test(text), 'may not hold blanks, backslashes or a user name')
    .optional(),
  status: z.enum(['verified', 'secondary', 'general-knowledge']),
  checked_on: day,
});
export const sourcesFileSchema = z.strictObject({ sources: z.record(itemId, sourceSchema) });
export type Source = z.infer<typeof sourceSchema>;

export const rolesFileSchema = z.strictObject({
  roles: z.array(z.strictObject({ slug: itemId, name: line(80) })),
});

export const curriculumFileSchema = z.strictObject({
  id: itemId,
  title: line(120),
  validity_months: z.int().min(1).max(120),
  rule: z.strictObject({ pooledFoundationPercent: percent }),
  /** The quiz of a later stage opens when the earlier ones are finished; modules of one stage are taken in any order. */
  modules: z.array(z.strictObject({ module: itemId, track, stage: z.int().min(1).max(20) })).min(1),
  /** Who is given it when an installation is set up; rules are the installation's own from then on. */
  assign: z
    .discriminatedUnion('to', [
      z.strictObject({ to: z.literal('everyone') }),
      z.strictObject({ to: z.literal('job-role'), role: itemId }),
    ])
    .optional(),
  due_days: z.int().min(1).max(1000).default(30),
  grace_days: z.int().min(0).max(365).default(14),
});
export type CurriculumFile = z.infer<typeof curriculumFileSchema>;

/** The texts of a question in another language; everything else is as its source has it. */
export const translatedQuestionSchema = z.strictObject({
  id: itemId,
  stem: z.unknown(),
  scenario: z.unknown().optional(),
  options: z.unknown().optional(),
  left: z.unknown().optional(),
  right: z.unknown().optional(),
  unit: z.unknown().optional(),
  feedback: z.unknown(),
  reteach: z.unknown().optional(),
});

/** The author's list; each entry is read by its type's own schema afterwards. */
export const questionsFileSchema = z.strictObject({ questions: z.array(z.record(z.string(), z.unknown())) });
