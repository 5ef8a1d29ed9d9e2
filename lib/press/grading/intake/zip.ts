import { inflateRawSync } from "node:zlib";
import { type Bytes, numbersOf } from "./bytes.ts";
import { HIDDEN, isHidden, isOfPrograms, type Listed, pathProblem } from "./entry.ts";
import { readDirectory, type ZipRecord } from "./zip_directory.ts";
import { FILES } from "./limits.ts";

const LOCAL_HEADER = 0x04034b50;
const LOCAL_LENGTH = 30;
const STORED = 0, DEFLATED = 8;
const ENCRYPTED = 1;
const LINK = 0o120000, KIND = 0o170000; // of Unix, in the upper half of the attributes

/**
 * What lies in a ZIP, in the order of names. Nothing is unpacked but what is read, and of that no
 * more than the ZIP says.
 *
 * @throws {TypeError} when it is no ZIP, or has too many files
 */
export async function listZip(bytes: Bytes): Promise<Listed[]> {
  const records = await readDirectory(bytes);
  if (records.length > FILES) throw new TypeError(`Expected at most ${FILES} files`);
  const listed = new Map(
    records.filter(({ path }) => !path.split("/").some(isOfPrograms))
      .map((record) => listedOf(record, bytes)).map((one) => [one.path, one]),
  );
  return [...listed.values()].sort((a, b) => a.path < b.path ? -1 : 1);
}

function listedOf(record: ZipRecord, bytes: Bytes): Listed {
  const { path, size } = record;
  const parts = path.split("/"), dot = parts.findIndex(isHidden);
  if (dot >= 0) return { path: parts.slice(0, dot + 1).join("/"), refused: HIDDEN };
  const refused = refusalOf(record);
  return refused === undefined
    ? { path, size, read: () => unpack(record, bytes) }
    : { path, refused };
}

function refusalOf(
  { path, attributes, flags, method, size, packed }: ZipRecord,
): string | undefined {
  const problem = pathProblem(path);
  if (problem !== undefined) return problem;
  if (path.endsWith("/")) return "is a folder";
  if (((attributes >>> 16) & KIND) === LINK) return "is a link, which is not followed";
  if (flags & ENCRYPTED) return "is locked by a password";
  if (method !== STORED && method !== DEFLATED) return `is packed by method ${method}`;
  if (method === STORED && size !== packed) return "is damaged";
  return undefined;
}

async function unpack(
  { path, place, packed, size, method }: ZipRecord,
  bytes: Bytes,
): Promise<Uint8Array> {
  try {
    const view = numbersOf(await bytes.read(place, LOCAL_LENGTH));
    if (view.getUint32(0, true) !== LOCAL_HEADER) {
      throw new TypeError("it is not where it should be");
    }
    const skipped = LOCAL_LENGTH + view.getUint16(26, true) + view.getUint16(28, true);
    const data = await bytes.read(place + skipped, packed);
    const whole = method === STORED ? data : inflateRawSync(data, { maxOutputLength: size || 1 });
    if (whole.length !== size) throw new TypeError("it has another size than the ZIP says");
    return whole;
  } catch (error) {
    throw new TypeError(`${path} is damaged: ${wordsOf(error as Error & { code?: string })}`);
  }
}

function wordsOf({ code, message }: Error & { code?: string }): string {
  return code === "ERR_BUFFER_TOO_LARGE" ? "it is larger than the ZIP says" : message;
}
