import { DENO_VERSION } from "../kernelspec/mod.ts";
import { type Finding, fine, missing, note } from "./finding.ts";

const REMEDY = `npx -y deno@${DENO_VERSION}, or: deno upgrade --version ${DENO_VERSION}`;

/** Versions whose kernel reports success when a cell has thrown (denoland/deno#35290, #35356). */
const SILENT = ["2.8.2", "2.8.3"];

/**
 * Judges the version of Deno.
 *
 * @param version such as "2.9.6"
 */
export function checkDeno(version: string): Finding {
  if (SILENT.includes(version)) {
    return missing(`Deno ${version} keeps silent about errors that cells throw`, REMEDY);
  }
  const order = compareVersions(version, DENO_VERSION);
  if (order < 0) return missing(`Deno ${version} is older than ${DENO_VERSION}`, REMEDY);
  if (order === 0) return fine(`Deno ${version}`);
  return note(
    `Deno ${version} is newer than ${DENO_VERSION}, with which the saved outputs were made`,
    `if outputs differ, npx -y deno@${DENO_VERSION}`,
  );
}

/** Negative when the first is older; only the three numbers count. */
function compareVersions(a: string, b: string): number {
  const parts = (version: string): number[] => version.split(/[.+-]/).slice(0, 3).map(Number);
  const [left, right] = [parts(a), parts(b)];
  const i = left.findIndex((number, i) => number !== right[i]);
  return i < 0 ? 0 : left[i]! - right[i]!;
}
