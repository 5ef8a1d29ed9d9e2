import type { Mark } from "./mark.ts";
import type { Standing } from "./result.ts";

/** A column of a leaderboard with all who have a place in it, the best first. */
export interface Board {
  readonly name: string;
  readonly order: Standing["order"];
  readonly places: readonly Place[];
}

/** Equal values share a place. */
export interface Place {
  readonly place: number;
  readonly value: number;
  readonly mark: Mark;
}

/** The names of all columns, in the order in which results name them. */
export function standingNames(marks: readonly Mark[]): string[] {
  const names = marks.flatMap(({ result }) => result.standings.map(({ name }) => name));
  return [...new Set(names)].sort();
}

/** The leaderboard, column by column; a value that is no finite number has no place. */
export function boardsOf(marks: readonly Mark[]): Board[] {
  return standingNames(marks).map((name) => {
    const all = marks.flatMap((mark) =>
      mark.result.standings.filter((one) => one.name === name && Number.isFinite(one.value))
        .map(({ value, order }) => ({ mark, value, order }))
    );
    const order = all[0]?.order ?? "small is good", sign = order === "small is good" ? 1 : -1;
    const sorted = all.sort((a, b) => sign * (a.value - b.value));
    const places = sorted.map(({ mark, value }) => ({
      place: 1 + sorted.findIndex((other) => other.value === value),
      value,
      mark,
    }));
    return { name, order, places };
  });
}
