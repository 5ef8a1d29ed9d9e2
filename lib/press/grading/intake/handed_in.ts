import { type Listed, quoted } from "./entry.ts";
import { isGradescopeNames, type NamesByFolder } from "./gradescope_names.ts";
import { isOfPlatform, type Owner, ownerOf } from "./owner.ts";
import type { Placed } from "./placed.ts";

/** A file with the name that it has for its student. */
export interface OwnFile {
  readonly name: string;
  readonly listed: Listed;
}

/** What one student handed in. */
export interface HandedIn {
  readonly student: string;
  readonly folder: string;
  readonly files: readonly OwnFile[];
  readonly remarks: readonly string[];
}

/** What all students handed in, and what is nobody's. */
export interface AllHandedIn {
  /** In the order of their folders' names, by the codes of their letters. */
  readonly submissions: readonly HandedIn[];
  /** Sentences about what is not read. */
  readonly remarks: readonly string[];
}

/**
 * Who handed in what, as the paths of the files say.
 *
 * @param names of students, where a platform has not put them into the paths
 */
export function sortByStudent(all: readonly Placed[], names: NamesByFolder): AllHandedIn {
  const remarks: string[] = [];
  const groups = new Map<string, { owner: Owner; files: OwnFile[]; remarks: string[] }>();
  for (const { listed, path } of all) {
    if (isGradescopeNames(path)) continue;
    if (isNobodys(path)) {
      remarks.push(`${quoted(path)} ${"refused" in listed ? listed.refused : "is not read"}`);
      continue;
    }
    const owner = ownerOf(path);
    const group = groups.get(owner.key) ?? { owner, files: [], remarks: [] };
    groups.set(owner.key, group);
    for (const remark of owner.remarks) {
      if (!group.remarks.includes(remark)) group.remarks.push(remark);
    }
    if (owner.folder !== owner.name) group.owner = owner; // a folder counts before a loose file
    if (owner.name !== "" && !path.endsWith("/")) group.files.push({ name: owner.name, listed });
  }
  const submissions = [...groups.values()].map(({ owner: { student, folder }, ...rest }) => ({
    student: names.get(folder) ?? student,
    folder,
    ...rest,
  }));
  submissions.sort((a, b) => a.folder < b.folder ? -1 : 1);
  return { submissions, remarks };
}

/** Has no first folder that could be a student's, and is no file that could be handed in alone. */
function isNobodys(path: string): boolean {
  if (/^(?:[/\\.]|[A-Za-z]:)/.test(path)) return true;
  return !path.includes("/") && !isOfPlatform(path) && !/\.(?:ipynb|zip)$/i.test(path);
}
