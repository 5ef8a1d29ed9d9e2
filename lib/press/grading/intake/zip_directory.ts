import { type Bytes, numbersOf } from "./bytes.ts";

/** What a ZIP says of one of its files. */
export interface ZipRecord {
  readonly path: string;
  /** In bytes, unpacked. */
  readonly size: number;
  readonly packed: number;
  readonly method: number;
  readonly flags: number;
  readonly attributes: number;
  /** Where it begins. */
  readonly place: number;
}

const END = 0x06054b50, END_LENGTH = 22, LONGEST_COMMENT = 0xffff;
const LOCATOR = 0x07064b50, LOCATOR_LENGTH = 20;
const LARGE_END = 0x06064b50, LARGE_END_LENGTH = 56;
const HEADER = 0x02014b50, HEADER_LENGTH = 46;
const ELSEWHERE = 0xffffffff; // the number stands in the extra field of large ZIPs
const LARGE_FIELD = 1;
const MOST = 100e6; // bytes of a directory

/**
 * The directory at the end of a ZIP, which alone says what is in it.
 *
 * @throws {TypeError} when there is none
 * @see PKWARE's APPNOTE 6.3.10, 4.3 (Zip64 included).
 */
export async function readDirectory(bytes: Bytes): Promise<ZipRecord[]> {
  const { from, length } = await placeOf(bytes);
  if (length > MOST) throw new TypeError("Expected a ZIP; got one with a directory too large");
  const directory = await bytes.read(from, length);
  const records: ZipRecord[] = [];
  for (let at = 0; at + HEADER_LENGTH <= directory.length;) {
    const { record, next } = readHeader(directory, at);
    records.push(record);
    at = next;
  }
  return records;
}

interface Place {
  readonly from: number;
  readonly length: number;
}

async function placeOf(bytes: Bytes): Promise<Place> {
  const count = Math.min(bytes.size, END_LENGTH + LONGEST_COMMENT);
  const tail = await bytes.read(bytes.size - count, count);
  const view = numbersOf(tail);
  for (let at = tail.length - END_LENGTH; at >= 0; at--) {
    if (view.getUint32(at, true) !== END) continue;
    const length = view.getUint32(at + 12, true), from = view.getUint32(at + 16, true);
    if (from !== ELSEWHERE && length !== ELSEWHERE) return { from, length };
    return await placeOfLarge(bytes, bytes.size - count + at);
  }
  throw new TypeError("Expected a ZIP; got a file that is none, or only its beginning");
}

async function placeOfLarge(bytes: Bytes, end: number): Promise<Place> {
  const locator = numbersOf(await bytes.read(end - LOCATOR_LENGTH, LOCATOR_LENGTH));
  if (locator.getUint32(0, true) !== LOCATOR) {
    throw new TypeError("Expected a ZIP; its end is damaged");
  }
  const place = Number(locator.getBigUint64(8, true));
  const record = numbersOf(await bytes.read(place, LARGE_END_LENGTH));
  if (record.getUint32(0, true) !== LARGE_END) {
    throw new TypeError("Expected a ZIP; its end is damaged");
  }
  return {
    length: Number(record.getBigUint64(40, true)),
    from: Number(record.getBigUint64(48, true)),
  };
}

function readHeader(directory: Uint8Array, at: number): { record: ZipRecord; next: number } {
  const view = numbersOf(directory);
  if (view.getUint32(at, true) !== HEADER) {
    throw new TypeError("Expected a ZIP; its directory is damaged");
  }
  const flags = view.getUint16(at + 8, true);
  const [name, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
  const nameEnd = at + HEADER_LENGTH + name!, extraEnd = nameEnd + extra!;
  const numbers = largeNumbers(numbersOf(directory.slice(nameEnd, extraEnd)), [
    view.getUint32(at + 24, true),
    view.getUint32(at + 20, true),
    view.getUint32(at + 42, true),
  ]);
  const record = {
    path: nameOf(directory.subarray(at + HEADER_LENGTH, nameEnd)).replaceAll("\\", "/"), // of Windows
    size: numbers[0]!,
    packed: numbers[1]!,
    place: numbers[2]!,
    method: view.getUint16(at + 10, true),
    flags,
    attributes: view.getUint32(at + 38, true),
  };
  return { record, next: extraEnd + comment! };
}

/** Sizes and place, those that need 64 bits taken from the extra field, in this order. */
function largeNumbers(extra: DataView, numbers: readonly number[]): number[] {
  for (let at = 0; at + 4 <= extra.byteLength; at += 4 + extra.getUint16(at + 2, true)) {
    if (extra.getUint16(at, true) !== LARGE_FIELD) continue;
    let next = at + 4;
    return numbers.map((number) => {
      if (number !== ELSEWHERE || next + 8 > extra.byteLength) return number;
      next += 8;
      return Number(extra.getBigUint64(next - 8, true));
    });
  }
  return [...numbers];
}

/** A name in UTF-8, as nearly all programs write it; of others each byte is a letter. */
function nameOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return new TextDecoder("latin1").decode(bytes);
  }
}
