/** What a test throws when an answer is not right; what a student's own function throws is another error. */
export class WrongAnswer extends Error {
  /** By which a grader knows it. */
  override name = "WrongAnswer";
}
