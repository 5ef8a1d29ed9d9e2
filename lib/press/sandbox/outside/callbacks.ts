import { MOST_ANSWERED, MOST_CALLBACKS, MOST_LETTERS } from "../limits.ts";
import type { Argument, Callback, Plain } from "../plain/plain.ts";
import { writePlain } from "../plain/write.ts";
import { ChildProblem } from "../problem.ts";

/** Arguments as text, and the numbers of the functions among them. */
export interface Written {
  readonly text: string;
  readonly numbers: readonly number[];
}

/** Functions that stay here and that a child may call while its question is under way. */
export interface Callbacks {
  write(args: readonly Argument[]): Written;
  /**
   * Calls one for the child.
   *
   * @returns the line that answers it
   * @throws {ChildProblem} when it has called too often
   */
  answer(call: { readonly id: number; readonly number: number; readonly args: readonly Plain[] }): //
  Promise<string>;
  /** Whether one is under way. */
  busy(): boolean;
  forget(numbers: readonly number[]): void;
}

/** Opens the list of functions of one child. */
export function openCallbacks(): Callbacks {
  const known = new Map<number, Callback>();
  let last = 0, calls = 0, letters = 0, underWay = 0;

  return {
    write(args): Written {
      const numbers: number[] = [];
      const text = writePlain(args, {
        most: MOST_LETTERS,
        numberOf(callback): number {
          known.set(++last, callback);
          numbers.push(last);
          return last;
        },
      });
      return { text, numbers };
    },
    async answer({ id, number, args }): Promise<string> {
      if (++calls > MOST_CALLBACKS || letters > MOST_ANSWERED) {
        throw new ChildProblem("flooded", "called the functions of the test too often");
      }
      const callback = known.get(number);
      underWay++;
      try {
        if (callback === undefined) throw new Error("The test is over");
        const value = writePlain(await callback(...args), { most: MOST_LETTERS });
        letters += value.length;
        return `{"back":${id},"value":${value}}`;
      } catch (error) {
        const words = error instanceof Error ? error.message : String(error);
        return `{"back":${id},"failed":${JSON.stringify(words)}}`;
      } finally {
        underWay--;
      }
    },
    busy: () => underWay > 0,
    forget: (numbers) => numbers.forEach((number) => known.delete(number)),
  };
}
