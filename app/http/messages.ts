/** Sentences of the server itself: for requests that reach no page, and for starting up. */
export const messages = {
  refusals: {
    400: {
      title: 'This request could not be read',
      text: 'The address or the form is not in a form that Acumen expects. Go back and try again.',
    },
    403: {
      title: 'This form did not come from Acumen',
      text: 'For your safety Acumen takes forms only from its own pages. Open the page here and send it from there.',
    },
    404: { title: 'There is no such page', text: 'The address may be mistyped, or the page may have moved.' },
    405: { title: 'This cannot be done here', text: 'Acumen does not take this kind of request.' },
    408: {
      title: 'That took too long',
      text: 'The form did not arrive in full. Check the connection and send it again.',
    },
    413: {
      title: 'That is too large',
      text: 'What you sent is larger than Acumen takes: 20 MB for a file that a page of the studio asks for, 1 MB elsewhere. Go back, shorten it and send it again.',
    },
    415: { title: 'This request could not be read', text: 'Acumen takes forms only.' },
    421: {
      title: 'Wrong address',
      text: 'Acumen does not answer under this name. Use the address that you were given.',
    },
    500: {
      title: 'Something went wrong on our side',
      text: 'Nothing that was confirmed as saved is lost. Try again in a moment.',
    },
    503: {
      title: 'Acumen is busy or being looked after',
      text: 'Your answers that were confirmed as saved are safe. Try again in a minute.',
    },
  },
  /** For programs, by the code of a refusal. */
  problems: {
    malformed: {
      title: 'The address could not be read',
      detail: ({ field }: ProblemParams) =>
        `${field ? `“${field}” is no parameter here, or its value is none that it takes` : 'A parameter is missing or wrong'}. /api/v1/openapi.json says which there are.`,
    },
    unauthenticated: {
      title: 'A token is needed',
      detail: () =>
        'Send “Authorization: Bearer” and a token. One that was revoked, is past its last day, or belongs to somebody who cannot sign in any more opens nothing.',
    },
    forbidden: {
      title: 'This token may not read that',
      detail: ({ scope }: ProblemParams) =>
        scope
          ? `It was not made for “${scope}”. Its holder can make another one at /team/tokens.`
          : 'What its holder may see and take away today does not cover it.',
    },
    'not-found': {
      title: 'There is no such thing',
      detail: () => 'Nothing has this address, or the unit is not one that the holder of the token may see.',
    },
    'too-many': {
      title: 'Too many requests with this token',
      detail: ({ seconds }: ProblemParams) => `Wait ${seconds} seconds, then go on. Larger pages need fewer requests.`,
    },
    unavailable: { title: 'The database cannot answer now', detail: () => 'Try again in a minute.' },
    unexpected: {
      title: 'Something went wrong on our side',
      detail: ({ requestId }: ProblemParams) => `The operator finds it in the log under ${requestId}.`,
    },
    other: { title: 'This was refused', detail: () => 'What was asked for cannot be done as things are.' },
  },
  listening: (url: string) => `\nAcumen is ready: ${url}\n`,
  noMail: 'Mail is off: set SMTP_URL and MAIL_FROM to send reminders.',
  stopping: 'Stopping: finishing what is under way.',
  portInUse: (port: number) =>
    `Port ${port} is in use by another program. Stop that program, or choose another port: PORT=${port + 1} npm start`,
  portForbidden: (port: number) =>
    `This user may not open port ${port}. Choose a port from 1024 on, for example: PORT=3000 npm start`,
  demoOnline: (origin: string) =>
    `Acumen does not start at ${origin} while the demo people, whose password everybody knows, can sign in. Remove them with: npm run cli -- demo:remove`,
} as const;

export type RefusedStatus = keyof typeof messages.refusals;

type ProblemParams = Record<string, string | number>;
