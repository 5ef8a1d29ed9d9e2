import type { Pen } from "./pen.ts";
import { widthOf } from "./width.ts";

/** The parts of an object that have been written, and what stands around them. */
export interface Written {
  /** What stands before the first brace: the stack of an error, the name of a function. */
  readonly base: string;
  readonly open: string;
  readonly close: string;
  readonly entries: readonly string[];
  /** How many at the end are no elements: the words about those that are left out. */
  readonly trailing?: number;
  /** Long lists stand in columns: numbers flush right, all else flush left. */
  readonly columns?: "left" | "right";
}

const LINE = 80;
const MOST_LEVELS = 3; // that share a line
const MOST_COLUMNS = 15;

/**
 * Puts the parts of an object into one line, or into columns, or one below the other.
 *
 * The rules are those of Node and Deno, so that a value looks in the page as in the kernel: an
 * object goes into one line when it fits and has fewer than three levels below it; a list of more
 * than six short elements goes into columns.
 *
 * @param level how many objects are around it
 */
export function layOut(pen: Pen, written: Written, level: number): string {
  const { base, open, close } = written;
  const entries = inColumns(pen, written);
  const head = base === "" ? open : `${base} ${open}`;
  const together = entries.length === written.entries.length && pen.deepest - level < MOST_LEVELS;
  if (together && fits(pen, entries, written)) {
    const line = entries.join(", ");
    if (!line.includes("\n")) return `${head} ${line} ${close}`;
  }
  const begin = `\n${" ".repeat(pen.indentation)}`;
  return `${head}${begin}  ${entries.join(`,${begin}  `)}${begin}${close}`;
}

function fits(pen: Pen, entries: readonly string[], { base, open }: Written): boolean {
  if (base.includes("\n")) return false;
  const around = entries.length + pen.indentation + open.length + base.length + 10;
  const inside = entries.reduce((sum, entry) => sum + entry.length, entries.length);
  return around + inside <= LINE;
}

function inColumns(pen: Pen, { entries, trailing = 0, columns }: Written): readonly string[] {
  const count = entries.length - trailing;
  if (columns === undefined || entries.length <= 6) return entries;
  const widths = entries.slice(0, count).map(widthOf);
  const total = widths.reduce((sum, width) => sum + width + 2, 0);
  const widest = Math.max(0, ...widths);
  const wide = widest + 2; // with a comma and a space
  const short = wide * 3 + pen.indentation < LINE && (total / wide > 5 || widest <= 6);
  const across = short ? columnsFor(pen, entries.length, count, total, wide) : 1;
  if (across <= 1) return entries;
  const rows: string[] = [];
  const room = Array.from({ length: across }, (_, i) => {
    const inColumn = widths.filter((_, j) => j % across === i);
    return Math.max(0, ...inColumn) + 2;
  });
  for (let i = 0; i < count; i += across) {
    const end = Math.min(i + across, count);
    const cells = entries.slice(i, end).map((entry, j) => {
      const last = i + j === end - 1;
      const text = last ? entry : `${entry}, `;
      const width = room[j]! - (last ? 2 : 0) + entry.length - widths[i + j]!;
      if (columns === "right") return text.padStart(width);
      return last ? text : text.padEnd(width);
    });
    rows.push(cells.join(""));
  }
  return [...rows, ...entries.slice(count)];
}

/** So many columns that the block is about two and a half times as wide as high. */
function columnsFor(
  pen: Pen,
  entries: number,
  count: number,
  total: number,
  wide: number,
): number {
  const typical = Math.max(wide - 3 - Math.sqrt(wide - total / entries), 1);
  return Math.min(
    Math.round(Math.sqrt(2.5 * typical * count) / typical),
    Math.floor((LINE - pen.indentation) / wide),
    MOST_LEVELS * 4,
    MOST_COLUMNS,
  );
}
