import sharp, { type Sharp } from 'sharp';
import { drawSvg } from './draw-svg.server.ts';

/** A picture as lessons serve it: PNG, JPEG or WebP made anew from its pixels, without metadata. */
export interface CleanImage {
  bytes: Buffer;
  type: 'image/png' | 'image/jpeg' | 'image/webp';
  extension: 'png' | 'jpg' | 'webp';
  width: number;
  height: number;
  /** It was an animation, of which the first frame is left. */
  stilled: boolean;
}

export type ImageCleaning = { ok: true; image: CleanImage } | { ok: false; message: string; fix: string };

export const imageLimits = {
  /** Of the upload. */
  bytes: 20_000_000,
  /** Width × height of what is decoded. */
  pixels: 50_000_000,
  /** Of what is kept: as the check of a module asks. */
  keptBytes: 1_000_000,
  /** Of the longer side; lessons are never wider. */
  keptSide: 2000,
  seconds: 20,
  drawSeconds: 6,
};
type Limits = typeof imageLimits;

type Kind = 'png' | 'jpeg' | 'webp' | 'gif' | 'svg';

// Nothing decoded is remembered, and a picture has one core.
sharp.cache(false);
sharp.concurrency(1);
let last: Promise<unknown> = Promise.resolve();

/**
 * Makes an uploaded picture safe and small: what it is says its beginning, not its name; it is decoded and encoded anew, so that nothing of
 * the file itself is kept: no place, camera, script or second file behind the picture. One picture after the other, since each may take
 * two hundred megabytes while it is decoded.
 */
export function cleanImage(upload: Buffer, limits: Limits = imageLimits): Promise<ImageCleaning> {
  const cleaning = last.then(() => clean(upload, limits));
  last = cleaning.catch(() => {});
  return cleaning;
}

async function clean(upload: Buffer, limits: Limits): Promise<ImageCleaning> {
  if (upload.length > limits.bytes)
    return refuse(`This picture has more than ${limits.bytes / 1_000_000} MB.`, 'Make it smaller first.');
  const kind = sniff(upload);
  if (!kind)
    return refuse(
      'This is not a PNG, JPEG, WebP, GIF or SVG picture.',
      'Export it as one of these, or take a screenshot.',
    );
  const problem = kind === 'svg' ? svgProblem(upload.toString('utf8')) : null;
  if (problem) return problem;
  try {
    return await encode(kind === 'svg' ? await drawSvg(upload, limits) : upload, kind, limits);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return refusalOf(error, limits);
  }
}

function refusalOf({ message }: Error, { pixels }: Limits): ImageCleaning {
  if (message === 'too-long') return refuse('This drawing takes too long to draw.', 'Export it as PNG.');
  if (/pixel limit/.test(message))
    return refuse(`This picture has more than ${pixels / 1_000_000} million pixels.`, 'Make it smaller first.');
  return refuse('This picture is damaged or cut short.', 'Export it again, or take a screenshot.');
}

function refuse(message: string, fix: string): ImageCleaning {
  return { ok: false, message, fix };
}

function sniff(bytes: Buffer): Kind | null {
  const at = (from: number, to: number) => bytes.toString('latin1', from, to);
  if (at(0, 8) === '\x89PNG\r\n\x1a\n') return 'png';
  if (at(0, 3) === '\xff\xd8\xff') return 'jpeg';
  if (at(0, 4) === 'RIFF' && at(8, 12) === 'WEBP') return 'webp';
  if (/^GIF8[79]a/.test(at(0, 6))) return 'gif';
  // A declaration, comments and blanks may stand before the root; a document type may not.
  return /^\uFEFF?\s*(<\?xml[^>]*\?>\s*)?(<!--[\s\S]*?-->\s*)*<svg[\s>]/.test(bytes.toString('utf8', 0, 4096))
    ? 'svg'
    : null;
}

/**
 * A drawing is drawn to pixels by librsvg, which runs no script and fetches nothing. What it would leave out silently is refused, so that
 * nobody publishes a picture with a hole: references to other files, pictures within (which would escape the limits), and foreign markup. A document type could make it grow.
 */
function svgProblem(text: string): ImageCleaning | null {
  if (/<!(DOCTYPE|ENTITY)/i.test(text) || text.length > 2_000_000)
    return refuse('This drawing declares a document type, or is very long.', 'Export it as “plain SVG”, or as PNG.');
  if (/<(script|foreignObject|iframe|audio|video)[\s>/]/i.test(text))
    return refuse('This drawing holds a script or parts of a web page.', 'Export it as PNG.');
  const outside = /(?:href|src)\s*=\s*["'](?!\s*#)|@import|url\((?!\s*["']?#)/i;
  if (outside.test(text))
    return refuse('This drawing takes in other files.', 'Export it as PNG, with everything in one file.');
  return null;
}

/** Lossless where it was, since screenshots hold text; a photograph as JPEG. What stays too large becomes WebP, then smaller. */
async function encode(upload: Buffer, kind: Kind, limits: Limits): Promise<ImageCleaning> {
  const { keptBytes, keptSide, pixels: limitInputPixels, seconds } = limits;
  const source = sharp(upload, { limitInputPixels, failOn: 'error', pages: 1 }).timeout({ seconds });
  const { pages = 1 } = await source.metadata();
  const pixels = await within(source.autoOrient().toColourspace('srgb'), keptSide)
    .png({ compressionLevel: 1 })
    .toBuffer();
  for (const part of [1, 0.7, 0.5, 0.35]) {
    const side = Math.round(keptSide * part);
    for (const format of kind === 'jpeg' ? [jpeg, webp] : [png, webp]) {
      const { data, info } = await format(within(sharp(pixels), side)).toBuffer({ resolveWithObject: true });
      if (data.length > keptBytes) continue;
      const { width, height } = info;
      return { ok: true, image: { bytes: data, ...typed(info.format), width, height, stilled: pages > 1 } };
    }
  }
  return refuse(`This picture cannot be made smaller than ${keptBytes} bytes.`, 'Crop it, or use fewer colours.');
}

function within(image: Sharp, side: number): Sharp {
  return image.resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true });
}

const png = (image: Sharp): Sharp => image.png({ compressionLevel: 9 });
const jpeg = (image: Sharp): Sharp => image.jpeg({ quality: 85, mozjpeg: true });
const webp = (image: Sharp): Sharp => image.webp({ quality: 82 });

function typed(format: string): Pick<CleanImage, 'type' | 'extension'> {
  if (format === 'jpeg') return { type: 'image/jpeg', extension: 'jpg' };
  if (format === 'webp') return { type: 'image/webp', extension: 'webp' };
  return { type: 'image/png', extension: 'png' };
}
