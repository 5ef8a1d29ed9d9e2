/** What the stub of an answer throws until the student has written one. */
export const NOT_ANSWERED = "not answered yet";

/**
 * Whether a call of a student's function throws.
 *
 * @throws what says nothing of the answer: there is none yet, or the place where it runs has broken
 */
export async function throws(call: () => unknown): Promise<boolean> {
  try {
    await call();
    return false;
  } catch (error) {
    if (isNoAnswer(error)) throw error;
    return true;
  }
}

/**
 * A place that runs answers apart says by `state` how a call ended; only "threw" is the student's
 * own doing.
 */
function isNoAnswer(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  const { message, state } = error as { readonly message?: unknown; readonly state?: unknown };
  return (typeof state === "string" && state !== "threw") ||
    (typeof message === "string" && message.includes(NOT_ANSWERED));
}
