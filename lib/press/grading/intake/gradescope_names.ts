import { parse } from "yaml";
import { isRefused, quoted } from "./entry.ts";
import { ZIP_BYTES } from "./limits.ts";
import type { Placed } from "./placed.ts";

const FILE = /^submission_metadata\.(?:yml|json)$/;

/**
 * Whether a file is the one in which Gradescope says whose the submissions are: beside them, since one
 * of that name within a submission is a student's.
 */
export function isGradescopeNames(path: string): boolean {
  return FILE.test(path);
}

/** The names of students by the folders of their submissions: "submission_11". */
export type NamesByFolder = ReadonlyMap<string, string>;

/**
 * Whose the submissions of Gradescope's export are; those of a group are all of the group's. Of a file
 * that cannot be read there are no names, and a remark.
 */
export async function readGradescopeNames(
  all: readonly Placed[],
  remarks: string[],
): Promise<NamesByFolder> {
  const file = all.find(({ path }) => isGradescopeNames(path))?.listed;
  if (file === undefined) return new Map();
  try {
    if (isRefused(file)) throw new TypeError(file.refused);
    if (file.size > ZIP_BYTES) throw new TypeError("it is too large");
    const text = new TextDecoder().decode(await file.read());
    return namesIn(parse(text, { schema: "failsafe", logLevel: "error" }));
  } catch (error) {
    const [reason] = (error as Error).message.split("\n");
    remarks.push(`${quoted(file.path)} cannot be read, so students have no names: ${reason}`);
    return new Map();
  }
}

type Fields = Readonly<Record<string, unknown>>;

function namesIn(metadata: unknown): NamesByFolder {
  return new Map(
    Object.entries(fieldsOf(metadata)).flatMap(([folder, about]) => {
      const submitters = fieldsOf(about)[":submitters"];
      const names = (Array.isArray(submitters) ? submitters : [])
        .map((one) => fieldsOf(one)[":name"])
        .filter((name) => typeof name === "string" && name.trim() !== "");
      return names.length === 0 ? [] : [[folder, names.join(", ").normalize("NFC")] as const];
    }),
  );
}

function fieldsOf(value: unknown): Fields {
  return typeof value === "object" && value !== null ? value as Fields : {};
}
