/** An answer that somebody might give, and which tests it must lose. */
export interface TriedAnswer {
  /** "q2". */
  readonly question: string;
  readonly verdict: "right" | "wrong";
  /** The mistake, or the other way: "prior weights instead of posterior". */
  readonly says: string;
  /** Ids of the test cells that it must lose, and no others. */
  readonly loses: readonly string[];
  /** The whole answer cell. */
  readonly source: string;
  /** Where its heading stands in the file, from 1. */
  readonly line: number;
}

const QUESTION = /^## (q\d+)\b/;
const ANSWER = /^### (right|wrong): (.+?)(?: \(loses ([^()]*)\))?$/;

/**
 * Reads `data/problems/NN-slug.md`: answers to the questions of a sheet, right ones and wrong ones.
 *
 *     ## q2
 *     ### wrong: prior weights instead of posterior (loses q2-test-mean, q2-test-ends)
 *
 * and then the whole answer cell in a fence; other text is for people.
 *
 * @throws {SyntaxError} with the line, when an answer has no question, no code, or a heading of
 *   another form
 */
export function readTriedAnswers(text: string): TriedAnswer[] {
  const lines = text.split("\n");
  const answers: TriedAnswer[] = [];
  let question: string | undefined;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!;
    question = QUESTION.exec(line)?.[1] ?? question;
    if (/^`{3,}/.test(line)) {
      at = endOfFence(lines, at);
      continue;
    }
    if (!line.startsWith("### ")) continue;
    const [, verdict, says, loses] = ANSWER.exec(line) ?? [];
    if (verdict === undefined || (verdict === "wrong") !== (loses !== undefined)) {
      throw problem(at, "Expected ### right: how, or ### wrong: what (loses q2-test-ends)", line);
    }
    if (question === undefined) throw problem(at, "Expected ## q2 above an answer", "none");
    const fence = lines.findIndex((text, i) => i > at && /^(```ts$|#)/.test(text));
    if (!lines[fence]?.startsWith("`")) throw problem(at, "Expected a fence ```ts below", "none");
    const end = endOfFence(lines, fence);
    answers.push({
      question,
      verdict: verdict as TriedAnswer["verdict"],
      says: says!,
      loses: loses === undefined ? [] : loses.split(",").map((id) => id.trim()),
      source: lines.slice(fence + 1, end).join("\n"),
      line: at + 1,
    });
    at = end;
  }
  return answers;
}

function endOfFence(lines: readonly string[], at: number): number {
  const fence = /^`{3,}/.exec(lines[at]!)![0];
  const end = lines.findIndex((line, i) => i > at && line.trimEnd() === fence);
  if (end < 0) throw problem(at, `Expected ${fence} at the end of the code`, "none");
  return end;
}

function problem(at: number, expected: string, got: string): SyntaxError {
  return new SyntaxError(`line ${at + 1}: ${expected}; got ${got}`);
}
