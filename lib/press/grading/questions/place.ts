import { type Argument, ChildProblem } from "../../sandbox/mod.ts";
import type { Allowance, Allowances } from "./allowance.ts";
import { type Child, isDeadly, notAnswered, type OpenChild, type Trouble } from "./child.ts";
import type { Loading } from "./imports.ts";
import type { ProgramCell } from "./program.ts";

/** Where the cells of a question run, and where its tests call the student's functions. */
export interface Place {
  /** From now on each call may use so many seconds of processor time. */
  allow(seconds: number): void;
  /** @throws {ChildProblem} when there is no answer */
  call(name: string, args: readonly Argument[]): Promise<unknown>;
  /** The same cells once more, apart from these and from all others. */
  fresh(): Place;
  /** What went wrong with cells, by their ids. */
  readonly troubles: ReadonlyMap<string, Trouble>;
  /** What was printed in it: all, or what was printed before a hidden test asked. */
  printed(): string;
  /** From now on tests are hidden: what answers print could tell what they are asked. */
  hide(): void;
  close(): Promise<void>;
}

const MOST_DEATHS = 3; // of cells; then no more answers are tried
const FINE = { state: "ok" } as const;

/** Of what a place is made. */
export interface PlaceOptions {
  readonly openChild: OpenChild;
  readonly allowances: Allowances;
  /** Cells that no answer uses. */
  readonly spare: ReadonlySet<string>;
  /** What went wrong before, which need not be found out again. */
  readonly known?: ReadonlyMap<string, Trouble>;
}

/**
 * A place that opens when it is first called, and again after each death: without the cells that have
 * ended it while they ran.
 */
export function openPlace({ cells, ...needs }: Loading, options: PlaceOptions): Place {
  const { openChild, allowances: { answers, spare }, known = new Map() } = options;
  const troubles = new Map(known);
  let child: Child | undefined;
  let allowed = 0, charged = 0, text = "";
  let isHidden = false, before = ""; // what this child has printed before a hidden test asked

  async function ready(): Promise<Child> {
    while (child === undefined) {
      const opened = await start();
      charged = 0;
      const survives = await runAll(opened);
      before = opened.printed();
      if (survives) child = opened;
      else await leave(opened);
    }
    return child;
  }

  /** A place that cannot even be opened is no fault of a student's. */
  async function start(): Promise<Child> {
    try {
      return await openChild(needs);
    } catch (error) {
      throw new Error(`No place for answers can be opened: ${(error as Error).message}`);
    }
  }

  /** Whether it has survived. */
  async function runAll(opened: Child): Promise<boolean> {
    for (const { id, kind, source, seconds } of cells) {
      if (isLeftOut(id, kind)) continue;
      const isSpare = options.spare.has(id), allowance = isSpare ? spare : answers;
      if (allowance.left <= 0) {
        troubles.set(id, isSpare ? SPARE_USED_UP : usedUp(answers));
        continue;
      }
      const end = await opened.run({ id, source, seconds: Math.min(seconds, allowance.left) });
      charge(opened, allowance);
      if (end.state === "ok") continue;
      troubles.set(id, end.state === "timed out" && answers.left <= 0 ? usedUp(answers) : end);
      if (isDeadly(end)) return false;
    }
    return true;
  }

  /** What has ended a program is not run again, and once a cell of the student's own has, none is. */
  function isLeftOut(id: string, kind: ProgramCell["kind"]): boolean {
    const deaths = cells.filter((cell) => isDeadly(troubles.get(cell.id) ?? FINE));
    if (deaths.some((cell) => cell.id === id)) return true;
    const isTooMuch = kind === "own"
      ? deaths.some((cell) => cell.kind === "own")
      : kind === "answer" && deaths.length >= MOST_DEATHS;
    if (!isTooMuch) return false;
    const reason = "not run, because other cells have ended the program";
    troubles.set(id, { state: "crashed", reason, traceback: "" });
    return true;
  }

  function charge(opened: Child, allowance: Allowance): void {
    const used = opened.used();
    allowance.charge(used - charged);
    charged = used;
  }

  async function leave(opened: Child): Promise<void> {
    charge(opened, answers);
    text += printedIn(opened);
    child = undefined;
    await opened.close();
  }

  function printedIn(opened: Child): string {
    return isHidden ? before : opened.printed();
  }

  async function call(name: string, args: readonly Argument[]): Promise<unknown> {
    const maker = cells.findLast(({ kind, makes }) => kind !== "given" && makes.has(name));
    if (maker === undefined) throw problemOf(notAnswered(name));
    if (answers.left <= 0) throw problemOf(usedUp(answers));
    const open = await ready();
    const trouble = troubles.get(maker.id);
    if (trouble !== undefined && trouble.state !== "threw") throw problemOf(trouble);
    try {
      const value = await open.call(name, args, { seconds: Math.min(allowed, answers.left) });
      charge(open, answers);
      return value;
    } catch (error) {
      if (!(error instanceof ChildProblem)) throw error;
      if (isDeadly(error)) await leave(open);
      else charge(open, answers);
      if (error.state === "timed out" && answers.left <= 0) throw problemOf(usedUp(answers));
      if (error.state !== "not answered") throw error;
      throw problemOf(trouble ?? notAnswered(name)); // the cell threw before it came so far
    }
  }

  return {
    allow(seconds): void {
      allowed = seconds;
    },
    call,
    fresh(): Place {
      const place = openPlace({ cells, ...needs }, { ...options, known: troubles });
      place.allow(allowed);
      return place;
    },
    troubles,
    printed: () => text + (child === undefined ? "" : printedIn(child)),
    hide(): void {
      if (isHidden) return;
      before = child?.printed() ?? "";
      isHidden = true;
    },
    async close(): Promise<void> {
      if (child !== undefined) await leave(child);
    },
  };
}

const SPARE_USED_UP: Trouble = {
  state: "refused",
  reason: "not run, because cells that no answer uses have computed for too long in all",
  traceback: "",
};

function usedUp({ seconds }: Allowance): Trouble {
  const reason = `the answers together have computed for more than ${seconds} s; no more is run`;
  return { state: "timed out", reason, traceback: "" };
}

function problemOf({ state, reason, traceback }: Trouble): ChildProblem {
  return new ChildProblem(state, reason, traceback);
}
