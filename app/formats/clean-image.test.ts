import { createServer } from 'node:http';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { expect, onTestFinished, test } from 'vitest';
import { type CleanImage, cleanImage, imageLimits } from './clean-image.server.ts';

const red = { r: 200, g: 30, b: 30 };
const picture = (width = 60, height = 30) => sharp({ create: { width, height, channels: 3, background: red } });
const svg = (inside: string, head = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">') =>
  Buffer.from(`${head}${inside}</svg>`);

async function cleaned(upload: Buffer): Promise<CleanImage> {
  const result = await cleanImage(upload);
  if (!result.ok) throw new Error(result.message);
  return result.image;
}

async function refusal(upload: Buffer): Promise<string> {
  const result = await cleanImage(upload);
  if (result.ok) throw new Error('This picture was taken.');
  expect(result.fix).toMatch(/\.$/);
  return result.message;
}

const kinds: [kind: string, make: () => Promise<Buffer>, type: string][] = [
  ['PNG', () => picture().png().toBuffer(), 'image/png'],
  ['JPEG', () => picture().jpeg().toBuffer(), 'image/jpeg'],
  ['WebP', () => picture().webp().toBuffer(), 'image/png'],
  ['GIF', () => picture().gif().toBuffer(), 'image/png'],
];

test.each(kinds)('a %s is made anew and says its size', async (_kind, make, type) => {
  const image = await cleaned(await make());
  expect(image).toMatchObject({ type, width: 60, height: 30, stilled: false });
  expect(await sharp(image.bytes).metadata()).toMatchObject({ width: 60, height: 30, space: 'srgb' });
});

test('place, camera and comments go, and the picture stands upright without its note about turning', async () => {
  const turned = await picture(60, 30).withMetadata({ orientation: 6 }).jpeg().toBuffer();
  const place = { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' };
  const photo = await sharp(turned)
    .keepMetadata()
    .withExifMerge({ IFD0: { Copyright: 'Ward 7' }, IFD3: place })
    .jpeg()
    .toBuffer();
  expect(photo.includes('Ward 7')).toBe(true);
  expect((await sharp(photo).metadata()).orientation).toBe(6);
  const image = await cleaned(photo);
  expect(image).toMatchObject({ width: 30, height: 60 });
  const { exif, xmp, iptc, orientation } = await sharp(image.bytes).metadata();
  expect([exif, xmp, iptc, orientation]).toEqual([undefined, undefined, undefined, undefined]);
  expect(image.bytes.includes('Ward 7')).toBe(false);
});

test('a file that is a picture and something else is only a picture afterwards', async () => {
  const page = Buffer.from('<script>alert(1)</script>PK\u0003\u0004');
  for (const make of [picture().png(), picture().jpeg(), picture().gif(), picture().webp()]) {
    const image = await cleaned(Buffer.concat([await make.toBuffer(), page]));
    expect(image.bytes.includes('script')).toBe(false);
    expect(image.bytes.includes('PK\u0003\u0004')).toBe(false);
  }
});

test('of an animation the first frame is left, and that is said', async () => {
  const frames = await sharp([await picture().png().toBuffer(), await picture().negate().png().toBuffer()], {
    join: { animated: true },
  })
    .gif()
    .toBuffer();
  expect(await cleaned(frames)).toMatchObject({ width: 60, height: 30, stilled: true });
});

const foreign: [what: string, bytes: Buffer][] = [
  ['nothing', Buffer.alloc(0)],
  ['a page', Buffer.from('<!doctype html><html><svg></svg>')],
  ['a PDF', Buffer.from('%PDF-1.7')],
  ['a TIFF', Buffer.from('II*\0')],
  ['an archive', Buffer.from('PK\u0003\u0004')],
  ['a bitmap', Buffer.from('BM      ')],
  ['a JPEG XL', Buffer.from([0xff, 0x0a, 0, 0])],
  ['a packed drawing', Buffer.from([0x1f, 0x8b, 8, 0])],
  ['a text that speaks of drawings', Buffer.from('See <svg> here')],
];

test.each(foreign)('refuses %s, whatever it is called', async (_what, bytes) => {
  expect(await refusal(bytes)).toMatch(/not a PNG, JPEG, WebP, GIF or SVG/);
});

test('refuses what is cut short or only begins like a picture', async () => {
  const noise = sharp({
    create: {
      width: 200,
      height: 200,
      channels: 3,
      background: red,
      noise: { type: 'gaussian', mean: 120, sigma: 50 },
    },
  });
  for (const make of [noise.clone().png(), noise.clone().jpeg(), noise.clone().webp()]) {
    const whole = await make.toBuffer();
    expect(await refusal(whole.subarray(0, Math.floor(whole.length / 2)))).toMatch(/damaged or cut short/);
    expect(await refusal(whole.subarray(0, 20))).toMatch(/damaged or cut short/);
  }
  expect(await refusal(Buffer.from('GIF89a=1;alert(1)//'))).toMatch(/damaged/);
});

/** A PNG that says any size, with next to no pixels in it. */
function pngOf(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const rows = deflateSync(Buffer.alloc(100_000));
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
}

test('refuses more pixels than fit into memory, before they are decoded', async () => {
  const before = process.memoryUsage().rss;
  expect(await refusal(pngOf(60_000, 60_000))).toMatch(/million pixels/);
  expect(await refusal(pngOf(2_000_000_000, 2))).toMatch(/million pixels|damaged/);
  expect(await refusal(svg('', '<svg xmlns="http://www.w3.org/2000/svg" width="90000" height="90000">'))).toMatch(
    /million pixels|damaged/,
  );
  expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000);
  expect(await refusal(Buffer.alloc(imageLimits.bytes + 1))).toMatch(/more than 20 MB/);
});

test('a large picture is made to fit, in width and in bytes', async () => {
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 60 };
  const large = sharp({ create: { width: 1000, height: 500, channels: 3, background: red, noise } });
  const result = await cleanImage(await large.png().toBuffer(), { ...imageLimits, keptSide: 800, keptBytes: 150_000 });
  if (!result.ok) throw new Error(result.message);
  expect(result.image).toMatchObject({ type: 'image/webp' });
  expect(result.image.width).toBe(result.image.height * 2);
  expect(result.image.width).toBeLessThanOrEqual(800);
  expect(result.image.bytes.length).toBeLessThanOrEqual(150_000);
  const tight = await cleanImage(await large.png().toBuffer(), { ...imageLimits, keptSide: 400, keptBytes: 1000 });
  expect(tight).toMatchObject({ ok: false, message: expect.stringContaining('cannot be made smaller') });
});

test('a drawing becomes pixels, sharp enough to read', async () => {
  const image = await cleaned(
    svg('<defs><linearGradient id="g"/></defs><rect width="40" height="20" fill="url(#g)"/><use href="#g"/>'),
  );
  expect(image).toMatchObject({ type: 'image/png', width: 1200, height: 600 });
});

const drawings: [what: string, inside: string, message: RegExp][] = [
  ['a script', '<script>fetch("/")</script>', /script/],
  ['a piece of a page', '<foreignObject><body/></foreignObject>', /script or parts/],
  ['a file of the server', '<image href="file:///etc/passwd" width="9" height="9"/>', /other files/],
  ['a picture from elsewhere', '<image xlink:href = "http://127.0.0.1/x.png" width="9" height="9"/>', /other files/],
  ['a picture within', '<image href="data:image/png;base64,AAAA" width="9" height="9"/>', /other files/],
  ['a part of another drawing', "<use href='other.svg#a'/>", /other files/],
  ['styles from elsewhere', '<style>@import "http://127.0.0.1/x.css";</style>', /other files/],
  ['a fill from elsewhere', '<rect fill="url(http://127.0.0.1/x#a)" width="9" height="9"/>', /other files/],
];

test.each(drawings)('refuses a drawing with %s', async (_what, inside, message) => {
  expect(await refusal(svg(inside))).toMatch(message);
});

test('no drawing makes the server fetch anything, however it hides the address', async () => {
  let asked = 0;
  const server = createServer((_request, response) => {
    asked += 1;
    response.end();
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  const at = `http://127.0.0.1:${port}/x`;
  const inside = `<style>rect { fill: \\75rl(${at}#a) }</style><rect width="9" height="9"/>
    <rect width="9" height="9" style="filter: \\000075rl('${at}')"/><use href="#a" xml:base="${at}"/>`;
  const head = '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">';
  await cleanImage(svg(inside, head));
  expect(asked).toBe(0);
});

test('a drawing that would be drawn for ever is given up, and the next picture has its turn', async () => {
  const blur = '<filter id="f"><feTurbulence numOctaves="99999"/><feGaussianBlur stdDeviation="99"/></filter>';
  const endless = svg(`${blur}${'<rect width="40" height="20" filter="url(#f)"/>'.repeat(100)}`);
  const [given, next] = await Promise.all([
    cleanImage(endless, { ...imageLimits, drawSeconds: 1 }),
    cleaned(await picture().png().toBuffer()),
  ]);
  expect(given).toMatchObject({ ok: false, message: 'This drawing takes too long to draw.' });
  expect(next.width).toBe(60);
});

test('a drawing that declares entities is refused', async () => {
  const doctype = '<!DOCTYPE svg [<!ENTITY a "aaaa">]>';
  const head = '<svg xmlns="http://www.w3.org/2000/svg">';
  expect(await refusal(Buffer.from(`${doctype}${head}&a;</svg>`))).toMatch(/not a PNG/);
  expect(await refusal(svg(`<!-- ${doctype} -->&a;`))).toMatch(/document type/);
});
