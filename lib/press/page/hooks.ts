/** Those who asked to be told of something. */
export interface Hooks<Told extends readonly unknown[]> {
  add(hook: (...told: Told) => void): void;
  call(...told: Told): void;
}

/**
 * A list of functions that are called together; one that throws does not keep the others from it.
 *
 * @example
 * ```ts
 * import { hooks } from "./hooks.ts";
 * const opened = hooks<[string]>();
 * opened.add((name) => console.log(name));
 * opened.call("two-bumps"); // prints two-bumps
 * ```
 */
export function hooks<Told extends readonly unknown[]>(): Hooks<Told> {
  const list: ((...told: Told) => void)[] = [];
  return {
    add: (hook) => void list.push(hook),
    call(...told): void {
      for (const hook of list) {
        try {
          hook(...told);
        } catch (error) {
          reportError(error);
        }
      }
    },
  };
}
