import { Ajv } from "ajv";
import { join } from "node:path";
import { type LedgerClaim, readClaims } from "../../reproduce/mod.ts";
import { type CarriedChecks, carriedChecks } from "./carries.ts";

/** A chapter that is planned: its ideas in the order of teaching. */
export interface ChapterPlan {
  readonly chapter: string;
  readonly number: number;
  readonly title: string;
  /** What the reader can do afterwards, one sentence. */
  readonly goal: string;
  /** Slugs of chapters that come before. */
  readonly needs: readonly string[];
  readonly ideas: readonly PlannedIdea[];
}

/** An idea of a chapter, as `ideas.json` has it. */
export interface PlannedIdea {
  /** A slug. */
  readonly idea: string;
  readonly title: string;
  /** Ids of the claims that it settles. */
  readonly covers: readonly string[];
  /** "claim", "derivation", "figure", …: what carries it. */
  readonly form: string;
  /** Advice to whoever writes it. */
  readonly teach: string;
  /** Checks that stand in the chapter, such as "S2.05 riemann-sum-error"; the others are evidence. */
  readonly carries?: readonly string[];
  /** What is drawn, what moves, and what one must see. */
  readonly picture?: string;
  /** What is asked, and its answer. */
  readonly exercise?: string;
}

/** An idea with what the ledger says of it. */
export interface Idea extends PlannedIdea {
  readonly claims: readonly LedgerClaim[];
  /** Its {@link PlannedIdea.carries}; undefined where the plan leaves that open. */
  readonly carried: CarriedChecks | undefined;
}

/** What a chapter is written from. */
export interface Plan extends ChapterPlan {
  readonly ideas: readonly Idea[];
  /** Files that are not there yet and can be written later. */
  readonly absent: readonly string[];
}

const string = { type: "string" }, strings = { type: "array", items: string };
const having = (
  properties: Record<string, object>,
  optional: Record<string, object> = {},
): object => ({
  type: "object",
  required: Object.keys(properties),
  properties: { ...properties, ...optional },
});
const slug = { type: "string", pattern: "^[a-z0-9]+(-[a-z0-9]+)*$", maxLength: 50 };
const valid = new Ajv().compile<ChapterPlan>(having({
  chapter: string,
  number: { type: "integer", minimum: 0, maximum: 99 },
  title: string,
  goal: string,
  needs: strings,
  ideas: {
    type: "array",
    items: having(
      { idea: slug, title: string, covers: strings, form: string, teach: string },
      { carries: strings, picture: string, exercise: string },
    ),
  },
}));

/**
 * Reads what a chapter is written from: `ideas.json` and `claims.json` in its folder of
 * `data/chapters/`.
 *
 * @param root folder with `data/`
 * @param name such as "09-gaussian-paths"
 * @throws {TypeError} when a file is missing or is not what it should be, an idea covers a claim that
 *   the chapter does not have, or carries a check that does not exist or is carried already
 */
export async function readPlan(root: string, name: string): Promise<Plan> {
  const folder = join("data", "chapters", name);
  const plan = await readIdeas(root, join(folder, "ideas.json"));
  if (`${String(plan.number).padStart(2, "0")}-${plan.chapter}` !== name) {
    const found = `${plan.number} and "${plan.chapter}"`;
    throw new TypeError(
      `${folder}/ideas.json: Expected the number and chapter of ${name}; got ${found}`,
    );
  }
  const ledger = join(folder, "claims.json");
  await requireFile(root, ledger);
  const listed = await readClaims(join(root, ledger), { slug: plan.chapter });
  const claims = new Map(listed.map((claim) => [claim.id, claim]));
  const file = join(folder, "ideas.json");
  const carried = carriedChecks(plan.ideas, { claims, file, ledger });
  const ideas = plan.ideas.map((idea): Idea => {
    const stranger = idea.covers.find((id) => !claims.has(id));
    if (stranger !== undefined) {
      throw new TypeError(`${file}: idea "${idea.idea}" covers ${stranger}, which ${ledger} lacks`);
    }
    return {
      ...idea,
      claims: idea.covers.map((id) => claims.get(id)!),
      carried: carried.get(idea.idea),
    };
  });
  const later = ["outcomes.json", "glossary.md", "misconceptions.md"]
    .map((file) => join(folder, file));
  const there = await Promise.all(later.map((file) => exists(join(root, file))));
  return { ...plan, ideas, absent: later.filter((_, i) => !there[i]) };
}

async function readIdeas(root: string, file: string): Promise<ChapterPlan> {
  await requireFile(root, file);
  let plan: unknown;
  try {
    plan = JSON.parse(await Deno.readTextFile(join(root, file)));
  } catch (error) {
    throw new TypeError(`${file}: Expected JSON; ${(error as Error).message}`);
  }
  if (valid(plan)) return plan;
  const { instancePath, message } = valid.errors![0]!;
  throw new TypeError(`${file}: ${instancePath} ${message}`.replace(":  ", ": "));
}

async function requireFile(root: string, file: string): Promise<void> {
  if (await exists(join(root, file))) return;
  throw new TypeError(`Expected ${file}, from which the chapter is made; there is no such file`);
}

async function exists(path: string): Promise<boolean> {
  return await Deno.stat(path).then(({ isFile }) => isFile, () => false);
}
