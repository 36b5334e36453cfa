import { z } from 'zod';

export const revealSchema = z.strictObject({ summary: z.string().min(1).max(120) });
