import { z } from 'zod';
import { type ApiPath, apiPaths } from './paths.ts';

/** The description of `/api/v1` (OpenAPI 3.1), made from the schemas that questions and answers are read through. */
export function describeApi(origin: string) {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Acumen',
      version: '1',
      description:
        'Reads what the holder of a token may see today, and changes nothing. Tokens are made at /team/tokens. Fields and values may be added; none is removed or given another meaning within this version.',
    },
    servers: [{ url: `${origin}/api/v1` }],
    security: [{ token: [] }],
    paths: Object.fromEntries(Object.entries(apiPaths).map(([path, asked]) => [path, { get: describePath(asked) }])),
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: 'A token that begins with acm_' } },
      responses: {
        Problem: {
          description: 'Why there is no answer (RFC 9457)',
          content: { 'application/problem+json': { schema: schemaOf(Problem, 'output') } },
        },
      },
    },
  };
}

const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
});

const problems = ['400', '401', '403', '404', '429', '500', '503'];

function describePath({ summary, scope, query, answer }: ApiPath) {
  return {
    summary,
    description: `Needs the scope \`${scope}\`.`,
    parameters: parametersOf(query),
    responses: {
      200: { description: 'The answer', content: { 'application/json': { schema: schemaOf(answer, 'output') } } },
      ...Object.fromEntries(problems.map((status) => [status, { $ref: '#/components/responses/Problem' }])),
    },
  };
}

function parametersOf(query: z.ZodObject) {
  return Object.entries(query.shape).map(([name, type]) => {
    const { description, ...schema } = schemaOf(type as z.ZodType, 'input');
    return { name, in: 'query', required: false, description, schema };
  });
}

/** Open to members that come later, as the description promises. */
function schemaOf(type: z.ZodType, io: 'input' | 'output') {
  const { $schema: _, ...schema } = z.toJSONSchema(type, {
    io,
    override: ({ jsonSchema }) => {
      delete jsonSchema.additionalProperties;
    },
  });
  return schema;
}
