import type { Identifier, Pattern } from "acorn";

/** A name that a pattern binds, at the place where it is bound. */
export interface Binding {
  readonly identifier: Identifier;
  /** Whether the name is that of the property too, as in `{ a }`. */
  readonly property: "same" | "other";
}

/**
 * The names that a pattern binds, from left to right.
 *
 * `{ a, b: [c = 1, ...d] }` binds a, c and d.
 */
export function bindings(pattern: Pattern, property: Binding["property"] = "other"): Binding[] {
  switch (pattern.type) {
    case "Identifier":
      return [{ identifier: pattern, property }];
    case "ObjectPattern":
      return pattern.properties.flatMap((part) =>
        part.type === "RestElement"
          ? bindings(part.argument)
          : bindings(part.value, part.shorthand ? "same" : "other")
      );
    case "ArrayPattern":
      return pattern.elements.flatMap((element) => element ? bindings(element) : []);
    case "AssignmentPattern":
      return bindings(pattern.left, property);
    case "RestElement":
      return bindings(pattern.argument);
    case "MemberExpression":
      return []; // assigned to, but not a name
  }
}
