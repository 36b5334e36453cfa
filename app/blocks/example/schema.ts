import { z } from 'zod';

export const exampleSchema = z.strictObject({ title: z.string().min(1).max(120) });
