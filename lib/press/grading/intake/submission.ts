import { createHash } from "node:crypto";
import { type Entry, isRefused, quoted } from "./entry.ts";
import type { HandedIn } from "./handed_in.ts";
import { NOTEBOOK_BYTES, printSize } from "./limits.ts";
import { openNested } from "./nested.ts";
import { readNotebook, type SubmittedNotebook } from "../answers/read_notebook.ts";

/** What one student handed in, read: at most one notebook, whatever there was. */
export interface Submission {
  readonly student: string;
  readonly folder: string;
  /** SHA-256 of the notebook, in hexadecimal; of nothing where there is none. */
  readonly digest: string;
  /** Absent where there is none that can be read; then a remark says why. */
  readonly notebook?: SubmittedNotebook;
  readonly remarks: readonly string[];
}

/** By what a notebook is known to be of a sheet. */
export interface Wanted {
  /** "01-measures-and-flows". */
  readonly sheet: string;
  /** Of the cells that students fill in. */
  readonly ids: readonly string[];
}

interface Candidate {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly notebook: SubmittedNotebook;
}

/**
 * Reads what one student handed in. Of several notebooks the one counts that has most of the cells
 * of the sheet; then the one named as the sheet, and then the last by name, with numbers such as the
 * -1 of a platform in their order. Never throws: what cannot be read is said in a remark.
 */
export async function readSubmission(handedIn: HandedIn, wanted: Wanted): Promise<Submission> {
  const remarks = [...handedIn.remarks];
  const candidates: Candidate[] = [];
  for (const { name, listed } of await openNested(handedIn.files, remarks)) {
    if (isRefused(listed)) remarks.push(`${quoted(name)} ${listed.refused}`);
    else if (/\.ipynb$/i.test(name)) {
      const candidate = await read(name, listed);
      if (typeof candidate === "string") remarks.push(`${quoted(name)} ${candidate}`);
      else candidates.push(candidate);
    }
  }
  const [chosen, ...others] = candidates.sort((a, b) => order(a, b, wanted));
  if (chosen === undefined) remarks.push("no notebook that can be read was handed in");
  if (others.length > 0) {
    const names = others.map(({ name }) => quoted(name)).sort().join(", ");
    remarks.push(`several notebooks: ${quoted(chosen!.name)} counts, and not ${names}`);
  }
  return {
    student: handedIn.student,
    folder: handedIn.folder,
    digest: createHash("sha256").update(chosen?.bytes ?? "").digest("hex"),
    ...chosen === undefined ? {} : { notebook: chosen.notebook },
    remarks,
  };
}

/** @returns words that follow the file's name when it is no notebook */
async function read(name: string, entry: Entry): Promise<Candidate | string> {
  if (entry.size > NOTEBOOK_BYTES) {
    return `has ${printSize(entry.size)}; a notebook has at most ${printSize(NOTEBOOK_BYTES)} ` +
      "(clear its outputs and hand it in again)";
  }
  try {
    const bytes = await entry.read();
    return { name, bytes, notebook: readNotebook(bytes) };
  } catch (error) {
    return `cannot be read: ${(error as Error).message}`;
  }
}

/** Below 0 when `a` counts before `b`. */
function order(a: Candidate, b: Candidate, { sheet, ids }: Wanted): number {
  const known = ({ notebook }: Candidate): number =>
    new Set(
      notebook.cells.flatMap(({ id, gradeId }) => [id, gradeId]).filter((id) => ids.includes(id!)),
    )
      .size;
  const named = ({ name }: Candidate): number => Number(name.includes(sheet));
  return known(b) - known(a) || named(b) - named(a) ||
    b.name.localeCompare(a.name, "en", { numeric: true });
}
