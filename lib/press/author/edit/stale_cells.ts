import { codeCells, type Notebook } from "../../ipynb/mod.ts";
import { type Statement, statementsOf } from "./statements.ts";

/** What has to run, and what it may change for others. */
export interface Staleness {
  /** Ids of code cells that must run, in the order of the notebook. */
  readonly stale: ReadonlySet<string>;
  /** Those whose names mean what they meant, with their sources before: nobody runs because they did. */
  readonly harmless: ReadonlyMap<string, string>;
}

/**
 * Finds the cells that must run so that all saved outputs are those of a whole run: cells that
 * changed or never ran, and cells that use a name whose meaning may have changed.
 *
 * A name's meaning changes with the statement that makes it, with the names used there, and, where it
 * holds an object, with a changed statement that may change the object; then the object is made anew
 * too, because a second run would change it a second time. A claim that is worded anew leaves the
 * functions beside it alone, and who only uses those does not run.
 */
export function staleCells(before: Notebook, after: Notebook): Staleness {
  const old = new Map(codeCells(before).map((cell) => [cell.id, cell]));
  const cells = codeCells(after).map((cell) => {
    const was = old.get(cell.id)?.source;
    const changed = was !== cell.source || cell.execution_count === null;
    const statements = statementsOf(cell.source);
    const kept = was === undefined ? new Set<string>() : keptTexts(statementsOf(was), statements);
    return { id: cell.id, changed, statements, kept };
  });
  const earlier = [...old.values()].flatMap(({ source }) => statementsOf(source));
  const holders = holdersIn([...earlier, ...cells.flatMap(({ statements }) => statements)]);
  const known = new Set(earlier.flatMap(({ makes }) => [...makes]));
  const texts = new Set(cells.flatMap(({ statements }) => statements.map(({ text }) => text)));
  const moved = new Set( // by what no cell says any more
    earlier.filter(({ text }) => !texts.has(text)).flatMap((lost) => reachedBy(lost, holders)),
  );
  const stale = new Set(cells.filter(({ changed }) => changed).map(({ id }) => id));
  const harmful = new Set<string>();
  for (let size = -1; size !== moved.size;) { // names reach upwards too: functions are called later
    size = moved.size;
    for (const { id, changed, statements, kept } of cells) {
      for (const statement of statements) {
        const isNew = changed && !kept.has(statement.text);
        const remade = meets(statement.makes, moved);
        if (!isNew && !remade && !meets(statement.uses, moved)) continue;
        stale.add(id);
        const reached = reachedBy(statement, holders).filter((name) => known.has(name));
        reached.forEach((name) => moved.add(name));
        if (reached.length > 0) harmful.add(id);
      }
    }
  }
  const sources = [...old].map(([id, { source }]) => [id, source] as const);
  return {
    stale,
    harmless: new Map(sources.filter(([id]) => stale.has(id) && !harmful.has(id))),
  };
}

/** Names that can change inside, by kind. */
type Holders = Readonly<Record<Statement["effect"], ReadonlySet<string>>>;

function holdersIn(statements: readonly Statement[]): Holders {
  return {
    none: new Set(),
    built: new Set(statements.flatMap(({ built }) => [...built])),
    objects: new Set(statements.flatMap(({ objects }) => [...objects])),
  };
}

/** The names whose meaning a statement decides. */
function reachedBy({ makes, uses, effect }: Statement, holders: Holders): string[] {
  return [...makes, ...[...uses].filter((name) => holders[effect].has(name))];
}

/** Statements that stand in both, in one order; none when the order is another one. */
function keptTexts(before: readonly Statement[], after: readonly Statement[]): Set<string> {
  const texts = (statements: readonly Statement[], among: ReadonlySet<string>): string[] =>
    statements.map(({ text }) => text).filter((text) => among.has(text));
  const was = new Set(before.map(({ text }) => text));
  const both = new Set(after.map(({ text }) => text).filter((text) => was.has(text)));
  const sameOrder = texts(before, both).join("\n") === texts(after, both).join("\n");
  return sameOrder ? both : new Set();
}

function meets(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return [...one].some((name) => other.has(name));
}
