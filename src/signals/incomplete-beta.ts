// The regularised incomplete beta function, by which the tail of a negative binomial is computed without summing it.

/** Lanczos approximation, g = 7 (C. Lanczos, "A precision approximation of the gamma function", 1964). */
const lanczos = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];
const halfLogTwoPi = 0.5 * Math.log(2 * Math.PI);
const stepsMax = 500;
const precision = 1e-15;
const tiny = 1e-300;

/** ln Γ(n/2) by n, as far as asked: counts and half counts are nearly all that is ever asked for. */
const halves: number[] = [];
const halvesMax = 20_000;

/** ln Γ(x) for x > 0, to about 15 digits. */
export function logGamma(x: number): number {
  const twice = 2 * x;
  if (!Number.isInteger(twice) || twice < 1 || twice > halvesMax) return lanczosLogGamma(x);
  for (let next = halves.length; next <= twice; next += 1) halves.push(next === 0 ? 0 : lanczosLogGamma(next / 2));
  return halves[twice] ?? 0;
}

function lanczosLogGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - lanczosLogGamma(1 - x);
  const shifted = x - 1;
  const base = shifted + 7.5;
  let sum = lanczos[0] ?? 0;
  for (let index = 1; index < lanczos.length; index += 1) sum += (lanczos[index] ?? 0) / (shifted + index);
  return halfLogTwoPi + (shifted + 0.5) * Math.log(base) - base + Math.log(sum);
}

/** I_x(a, b) for a, b > 0 and x in [0, 1]; outside, the nearest end. Small values keep their relative precision. */
export function regularizedBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  return x < (a + 1) / (a + b + 2)
    ? (front * continuedFraction(x, a, b)) / a
    : 1 - (front * continuedFraction(1 - x, b, a)) / b;
}

/** Lentz's method on the fraction of DLMF 8.17.22, two coefficients a step. */
function continuedFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let step = 1; step <= stepsMax; step += 1) {
    const even = (step * (b - step) * x) / ((a + 2 * step - 1) * (a + 2 * step));
    d = 1 / awayFromZero(1 + even * d);
    c = awayFromZero(1 + even / c);
    value *= d * c;
    const odd = (-(a + step) * (a + b + step) * x) / ((a + 2 * step) * (a + 2 * step + 1));
    d = 1 / awayFromZero(1 + odd * d);
    c = awayFromZero(1 + odd / c);
    value *= d * c;
    if (Math.abs(d * c - 1) < precision) break;
  }
  return value;
}

function awayFromZero(value: number): number {
  return Math.abs(value) < tiny ? tiny : value;
}
