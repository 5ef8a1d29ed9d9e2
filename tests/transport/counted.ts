/** Costs that count how often one of them is looked at by its number. */
export function counted(costs: Float64Array): { costs: Float64Array; looks(): number } {
  let looks = 0;
  const watched = new Proxy(costs, {
    get(target, name): unknown {
      if (typeof name === "string" && /^\d+$/.test(name)) looks++;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  return { costs: watched, looks: () => looks };
}
