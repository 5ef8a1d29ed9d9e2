import { type Child, isDeadly, type OpenChild, type Trouble } from "./child.ts";
import type { ProgramCell } from "./program.ts";

/** Where the cells of a question run, and where its tests call the student's functions. */
export interface Place {
  /** @throws {AnswerTrouble} when there is no answer */
  call(name: string, args: readonly unknown[], seconds: number): Promise<unknown>;
  /** The same cells once more, apart from these and from all others. */
  fresh(): Place;
  /** What went wrong with cells, by their ids. */
  readonly troubles: ReadonlyMap<string, Trouble>;
  /** What the cells printed when they last ran, and what the calls did since. */
  printed(): string;
  close(): Promise<void>;
}

/** Why a call gave no answer. */
export class AnswerTrouble extends Error implements Trouble {
  override name = "AnswerTrouble";
  readonly state: string;
  readonly traceback?: string;

  /** Trouble as an error that a test lets pass. */
  constructor({ state, reason, traceback }: Trouble) {
    super(reason);
    this.state = state;
    if (traceback !== undefined) this.traceback = traceback;
  }

  /** In words for the student. */
  get reason(): string {
    return this.message;
  }
}

const MOST_DEATHS = 3; // of cells; then no more of the student's are tried

/**
 * A place that opens when it is first called, and again after each death: without the cells that have
 * ended it while they ran.
 *
 * @param known what went wrong before, which need not be found out again
 */
export function openPlace(
  program: readonly ProgramCell[],
  openChild: OpenChild,
  known: ReadonlyMap<string, Trouble> = new Map(),
): Place {
  const troubles = new Map(known);
  let child: Child | undefined;
  let text = "";

  async function ready(): Promise<Child> {
    while (child === undefined) {
      const opened = await openChild();
      if (await runAll(opened)) child = opened;
      else await leave(opened);
    }
    return child;
  }

  /** Whether it has survived. */
  async function runAll(opened: Child): Promise<boolean> {
    for (const cell of program) {
      if (isLeftOut(cell)) continue;
      const ended = await opened.run(cell);
      if (ended.state === "ok") troubles.delete(cell.id);
      else troubles.set(cell.id, ended as Trouble);
      if (isDeadly(ended)) return false;
    }
    return true;
  }

  function isLeftOut({ id, kind }: ProgramCell): boolean {
    const before = troubles.get(id);
    if (before !== undefined && isDeadly(before)) return true;
    const deaths = [...troubles.values()].filter(isDeadly).length;
    if (deaths < MOST_DEATHS || kind === "given") return false;
    troubles.set(id, {
      state: "crashed",
      reason: `not run, because ${MOST_DEATHS} other cells have ended the program`,
    });
    return true;
  }

  async function leave(opened: Child): Promise<void> {
    text = opened.printed();
    child = undefined;
    await opened.close();
  }

  async function call(name: string, args: readonly unknown[], seconds: number): Promise<unknown> {
    const makers = program.filter(({ kind, makes }) => kind !== "given" && makes.has(name));
    const maker = makers.at(-1);
    if (maker === undefined) {
      throw new AnswerTrouble({ state: "not answered", reason: `${name} is not answered yet` });
    }
    const open = await ready();
    const trouble = troubles.get(maker.id);
    if (trouble !== undefined && trouble.state !== "threw") throw new AnswerTrouble(trouble);
    try {
      return await open.call(name, args, { seconds });
    } catch (error) {
      if (!isTrouble(error)) throw error;
      if (isDeadly(error)) await leave(open);
      const isMissing = error.state === "not answered" && trouble !== undefined;
      throw new AnswerTrouble(isMissing ? trouble : error); // the cell threw before it came so far
    }
  }

  return {
    call,
    fresh: () => openPlace(program, openChild, troubles),
    troubles,
    printed: () => child?.printed() ?? text,
    async close(): Promise<void> {
      if (child !== undefined) await leave(child);
    },
  };
}

function isTrouble(error: unknown): error is Trouble {
  const { state, reason } = (error ?? {}) as Partial<Trouble>;
  return typeof state === "string" && typeof reason === "string";
}
