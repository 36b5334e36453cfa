import { performance } from 'node:perf_hooks';
import { expect, test } from 'vitest';
import { makeSnapshot } from '#tests/factories/certificates.ts';
import { makeCertificatePdf } from './certificate-pdf.server.ts';
import { printCertificate } from './print-certificate.server.ts';

function certificate(name: string) {
  const snapshot = makeSnapshot(name, 'salt', { serial: '7K3M2-9QX4T-BH8VD-W0R5N' });
  return { snapshot, name, verifyUrl: 'https://learn.riverside-hospital.example/verify/7K3M2-9QX4T-BH8VD-W0R5N' };
}

test('the thread prints the same bytes as the function, in whatever order and beside whichever others', {
  timeout: 60_000,
}, async () => {
  const certificates = ['Ada Lovelace', '王小明', 'ليلى منصور'].map(certificate);
  const printed = await Promise.all([...certificates].reverse().map((each) => printCertificate(each)));
  for (const [index, each] of certificates.entries()) {
    const made = await makeCertificatePdf(each);
    expect(printed.at(-1 - index)?.equals(made)).toBe(true);
  }
});

test('printing leaves the event loop to others', { timeout: 60_000 }, async () => {
  await printCertificate(certificate('Ada Lovelace'));
  const before = performance.eventLoopUtilization();
  for (const name of ['Łukasz Żurawski', 'עדי לוי', '한국어', '陳大文']) await printCertificate(certificate(name));
  expect(performance.eventLoopUtilization(before).utilization).toBeLessThan(0.5);
});

test('what cannot be printed is an error, and the next certificate is printed', async () => {
  const { snapshot, ...rest } = certificate('Ada Lovelace');
  await expect(printCertificate({ ...rest, snapshot: { ...snapshot, issuedAt: 'never' } })).rejects.toThrow();
  expect((await printCertificate({ ...rest, snapshot })).subarray(0, 5).toString()).toBe('%PDF-');
});
