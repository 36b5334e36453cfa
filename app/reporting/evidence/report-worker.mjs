/** The thread in which the report of an evidence pack is printed: shaping its text would hold up every other request. */
import { answerWith } from '../../platform/answer-with.mjs';

await answerWith(async () => (await import('../../formats/report-pdf.server.ts')).makeReportPdf);
