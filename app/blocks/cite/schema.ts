import { z } from 'zod';

export const citeSchema = z.strictObject({ id: z.string().min(1).max(60) });
