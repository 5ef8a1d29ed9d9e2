/** Says on one line how far many submissions have come. */
export interface Progress {
  tell(done: number): void;
  /** Ends the line. */
  end(): void;
}

const SHARES = 10; // lines where a line cannot be written over

/**
 * Progress on the standard error, which leaves the standard output to what a command says; one line
 * that is written over in a terminal, and a few lines elsewhere.
 *
 * @param all how many there are
 */
export function showProgress(all: number): Progress {
  const start = performance.now();
  const isTerminal = Deno.stderr.isTerminal();
  const encoder = new TextEncoder();
  const write = (text: string): void => void Deno.stderr.writeSync(encoder.encode(text));
  let shown = 0;

  function lineOf(done: number): string {
    const seconds = (performance.now() - start) / 1000;
    const left = done === 0 ? "" : `, about ${Math.round(seconds / done * (all - done))} s left`;
    return `${done} of ${all} graded in ${Math.round(seconds)} s${done < all ? left : ""}`;
  }

  return {
    tell(done): void {
      if (isTerminal) return write(`\r\x1b[K${lineOf(done)}`);
      const share = Math.floor(SHARES * done / all);
      if (share > shown) write(`${lineOf(done)}\n`);
      shown = share;
    },
    end(): void {
      if (isTerminal) write("\n");
    },
  };
}
