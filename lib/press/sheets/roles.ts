import { type Cell, hasTag } from "../ipynb/mod.ts";

/** What a cell is for: prose is read, given code is read only, the others are the student's or test it. */
export type Role = "prose" | "given" | "answer" | "test" | "written";

/** Roles that are said by a tag. */
const TAGGED = ["given", "answer", "test", "written"] as const;

/** What a cell is for, by its tag; undefined for code that does not say so. */
export function roleOf(cell: Cell): Role | undefined {
  return TAGGED.find((role) => hasTag(cell, role)) ??
    (cell.cell_type === "code" ? undefined : "prose");
}

/** The tags of roles that a cell carries; more than one is a mistake. */
export function roleTags(cell: Cell): readonly Role[] {
  return TAGGED.filter((role) => hasTag(cell, role));
}

/** The number in a tag such as "points-3"; undefined without one. */
export function numberInTag(cell: Cell, name: string): number | undefined {
  const form = new RegExp(`^${name}-(\\d+)$`);
  const found = cell.metadata.tags?.map((tag) => form.exec(tag)).find((match) => match);
  return found ? Number(found[1]) : undefined;
}
