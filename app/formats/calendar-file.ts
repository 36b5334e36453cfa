export interface CalendarEvent {
  /** Stays the same when the day changes, so that a calendar moves its entry. */
  uid: string;
  /** A whole day, `YYYY-MM-DD`. */
  on: string;
  title: string;
  description: string;
  url: string;
}

/** A calendar of whole days by RFC 5545, `text/calendar; charset=utf-8`. */
export function calendarFile(events: CalendarEvent[], now: Date): string {
  const stamp = `${now.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
  const lines = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Acumen//Due dates//EN', 'CALSCALE:GREGORIAN'],
    ...events.flatMap((event) => eventLines(event, stamp)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

function eventLines({ uid, on, title, description, url }: CalendarEvent, stamp: string): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${text(uid)}`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${on.replaceAll('-', '')}`,
    `SUMMARY:${text(title)}`,
    `DESCRIPTION:${text(description)}`,
    `URL:${new URL(url).href}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

/** §3.3.11: backslash, semicolon, comma and line break are escaped; other control characters have no place. */
function text(value: string): string {
  return value
    .replaceAll(/[\\;,]/g, '\\$&')
    .replaceAll(/\r\n|[\r\n\u2028\u2029]/g, '\\n')
    .replaceAll(/[\p{Cc}\p{Cs}]/gu, ' ');
}

const longestLine = 75;

/** §3.1: no line is longer than 75 octets; what follows begins with a space. A character is never cut in two. */
function fold(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > longestLine) {
      parts.push(part);
      part = ' ';
      octets = 1;
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join('\r\n');
}
