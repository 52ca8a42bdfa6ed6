import { createHash } from 'node:crypto';
import { Resvg } from '@resvg/resvg-js';
import { refusedFile } from '../files/file-refusal';

/** More than this is no crest but a photograph. */
export const MOST_BYTES = 2 * 1024 * 1024;
const MOST_PIXELS = 4000;
const FEWEST_PIXELS = 40;
/** Twice what a paper needs at 300 dots per inch. */
const KEPT = { width: 240, height: 280 };

export interface CrestPicture {
  readonly sha256: string;
  readonly png: Uint8Array;
}

type Sentence = readonly [id: string, en: string];
const refusal = (code: string, [id, en]: Sentence) => refusedFile(code, { id, en });

/**
 * The picture of a crest drawn anew on white: what else the file held (places, scripts, other files) is gone.
 * @throws RefusedError for what is no PNG or JPEG, too large, too small, or cannot be read
 */
export function crestPicture(bytes: Uint8Array): CrestPicture {
  if (bytes.length > MOST_BYTES) {
    throw refusal('crest_too_large', [
      'Gambar ini lebih dari 2 MB. Perkecil gambarnya, lalu unggah lagi.',
      'This picture is larger than 2 MB. Make it smaller and upload it again.',
    ]);
  }
  const size = pngSize(bytes) ?? jpegSize(bytes);
  if (size === null) {
    throw refusal('crest_no_picture', [
      'Berkas ini bukan gambar PNG atau JPEG. Simpan lambang sebagai PNG, lalu unggah lagi.',
      'This file is no PNG or JPEG picture. Save the crest as PNG and upload it again.',
    ]);
  }
  const { type, width, height } = size;
  if (Math.max(width, height) > MOST_PIXELS || Math.min(width, height) < FEWEST_PIXELS) {
    throw refusal('crest_bad_size', [
      `Gambar ini ${width} × ${height} piksel. Lambang harus ${FEWEST_PIXELS} sampai ${MOST_PIXELS} piksel di tiap sisi.`,
      `This picture is ${width} × ${height} pixels. A crest has ${FEWEST_PIXELS} to ${MOST_PIXELS} pixels on each side.`,
    ]);
  }
  const png = drawnAnew(`data:image/${type};base64,${Buffer.from(bytes).toString('base64')}`, width, height);
  return { png, sha256: createHash('sha256').update(png).digest('hex') };
}

function drawnAnew(address: string, width: number, height: number): Uint8Array {
  const scale = Math.min(1, KEPT.width / width, KEPT.height / height);
  const [w, h] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
  const svg = (image: string): string =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}">${image}</svg>`;
  const font = { loadSystemFonts: false };
  const image = `<image width="${w}" height="${h}" preserveAspectRatio="none" href="${address}"/>`;
  // a picture that cannot be read is left out without an error
  if (!new Resvg(svg(image), { font }).render().pixels.some((byte) => byte > 0)) {
    throw refusal('crest_unreadable', [
      'Gambar ini tidak dapat dibaca atau kosong. Buka dan simpan ulang sebagai PNG, lalu unggah lagi.',
      'This picture cannot be read or is empty. Open it, save it as PNG and upload it again.',
    ]);
  }
  return new Resvg(svg(image), { font, background: '#ffffff' }).render().asPng();
}

interface PictureSize {
  readonly type: 'png' | 'jpeg';
  readonly width: number;
  readonly height: number;
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** From its first part, which a PNG begins with. */
function pngSize(bytes: Uint8Array): PictureSize | null {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (view.length < 24 || !view.subarray(0, 8).equals(PNG)) return null;
  return { type: 'png', width: view.readUInt32BE(16), height: view.readUInt32BE(20) };
}

/** Frames of a JPEG (SOF0 to SOF15) hold its size; DHT, JPG and DAC are none. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

function jpegSize(bytes: Uint8Array): PictureSize | null {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (view.length < 4 || view.readUInt16BE(0) !== 0xffd8) return null;
  for (let at = 2; at + 9 < view.length && view[at] === 0xff; at += 2 + view.readUInt16BE(at + 2)) {
    if (isFrame(view[at + 1] ?? 0)) {
      return { type: 'jpeg', width: view.readUInt16BE(at + 7), height: view.readUInt16BE(at + 5) };
    }
  }
  return null;
}
