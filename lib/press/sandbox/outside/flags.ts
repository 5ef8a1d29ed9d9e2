/** Deno without permissions, files of its own, or anything from elsewhere. */
const DENO = [
  ...["--quiet", "--no-prompt", "--no-remote", "--no-npm", "--no-config", "--no-lock"],
  ...["--no-code-cache", "--deny-import"],
];

/**
 * How Deno runs a script with no permissions, and no way to make code from text.
 *
 * @param script    its address
 * @param megabytes of lists and objects
 */
export function runFlags(script: string, megabytes: number): string[] {
  const engine = ["--disallow-code-generation-from-strings", `--max-old-space-size=${megabytes}`];
  return ["run", ...DENO, `--v8-flags=${engine.join()}`, script];
}
