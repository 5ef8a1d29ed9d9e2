import type { RosterEntry } from "../../sheets/mod.ts";
import type { Submission } from "../intake/mod.ts";

/** Which variant of a sheet a submission is graded as. */
export interface Variant {
  readonly seed: number;
  /** What people should know of it. */
  readonly remarks: readonly string[];
}

/**
 * The variant of a submission: with a list of the class the one of the student whose it is, by the
 * name or number in the name of its folder, and else by what the notebook says of itself.
 *
 * @param seed the lecturer's
 */
export function variantOf(
  { student, folder, notebook }: Submission,
  { seed, roster }: { readonly seed: number; readonly roster: readonly RosterEntry[] },
): Variant {
  const said = notebook?.seed;
  const named = roster.filter((entry) => isOf(entry, student, folder));
  if (roster.length === 0 || named.length === 1) {
    const own = named[0]?.seed ?? seed;
    if (said === undefined || said === own) return { seed: own, remarks: [] };
    return { seed: own, remarks: [`the notebook is of variant ${said}; it is graded as ${own}`] };
  }
  const claimed = roster.find((entry) => entry.seed === said);
  const whose = claimed === undefined
    ? `the list of the class has no ${student}, and the notebook is nobody's variant`
    : `the list of the class has no ${student}; graded as the variant of ${claimed.student}`;
  return { seed: claimed?.seed ?? seed, remarks: [whose] };
}

/** Who of a class handed nothing in, by names as the list has them. */
export function missingOf(
  roster: readonly RosterEntry[],
  submissions: readonly Pick<Submission, "student" | "folder">[],
): string[] {
  return roster.filter((entry) =>
    !submissions.some(({ student, folder }) => isOf(entry, student, folder))
  ).map(({ student }) => student);
}

/** Whether a submission is a student's: by the whole name, or by one that stands apart in the folder's. */
function isOf(entry: RosterEntry, student: string, folder: string): boolean {
  const plain = (name: string): string => name.normalize("NFC").toLowerCase().trim();
  const wanted = plain(entry.student);
  if ([student, folder].some((name) => [wanted, plain(entry.folder)].includes(plain(name)))) {
    return true;
  }
  return plain(folder).split(/[_/]/).includes(wanted);
}
