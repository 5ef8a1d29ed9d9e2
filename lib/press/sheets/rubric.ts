/** One thing for which a written answer gets points. */
export interface RubricItem {
  readonly points: number;
  /** "says that the field must be the average": what an answer does to get them. */
  readonly says: string;
}

const HEADING = "**Rubric**";
const ITEM = /^- (\d+): (.+)$/;

/** The rubric at the end of a written cell; undefined where a line of it cannot be read. */
export function rubricOf(source: string): RubricItem[] | undefined {
  const [, list] = source.split(`\n${HEADING}\n`);
  if (list === undefined) return undefined;
  const items: { points: number; says: string }[] = [];
  for (const line of list.split("\n")) {
    const [, points, says] = ITEM.exec(line) ?? [];
    if (points !== undefined) items.push({ points: Number(points), says: says! });
    else if (/^ {2}\S/.test(line) && items.length > 0) items.at(-1)!.says += ` ${line.trim()}`;
    else if (line.trim() !== "") return undefined;
  }
  return items;
}
