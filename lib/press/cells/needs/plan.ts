import type { CellNames } from "./cell_names.ts";

/** A code cell as the plan sees it. */
export interface PlannedCell extends CellNames {
  readonly id: string;
  readonly slow: boolean;
}

/** What is known of the last run of a cell in the worker that is alive. */
export interface PastRun {
  /** Whether it ran without an error, and as it stands now. */
  readonly current: boolean;
  /** Its place among all runs. */
  readonly order: number;
}

/** The cells of a chapter in their order, and what they need of each other. */
export interface Plans {
  /**
   * The cells to run so that this one sees what it needs: those above that make or change the names
   * it uses, if they have not run as they stand now; then the cell itself.
   */
  needed(id: string, past: Past): string[];
  /** The same, and all other cells above that have not run; slow ones only if they are needed. */
  toHere(id: string, past: Past): string[];
  /** All cells but the slow ones and those that need them. */
  quick(): string[];
  /** All cells that need this one, directly or through others. */
  dependents(id: string): string[];
  /** Whether a cell ran, and all that it needs ran before it as they stand now. */
  isFresh(id: string, past: Past): boolean;
}

/** The past runs by cell; none when the worker is gone. */
export type Past = ReadonlyMap<string, PastRun>;

/**
 * Finds out which cells need which.
 *
 * A cell needs the nearest cell above that makes a name it uses, and those between that change it.
 *
 * @example
 * ```ts
 * import { namesOf } from "./cell_names.ts";
 * import { plansOf } from "./plan.ts";
 * const cell = (id: string, source: string) => ({ id, slow: false, ...namesOf(source) });
 * const plans = plansOf([cell("a", "let x = 1;"), cell("b", "let y = 2;"), cell("c", "x + 1")]);
 * console.log(plans.needed("c", new Map())); // [ "a", "c" ]
 * ```
 */
export function plansOf(cells: readonly PlannedCell[]): Plans {
  const places = new Map(cells.map(({ id }, i) => [id, i]));
  const needs = cells.map((_, i) => needsOf(cells, i));

  function placeOf(id: string): number {
    const place = places.get(id);
    if (place === undefined) throw new RangeError(`Expected the id of a code cell; got "${id}"`);
    return place;
  }

  function freshness(past: Past): (place: number) => boolean {
    const known = new Map<number, boolean>();
    return function isFresh(place): boolean {
      const before = known.get(place);
      if (before !== undefined) return before;
      const run = past.get(cells[place]!.id);
      const fresh = run !== undefined && run.current &&
        needs[place]!.every((need) =>
          isFresh(need) && past.get(cells[need]!.id)!.order < run.order
        );
      known.set(place, fresh);
      return fresh;
    };
  }

  function withNeeds(targets: Iterable<number>, isFresh: (place: number) => boolean): Set<number> {
    const chosen = new Set<number>();
    const choose = (place: number): void => {
      if (chosen.has(place)) return;
      chosen.add(place);
      for (const need of needs[place]!) if (!isFresh(need)) choose(need);
    };
    for (const target of targets) choose(target);
    return chosen;
  }

  function inOrder(chosen: ReadonlySet<number>): string[] {
    return [...chosen].sort((a, b) => a - b).map((place) => cells[place]!.id);
  }

  return {
    needed: (id, past) => inOrder(withNeeds([placeOf(id)], freshness(past))),
    toHere(id, past): string[] {
      const target = placeOf(id), isFresh = freshness(past), avoided = slowOnes(cells, needs);
      const above = [...Array(target).keys()].filter((i) => !isFresh(i) && !avoided.has(i));
      return inOrder(withNeeds([target, ...above], isFresh));
    },
    quick(): string[] {
      const avoided = slowOnes(cells, needs);
      return cells.filter((_, i) => !avoided.has(i)).map(({ id }) => id);
    },
    dependents(id): string[] {
      const found = new Set([placeOf(id)]);
      needs.forEach((list, i) => list.some((need) => found.has(need)) && found.add(i));
      found.delete(placeOf(id));
      return inOrder(found);
    },
    isFresh: (id, past) => freshness(past)(placeOf(id)),
  };
}

function needsOf(cells: readonly PlannedCell[], place: number): number[] {
  const needs = new Set<number>();
  for (const name of cells[place]!.uses) {
    for (let i = place - 1; i >= 0; i--) {
      const { makes, changes } = cells[i]!;
      if (makes.has(name) || changes.has(name)) needs.add(i);
      if (makes.has(name)) break;
    }
  }
  return [...needs];
}

/** The slow cells and those that need one. */
function slowOnes(cells: readonly PlannedCell[], needs: readonly number[][]): Set<number> {
  const slow = new Set<number>();
  cells.forEach((cell, i) => {
    if (cell.slow || needs[i]!.some((need) => slow.has(need))) slow.add(i);
  });
  return slow;
}
