import type { Operations } from "./bits.ts";
import { exactOperations } from "./exact_operations.ts";
import { networkOperations } from "./network_operations.ts";
import { pictureOperations } from "./picture_operations.ts";
import { randomOperations } from "./random_operations.ts";

/** What saved outputs are made of, simple things first: the first to differ is nearest the cause. */
export const OPERATIONS: Operations = {
  ...randomOperations,
  ...exactOperations,
  ...networkOperations,
  ...pictureOperations,
};
