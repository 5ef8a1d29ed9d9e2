/** What is kept of a list of numbers or a text, so that one changed bit shows. */
export interface Answer {
  /** How many numbers, or how many bytes of text. */
  readonly length: number;
  /** The first numbers, printed so that reading them back gives the same bits. */
  readonly first: readonly string[];
  /** FNV-1a 64 of all bytes, 16 hexadecimal digits. */
  readonly hash: string;
}

/** What an operation makes: numbers, or the text of a picture. */
export type Result = Float32Array | Float64Array | Uint32Array | string;

/** Named computations whose bits must never change. */
export type Operations = Readonly<Record<string, () => Result | Promise<Result>>>;

const KEPT = 32; // long enough to name an entry, short enough to read
const OFFSET = 0xcbf29ce484222325n, PRIME = 0x100000001b3n;

/**
 * The hash FNV-1a with 64 bits, from h = cbf29ce484222325 and with prime = 100000001b3.
 *
 *   h <- (h xor byte) * prime mod 2^64
 *
 * @returns 16 hexadecimal digits
 * Source: Fowler, Noll and Vo 1991.
 */
export function fnv1a64(bytes: Uint8Array): string {
  let hash = OFFSET;
  for (const byte of bytes) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * PRIME);
  return hash.toString(16).padStart(16, "0");
}

/** The answer that a result stands for; numbers are hashed low byte first. */
export function answerOf(result: Result): Answer {
  if (typeof result === "string") {
    const bytes = new TextEncoder().encode(result);
    return { length: bytes.length, first: [], hash: fnv1a64(bytes) };
  }
  const bytes = new Uint8Array(result.buffer, result.byteOffset, result.byteLength);
  const first = Array.from(result.subarray(0, KEPT), written);
  return { length: result.length, first, hash: fnv1a64(bytes) };
}

/** The shortest digits that give the number back; minus zero keeps its sign. */
function written(value: number): string {
  return Object.is(value, -0) ? "-0" : String(value);
}

/**
 * How an answer differs from the known one, in one sentence; nothing when every bit agrees.
 *
 * @param name the operation, such as "random/normal"
 */
export function difference(
  name: string,
  known: Answer | undefined,
  got: Answer,
): string | undefined {
  if (!known) return `${name} has no known answer; record it`;
  const says = `${name} differs from the known answer`;
  if (known.length !== got.length) {
    return `${says} in length: expected ${known.length}, got ${got.length}`;
  }
  const entry = known.first.findIndex((value, i) => value !== got.first[i]);
  if (entry >= 0) {
    return `${says} at entry ${entry}: expected ${known.first[entry]}, got ${got.first[entry]}`;
  }
  if (known.hash !== got.hash) {
    const where = known.first.length > 0 ? ` after entry ${known.first.length - 1}` : "";
    return `${says}${where}: expected hash ${known.hash}, got ${got.hash}`;
  }
  return undefined;
}
