import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

export interface DrawLimits {
  /** Width × height. */
  pixels: number;
  /** Until the drawing program is ended. */
  drawSeconds: number;
}

/** The longer side of what is drawn, where the drawing itself is smaller. */
const wantedSide = 1200;
/** At which one unit of a drawing is one pixel. */
const plainDensity = 72;

/** Runs in a process of its own: draws what comes in, or ends with a word on what is wrong. */
const program = `
const { default: sharp } = await import(process.argv[1]);
const limitInputPixels = Number(process.argv[2]);
const parts = [];
for await (const part of process.stdin) parts.push(part);
const svg = Buffer.concat(parts);
const { width, height } = await sharp(svg, { limitInputPixels }).metadata();
const dense = Math.round((${plainDensity} * ${wantedSide}) / Math.max(width, height));
const density = Math.min(2400, Math.max(${plainDensity}, dense));
process.stdout.write(await sharp(svg, { limitInputPixels, density }).png({ compressionLevel: 1 }).toBuffer());
`;

/**
 * A drawing as PNG pixels, by librsvg in a process of its own: a few lines can ask for years of blurring, and nothing but the end of
 * its process stops it. Throws an error whose message is `too-long` or what the program said.
 */
export function drawSvg(svg: Buffer, { pixels, drawSeconds }: DrawLimits): Promise<Buffer> {
  const sharp = pathToFileURL(createRequire(import.meta.url).resolve('sharp')).href;
  const args = ['--input-type=module', '-e', program, sharp, String(pixels)];
  const options = {
    encoding: 'buffer' as const,
    env: {} as NodeJS.ProcessEnv,
    timeout: drawSeconds * 1000,
    killSignal: 'SIGKILL' as const,
    maxBuffer: pixels * 5,
  };
  return new Promise((resolve, reject) => {
    const child = execFile(process.execPath, args, options, (error, stdout, stderr) => {
      if (!error) resolve(stdout);
      else reject(new Error(error.killed ? 'too-long' : stderr.toString('utf8')));
    });
    // A program that has ended already takes nothing more; what it said is the answer.
    child.stdin?.on('error', () => {}).end(svg);
  });
}
