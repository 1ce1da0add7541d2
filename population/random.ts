/** Seeded randomness, the same on every machine: integer arithmetic alone, one stream per purpose. */

/** The draws that the generator needs. */
export interface Random {
  /** A number in [0, 1). */
  next(): number
  /** An integer between two bounds, both included. */
  between(low: number, high: number): number
  /** True with the given probability. */
  chance(probability: number): boolean
  /** One of the items. */
  pick<T>(items: readonly T[]): T
  /** About normally distributed (a sum of uniforms, as logarithms may differ between machines). */
  normal(mean: number, deviation: number): number
}

/** Hash a text into four 32-bit words (cyrb128, public domain: https://stackoverflow.com/a/47593316). */
function hash(text: string): [number, number, number, number] {
  let [a, b, c, d] = [1779033703, 3144134277, 1013904242, 2773480762]
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    a = b ^ Math.imul(a ^ unit, 597399067)
    b = c ^ Math.imul(b ^ unit, 2869860233)
    c = d ^ Math.imul(c ^ unit, 951274213)
    d = a ^ Math.imul(d ^ unit, 2716044179)
  }
  return [a >>> 0, b >>> 0, c >>> 0, d >>> 0]
}

/** The small fast counter generator sfc32 (https://pracrand.sourceforge.net). */
function createStream(text: string): () => number {
  let [a, b, c, d] = hash(text)
  const next = (): number => {
    const sum = (a + b + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + sum) | 0
    return (sum >>> 0) / 4294967296
  }
  for (let round = 0; round < 12; round++) next()
  return next
}

/** A stream of draws for one purpose: the same seed and purpose give the same draws. */
export function createRandom(seed: number, ...purpose: readonly (string | number)[]): Random {
  const next = createStream([seed, ...purpose].join('/'))
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    between,
    chance: (probability) => next() < probability,
    pick(items) {
      const item = items[between(0, items.length - 1)]
      if (item === undefined) throw new RangeError('nothing to pick from')
      return item
    },
    normal: (mean, deviation) => mean + (next() + next() + next() + next() - 2) * 1.732 * deviation,
  }
}
