/** Why the operating system refused, without the path that our own message names. */
export function reason(error: unknown): string {
  if (error instanceof Deno.errors.NotFound) return "there is no such file or folder";
  return (error as Error).message.replace(/: \w+ '.*'( -> '.*')?$/, "");
}
