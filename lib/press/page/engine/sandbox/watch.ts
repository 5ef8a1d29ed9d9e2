/** So many questions in a row without an answer, and the other side counts as gone. */
const PATIENCE = 5;

/** What it takes to watch the other side. */
export interface WatchOptions {
  /** Asks the other side. */
  readonly ask: () => void;
  /** How often, in milliseconds. */
  readonly beat: number;
  /** Is told once when the other side is gone. */
  readonly gone: () => void;
  /** Aborts to end the watch. */
  readonly signal: AbortSignal;
}

/**
 * Notices when another process ends, of which browsers tell a page nothing: it no longer answers.
 *
 * Questions are counted and not the time, because timers rest while a machine sleeps or a page is in
 * the background, and then nobody is late.
 *
 * @returns a function to call with each answer
 */
export function watch({ ask, beat, gone, signal }: WatchOptions): () => void {
  let unanswered = 0;
  const timer = setInterval(() => {
    if (unanswered < PATIENCE) {
      unanswered++;
      return ask();
    }
    clearInterval(timer);
    gone();
  }, beat);
  signal.addEventListener("abort", () => clearInterval(timer));
  return () => {
    unanswered = 0;
  };
}
