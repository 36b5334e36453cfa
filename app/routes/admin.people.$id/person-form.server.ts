import { z } from 'zod';
import { givenRoles } from '#app/administration/person-change.ts';
import { DayText, OperationKey, Revision, RowId, RowIdOrNone } from '#app/http/form-fields.server.ts';

const intent = <I extends string, S extends z.ZodRawShape>(name: I, shape: S) =>
  z.object({ intent: z.literal(name), key: OperationKey, ...shape });
const yesOrNo = z.enum(['0', '1']);
const dates = { fromOn: DayText, untilOn: DayText };

/** Every form of a person's page. */
export const PersonForm = z.discriminatedUnion('intent', [
  intent('name', { name: z.string(), revision: Revision }),
  intent('contact', { staffNumber: z.string(), email: z.string(), revision: Revision }),
  intent('active', { active: yesOrNo, revision: Revision }),
  intent('sign-in-code', { how: z.enum(['hand', 'mail']) }),
  intent('employ', { unit: RowIdOrNone, jobRole: RowIdOrNone, main: yesOrNo, fromOn: DayText }),
  intent('end-employment', { row: RowId, untilOn: DayText }),
  intent('absence', dates),
  intent('end-absence', { row: RowId, untilOn: DayText }),
  intent('grant', { role: z.enum(givenRoles), unit: RowIdOrNone, ...dates }),
  intent('end-grant', { role: z.string().max(60), unit: RowIdOrNone, module: z.string().max(100) }),
  intent('deputy', { staffNumber: z.string().max(80), ...dates }),
  intent('end-deputy', { row: RowId }),
]);
