import { readFile } from "node:fs/promises";
import type { AnySchemaObject, ValidateFunction } from "ajv";

/** Schemas of a text and of a number. */
export const string: AnySchemaObject = { type: "string" };
export const number: AnySchemaObject = { type: "number" };

/** A list of such things. */
export function list(items: AnySchemaObject): AnySchemaObject {
  return { type: "array", items };
}

/** An object with these properties, and perhaps the optional ones. */
export function having(
  properties: Record<string, AnySchemaObject>,
  optional: Record<string, AnySchemaObject> = {},
): AnySchemaObject {
  const required = Object.keys(properties);
  return { type: "object", required, properties: { ...properties, ...optional } };
}

/**
 * What a file says in JSON.
 *
 * @param valid holds it against its schema
 * @throws {TypeError} naming the file when it cannot be read, or the place where it has another shape
 */
export async function readJson<T>(path: string, valid: ValidateFunction<T>): Promise<T> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(path, "utf8"));
  } catch (error) {
    throw new TypeError(`Cannot read ${path}: ${(error as Error).message}`);
  }
  if (valid(value)) return value;
  throw new TypeError(`${path}: ${shapeFault(valid)}`);
}

/** Where a value has another shape than its schema, after it was refused. */
export function shapeFault({ errors }: Pick<ValidateFunction, "errors">): string {
  const { instancePath, message } = errors![0]!;
  return `${instancePath} ${message}`;
}
