/** How much a feedback page says about hidden tests that failed; what visible tests say is known. */
export const DETAILS = ["friendly", "message", "traceback", "none"] as const;

/**
 * - friendly: in general words what happened, without numbers
 * - message: what was expected and what came instead
 * - traceback: also where in the student's cell
 * - none: points only
 */
export type Detail = typeof DETAILS[number];
