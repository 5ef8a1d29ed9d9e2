import { shapeProblem } from "./schema.ts";

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const LONGEST_ID = 64; // nbformat 4.5
const LANGUAGE = "typescript";
const DEEPEST = 500; // of lists and records within each other: whoever walks through them comes back

/**
 * Requires a notebook that the course can read: nbformat 4.5 or later in version 4, written for a
 * TypeScript kernel, with a slug of its own on every cell.
 *
 * @param value what the JSON of the file says
 * @param path  named in the message
 * @throws {TypeError} saying what is wrong and where
 */
export function requireNotebook(value: unknown, path: string): void {
  const problem = formatProblem(value) ?? depthProblem(value) ?? shapeProblem(value) ??
    kernelProblem(value) ??
    idProblem(value);
  if (problem !== undefined) throw new TypeError(`${path}: ${problem}`);
}

// Each rule runs after the ones before it have passed, so later rules may trust the shape.

function formatProblem(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return "Expected a notebook; got JSON of another kind";
  }
  const { nbformat, nbformat_minor } = value as Record<string, unknown>;
  if (nbformat === undefined) return "Expected a notebook; got JSON without nbformat";
  if (nbformat === 4 && typeof nbformat_minor === "number" && nbformat_minor >= 5) return undefined;
  return `Expected nbformat 4.5 or later in version 4; got ${nbformat}.${nbformat_minor}`;
}

function depthProblem(value: unknown): string | undefined {
  let level: readonly unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) return `Expected at most ${DEEPEST} levels of JSON; got more`;
    level = level.flatMap((one) => typeof one === "object" && one ? Object.values(one) : [])
      .filter((one) => typeof one === "object" && one !== null);
  }
  return undefined;
}

function kernelProblem(value: unknown): string | undefined {
  const { metadata } = value as { metadata: Record<string, unknown> };
  const spec = metadata.kernelspec as Record<string, unknown> | undefined;
  if (typeof spec?.name !== "string") {
    return "Expected metadata.kernelspec with the name of a kernel; got none";
  }
  const info = metadata.language_info as Record<string, unknown> | undefined;
  const language = spec.language ?? info?.name;
  if (language === LANGUAGE) return undefined;
  return `Expected a kernel for ${LANGUAGE}; got "${spec.name}" for ${language ?? "no language"}`;
}

function idProblem(value: unknown): string | undefined {
  const seen = new Set<string>();
  for (const [i, { id }] of (value as { cells: { id?: unknown }[] }).cells.entries()) {
    if (typeof id !== "string") return `cells[${i}] has no id; each cell needs a slug as its id`;
    if (!SLUG.test(id) || id.length > LONGEST_ID) {
      return `Expected the id of cells[${i}] to be a slug such as "two-bumps"; got "${id}"`;
    }
    if (seen.has(id)) return `Expected different ids; got "${id}" twice`;
    seen.add(id);
  }
}
