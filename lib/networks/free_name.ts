import * as tf from "#tensorflow";

/**
 * A name that no living variable has: the name itself, or else "name (2)", "name (3)" and so on.
 *
 * TensorFlow.js refuses two variables of one name, while notebooks make networks over and over.
 */
export function freeName(name: string): string {
  const taken = tf.engine().registeredVariables;
  let free = name;
  for (let number = 2; free in taken; number++) free = `${name} (${number})`;
  return free;
}
