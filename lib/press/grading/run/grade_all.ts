import type { SubmissionResult, TestState } from "../../marks/mod.ts";
import type { HandedIn } from "../intake/mod.ts";
import type { Grader, Outcome, Task } from "./grader.ts";

/** Ends that a busy machine may bring about. */
const DOUBTFUL: readonly TestState[] = ["timed out", "out of memory", "crashed"];

/** What is done with many submissions. */
export interface Run {
  readonly submissions: readonly HandedIn[];
  /** Reads one; never rejects. */
  readonly read: (handedIn: HandedIn) => Promise<Task>;
  /** How many are graded at a time. */
  readonly jobs: number;
  readonly openGrader: () => Grader;
  /** The result of a submission that need not be graded again. */
  readonly known: (task: Task) => Promise<SubmissionResult | undefined>;
  /** Keeps a result as soon as it is there. */
  readonly keep: (result: SubmissionResult) => Promise<void>;
  /** Is told how far it has come. */
  readonly progress: (done: number) => void;
}

/** What came of it. */
export interface Graded {
  /** In the order of the submissions. */
  readonly results: readonly SubmissionResult[];
  /** Which of them were there before. */
  readonly reused: number;
  /** Sentences about submissions of which the grader could make nothing. */
  readonly failures: readonly string[];
}

/**
 * Grades many submissions, several at a time, and keeps each result at once. A submission in which
 * something ran out of time or memory is graded once more, alone: so that marks do not depend on how
 * many run at a time, or on what else the machine did at that moment.
 */
export async function gradeAll(run: Run): Promise<Graded> {
  const { submissions, jobs, keep } = run;
  const results = new Map<string, SubmissionResult>();
  const failures: string[] = [];
  const doubtful: Task[] = [];
  let reused = 0, done = 0;
  const graders: Grader[] = [];

  async function settle({ submission }: Task, outcome: Outcome): Promise<void> {
    if ("failure" in outcome) failures.push(`${submission.folder}: ${outcome.failure}`);
    else {
      await keep(outcome.result);
      results.set(submission.folder, outcome.result);
    }
    run.progress(++done);
  }

  async function gradeNext(queue: Iterator<HandedIn>, grader: Grader): Promise<void> {
    for (let next = queue.next(); !next.done; next = queue.next()) {
      const task = await run.read(next.value);
      const before = await run.known(task);
      if (before !== undefined) {
        reused++;
        results.set(before.folder, before);
        run.progress(++done);
        continue;
      }
      const outcome = await grader.grade(task);
      if (isDoubtful(outcome)) doubtful.push(task);
      else await settle(task, outcome);
    }
  }

  try {
    const queue = submissions[Symbol.iterator]();
    for (let i = 0; i < Math.min(jobs, submissions.length); i++) graders.push(run.openGrader());
    await Promise.all(graders.map((grader) => gradeNext(queue, grader)));
    for (const task of doubtful) { // one after the other, and nothing beside them
      await settle(task, await graders[0]!.grade(task));
    }
  } finally {
    graders.forEach((grader) => grader[Symbol.dispose]());
  }
  return {
    results: submissions.map(({ folder }) => results.get(folder)).filter((one) =>
      one !== undefined
    ),
    reused,
    failures,
  };
}

function isDoubtful(outcome: Outcome): boolean {
  return "result" in outcome &&
    outcome.result.questions.some(({ tests }) =>
      tests.some(({ state }) => DOUBTFUL.includes(state))
    );
}
