/** The decisions of a generator, drawn from a list of numbers: shorter lists of smaller numbers make simpler things. */
import fc from 'fast-check'

export interface Choices {
  /** A number below the bound; nought once the list is used up. */
  below(bound: number): number
  /** True once in so many times; never once the list is used up. */
  oneIn(times: number): boolean
  /** One of these; the first once the list is used up. */
  one<T>(values: readonly T[]): T
}

/** The choices that a list of numbers makes. */
export function createChoices(numbers: readonly number[]): Choices {
  let at = 0
  const below = (bound: number) => {
    const number = numbers[at] ?? 0
    at += 1
    return number % bound
  }
  return {
    below,
    oneIn: (times) => below(times) === times - 1,
    one(values) {
      const chosen = below(values.length)
      for (const [index, value] of values.entries()) if (index === chosen) return value
      throw new Error('there is nothing to choose from')
    },
  }
}

/** Lists of numbers that are long enough for one operation. */
export const numberLists = fc.array(fc.nat({ max: 0xffff }), {
  minLength: 40,
  maxLength: 600,
  size: 'max',
})
