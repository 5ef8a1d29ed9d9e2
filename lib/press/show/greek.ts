/** Greek letters by their names. */
export const GREEK: Readonly<Record<string, string>> = {
  alpha: "α",
  beta: "β",
  gamma: "γ",
  delta: "δ",
  epsilon: "ε",
  theta: "θ",
  lambda: "λ",
  mu: "μ",
  nu: "ν",
  phi: "φ",
  pi: "π",
  psi: "ψ",
  rho: "ρ",
  sigma: "σ",
  tau: "τ",
  omega: "ω",
};

const NAMES = new Map(Object.entries(GREEK).map(([name, letter]) => [letter, name]));

/** The name of a Greek letter, by which it is found; any other word as it is. */
export function spelled(word: string): string {
  return NAMES.get(word) ?? word;
}
