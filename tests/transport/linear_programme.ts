import module from "highs";

// the package exports one function; its types describe a module with a default export
const load = module as unknown as typeof module.default;

/** The least value of a linear programme in the LP format, and the value of each variable. */
export async function solveProgramme(
  programme: string,
): Promise<{ value: number; variables: Map<string, number> }> {
  const highs = await load();
  const solution = highs.solve(programme);
  if (solution.Status !== "Optimal") {
    throw new Error(`Expected an optimal solution; got ${solution.Status}`);
  }
  const variables = Object.entries(solution.Columns).map(([name, { Primal }]) =>
    [name, Primal] as const
  );
  return { value: solution.ObjectiveValue, variables: new Map(variables) };
}
