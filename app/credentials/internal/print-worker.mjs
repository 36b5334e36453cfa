/** The thread in which certificates are printed: opening fonts, shaping and subsetting would hold up every other request. */
import { answerWith } from '../../platform/answer-with.mjs';

await answerWith(async () => (await import('../certificate-pdf.server.ts')).makeCertificatePdf);
