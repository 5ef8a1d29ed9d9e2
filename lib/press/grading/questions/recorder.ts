import { NOT_ANSWERED } from "../../../coursework/mod.ts";
import { AnswerTrouble, type Place } from "./place.ts";

/** What happened to the student's functions while a test ran. */
export interface Recorder {
  /** By this name a test calls a function of the student's. */
  functionOf(name: string): (...args: unknown[]) => Promise<unknown>;
  /** The first thing after which the test earns nothing, whatever it made of it. */
  readonly fatal: AnswerTrouble | undefined;
  /** The last error that the student's own code threw. */
  readonly thrown: AnswerTrouble | undefined;
  /** An error of the grader's own, which is nobody's fault here. */
  readonly broken: Error | undefined;
}

/** By this property a test that finds a fault is run apart; see `catches`. */
const APART = Symbol.for("flowbook.apart");

/**
 * Hands a test's calls on to a place, and remembers what no test may take for an answer or for the
 * student's own error: that the place died, or that there was nothing to call.
 *
 * @param seconds of processor time that a call may take
 */
export function recorder(place: Place, seconds: number): Recorder {
  let fatal: AnswerTrouble | undefined, thrown: AnswerTrouble | undefined;
  let broken: Error | undefined;

  async function call(at: Place, name: string, args: readonly unknown[]): Promise<unknown> {
    if (fatal !== undefined) throw fatal; // the test is lost; no need to wait for more of this
    try {
      return await at.call(name, args, seconds);
    } catch (error) {
      if (!(error instanceof AnswerTrouble)) {
        broken = error as Error;
        throw error;
      }
      const trouble = error.reason.includes(NOT_ANSWERED)
        ? new AnswerTrouble({ state: "not answered", reason: `${name} is not answered yet` })
        : error;
      if (trouble.state === "threw") thrown = trouble;
      else fatal ??= trouble;
      throw trouble;
    }
  }

  function functionOf(name: string): (...args: unknown[]) => Promise<unknown> {
    const answer = (...args: unknown[]): Promise<unknown> => {
      const given = call(place, name, args);
      given.catch(() => {}); // a test may have ended before it asks for this
      return given;
    };
    const apart = (): typeof answer => async (...args) => {
      const fresh = place.fresh();
      try {
        return await call(fresh, name, args);
      } finally {
        await fresh.close();
      }
    };
    return Object.assign(answer, { [APART]: apart });
  }

  return {
    functionOf,
    get fatal(): AnswerTrouble | undefined {
      return fatal;
    },
    get thrown(): AnswerTrouble | undefined {
      return thrown;
    },
    get broken(): Error | undefined {
      return broken;
    },
  };
}
