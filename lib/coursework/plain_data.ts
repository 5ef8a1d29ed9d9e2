/** What answers are made of. */
export type Data = number | string | boolean | null | readonly Data[] | DataRecord;

/** Data by name. */
export interface DataRecord {
  readonly [name: string]: Data;
}

/** Data that was read, or why it is none, in words that follow "is", and where. */
export type Read = { readonly data: Data } | { readonly fault: string; readonly at: string };

/**
 * Reads an answer once and for all: what is read cannot answer differently when it is asked again.
 * Typed arrays become lists.
 *
 * @param at what the value is called: "the answer"
 */
export function readData(value: unknown, at: string): Read {
  switch (typeof value) {
    case "number":
    case "string":
    case "boolean":
      return { data: value };
    case "undefined":
      return { fault: "undefined (is a return missing?)", at };
    case "object":
      break;
    default:
      return { fault: `a ${typeof value}`, at };
  }
  if (value === null) return { data: null };
  if (value instanceof Promise) return { fault: "a promise (is an await missing?)", at };
  if (Array.isArray(value) || (ArrayBuffer.isView(value) && "length" in value)) {
    return readList(Array.from(value as ArrayLike<unknown>), at);
  }
  return readRecord(value, at);
}

function readList(values: readonly unknown[], at: string): Read {
  const list: Data[] = [];
  for (const [i, value] of values.entries()) {
    const read = readData(value, entryOf(i, at));
    if ("fault" in read) return read;
    list.push(read.data);
  }
  return { data: list };
}

function readRecord(value: object, at: string): Read {
  const parent = Object.getPrototypeOf(value);
  if (parent !== null && Object.getPrototypeOf(parent) !== null) {
    return { fault: "an object of a class; expected plain data", at };
  }
  const record: Record<string, Data> = {};
  for (const [name, member] of Object.entries(value)) {
    const read = readData(member, memberOf(name, at));
    if ("fault" in read) return read;
    record[name] = read.data;
  }
  return { data: record };
}

/** An entry of a list in words. */
export function entryOf(index: number, at: string): string {
  return `entry ${index} of ${at}`;
}

/** A member of a record in words. */
export function memberOf(name: string, at: string): string {
  return `${name} of ${at}`;
}

/** Whether data is a list. */
export function isList(data: Data): data is readonly Data[] {
  return Array.isArray(data);
}

/** Whether data is a record. */
export function isRecord(data: Data): data is DataRecord {
  return typeof data === "object" && data !== null && !isList(data);
}

/** The kind of data in words: "a number", "a list of 2 entries". */
export function kindOf(data: Data): string {
  if (data === null) return "null";
  if (isList(data)) {
    return data.length === 1 ? "a list of 1 entry" : `a list of ${data.length} entries`;
  }
  return isRecord(data) ? "a record" : `a ${typeof data}`;
}
