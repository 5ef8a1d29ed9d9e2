import { throws } from "./throws.ts";

/** A student's test: throws when it finds a fault in the library that it is given. */
export type FindsFault<Library> = (library: Library) => unknown;

/** By this property a grader says how to get a fresh copy of a test, which runs apart from all others. */
const APART = Symbol.for("flowbook.apart");

/**
 * Whether a student's test throws on a library.
 *
 * Where a grader offers it, every run is apart from all others, so that a test which counts its calls
 * learns nothing. Ask for right libraries, too: a test that always throws catches everything.
 *
 * @param findsFault the student's test
 * @param library    a record of async functions, right or with a planted fault
 *
 * @example
 * ```ts
 * import { catches, holds } from "flowbook/coursework";
 * type Library = { readonly half: (x: number) => Promise<number> };
 * async function findsFault({ half }: Library): Promise<void> {
 *   if (await half(3) !== 1.5) throw new Error("half of 3 is 1.5");
 * }
 * holds(await catches(findsFault, { half: async (x) => Math.floor(x / 2) }), "rounding is found");
 * holds(!await catches(findsFault, { half: async (x) => 0.5 * x }), "a product is right, too");
 * ```
 */
export async function catches<Library>(
  findsFault: FindsFault<Library>,
  library: Library,
): Promise<boolean> {
  const apart = (findsFault as { readonly [APART]?: () => unknown })[APART];
  const fresh = typeof apart === "function"
    ? await apart.call(findsFault) as FindsFault<Library>
    : findsFault;
  return await throws(() => fresh(library));
}
