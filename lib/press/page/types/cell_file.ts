import type { CellSource } from "../engine/engine.ts";

/** A place in a cell. */
export interface Position {
  /** Id of the cell. */
  readonly cell: string;
  /** Offset in its source. */
  readonly at: number;
}

/** The cells of a chapter up to one of them, as one module. */
export interface CellFile {
  readonly text: string;
  /** Where an offset of the text comes from; undefined between cells. */
  placeOf(offset: number): Position | undefined;
  /** Where a place is in the text. */
  offsetOf(place: Position): number;
  /** How long the source of a cell is. */
  lengthOf(cell: string): number;
}

const BETWEEN = "\n;\n"; // ends a statement that a cell left open to the next line

/**
 * Joins cells to one module, in which each sees what those before it define.
 *
 * @param last id of the last cell that is taken
 * @throws {RangeError} when there is no cell of this id
 */
export function joinCells(cells: readonly CellSource[], last: string): CellFile {
  const end = cells.findIndex(({ id }) => id === last);
  if (end < 0) throw new RangeError(`Expected the id of a cell; got ${JSON.stringify(last)}`);
  const taken = cells.slice(0, end + 1);
  const starts = new Map<string, number>();
  const sources = new Map(taken.map(({ id, source }) => [id, source]));
  let length = 0;
  for (const { id, source } of taken) {
    starts.set(id, length);
    length += source.length + BETWEEN.length;
  }
  return {
    text: taken.map(({ source }) => source).join(BETWEEN),
    placeOf: (offset) => {
      const found = taken.findLast(({ id }) => starts.get(id)! <= offset);
      const at = found === undefined ? 0 : offset - starts.get(found.id)!;
      return found && at <= found.source.length ? { cell: found.id, at } : undefined;
    },
    offsetOf: ({ cell, at }) => starts.get(cell)! + at,
    lengthOf: (cell) => sources.get(cell)!.length,
  };
}
