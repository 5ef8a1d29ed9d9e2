import { NOT_ANSWERED } from "../../../coursework/mod.ts";
import { type Argument, ChildProblem } from "../../sandbox/mod.ts";
import { notAnswered } from "./child.ts";
import type { Place } from "./place.ts";

/** What happened to the student's functions while a test ran. */
export interface Recorder {
  /** By this name a test calls a function of the student's. */
  functionOf(name: string): (...args: Argument[]) => Promise<unknown>;
  /** The first thing after which the test earns nothing, whatever it made of it. */
  readonly fatal: ChildProblem | undefined;
  /** The last error that the student's own code threw. */
  readonly thrown: ChildProblem | undefined;
  /** An error of the grader's own, which is nobody's fault here. */
  readonly broken: Error | undefined;
}

/** By this property a test that finds a fault is run apart; see `catches`. */
const APART = Symbol.for("flowbook.apart");

/**
 * Hands a test's calls on to a place, and remembers what no test may take for an answer or for the
 * student's own error: that the place died, or that there was nothing to call.
 */
export function recorder(place: Place): Recorder {
  let fatal: ChildProblem | undefined, thrown: ChildProblem | undefined;
  let broken: Error | undefined;

  async function call(at: Place, name: string, args: readonly Argument[]): Promise<unknown> {
    if (fatal !== undefined) throw fatal; // the test is lost; no need to wait for more of this
    try {
      return await at.call(name, args);
    } catch (error) {
      if (!(error instanceof ChildProblem)) {
        broken = error as Error;
        throw error;
      }
      const isStub = error.state === "threw" && error.reason.includes(NOT_ANSWERED);
      const trouble = isStub ? new ChildProblem("not answered", notAnswered(name).reason) : error;
      if (trouble.state === "threw") thrown = trouble;
      else fatal ??= trouble;
      throw trouble;
    }
  }

  function functionOf(name: string): (...args: Argument[]) => Promise<unknown> {
    const answer = (...args: Argument[]): Promise<unknown> => {
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
    get fatal(): ChildProblem | undefined {
      return fatal;
    },
    get thrown(): ChildProblem | undefined {
      return thrown;
    },
    get broken(): Error | undefined {
      return broken;
    },
  };
}
