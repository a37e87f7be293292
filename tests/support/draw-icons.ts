import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { deflateSync } from "node:zlib";

/** The sizes Office asks of an add-in: ribbon 16, 32 and 80; listings 32, 64 and 128. */
export const ICON_SIZES = [16, 32, 64, 80, 128] as const;

type Colour = readonly [red: number, green: number, blue: number];
/** A rounded bar, in sixteenths of the icon's side. */
type Bar = Readonly<{
  left: number;
  top: number;
  right: number;
  bottom: number;
  radius: number;
  colour: Colour;
}>;

const TEAL: Colour = [15, 118, 110];
const WHITE: Colour = [255, 255, 255];
const AMBER: Colour = [251, 191, 36];

/** A plan: three lines of work, each starting later, and the last with its end marked. */
const MARK: readonly Bar[] = [
  { left: 0, top: 0, right: 16, bottom: 16, radius: 3, colour: TEAL },
  { left: 3, top: 3, right: 9, bottom: 5, radius: 1, colour: WHITE },
  { left: 5, top: 7, right: 13, bottom: 9, radius: 1, colour: WHITE },
  { left: 8, top: 11, right: 11, bottom: 13, radius: 1, colour: WHITE },
  { left: 11.5, top: 11, right: 13.5, bottom: 13, radius: 1, colour: AMBER },
];

/** Points tried along each side of a pixel, so that round corners are smooth at 16 pixels. */
const SAMPLES = 8;

/** The icon as PNG. The same size always gives the same bytes. */
export function drawIcon(size: number): Buffer {
  const rows: Buffer[] = [];
  for (let y = 0; y < size; y += 1) {
    const row = Buffer.alloc(1 + size * 4);
    for (let x = 0; x < size; x += 1) row.set(pixel(x, y, size), 1 + x * 4);
    rows.push(row);
  }
  return png(size, Buffer.concat(rows));
}

function pixel(x: number, y: number, size: number): readonly number[] {
  let [red, green, blue, covered] = [0, 0, 0, 0];
  for (let sampleY = 0; sampleY < SAMPLES; sampleY += 1) {
    for (let sampleX = 0; sampleX < SAMPLES; sampleX += 1) {
      const colour = colourAt(
        ((x + (sampleX + 0.5) / SAMPLES) * 16) / size,
        ((y + (sampleY + 0.5) / SAMPLES) * 16) / size,
      );
      if (colour === null) continue;
      red += colour[0];
      green += colour[1];
      blue += colour[2];
      covered += 1;
    }
  }
  if (covered === 0) return [0, 0, 0, 0];
  const alpha = Math.round((covered / SAMPLES ** 2) * 255);
  return [red / covered, green / covered, blue / covered].map(Math.round).concat(alpha);
}

function colourAt(x: number, y: number): Colour | null {
  return MARK.findLast((bar) => contains(bar, x, y))?.colour ?? null;
}

function contains({ left, top, right, bottom, radius }: Bar, x: number, y: number): boolean {
  const nearestX = Math.min(Math.max(x, left + radius), right - radius);
  const nearestY = Math.min(Math.max(y, top + radius), bottom - radius);
  return (x - nearestX) ** 2 + (y - nearestY) ** 2 <= radius ** 2;
}

function png(size: number, scanlines: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  // Eight bits a channel, red green blue alpha.
  header.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(scanlines, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(name: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, "latin1"), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length, 0);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body), 0);
  return Buffer.concat([length, body, check]);
}

function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = path.join(import.meta.dirname, "../../addin/assets");
  mkdirSync(folder, { recursive: true });
  for (const size of ICON_SIZES) {
    writeFileSync(path.join(folder, `icon-${size}.png`), drawIcon(size));
  }
}
