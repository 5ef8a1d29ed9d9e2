/**
 * Text of a program that trains a small network, without imports: `losses` then holds the loss of
 * each step. It calls `normalPoints`, `stream`, `tf`, `train`, `uniformTimes` and `velocityNetwork`.
 */
export const TRAINING = `const numbers = stream(1), batches = numbers.split("batches");
const network = velocityNetwork({ dim: 2, hidden: [16] }, numbers.split("weights"));
const { losses } = train({
  variables: network.variables,
  loss: () => {
    const x = normalPoints(64, 2, batches), t = uniformTimes(64, batches);
    return tf.mean(tf.sum(tf.squaredDifference(network.apply(x, t), x), 1)).asScalar();
  },
  steps: 50,
  learningRate: 0.01,
});
`;
