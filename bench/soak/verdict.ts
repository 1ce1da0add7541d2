/** What a soak has shown: is memory flat, was everything answered, did answers stay as quick? */
import { median } from '../medians.ts'

/** What one stretch of ten seconds, or as asked, has shown. */
export type Sample = {
  readonly seconds: number
  readonly requestsPerSecond: number
  readonly p50: number
  readonly p99: number
  readonly failures: number
  /** Megabytes of the server's process. */
  readonly memory: number | undefined
  readonly heap: number | undefined
}

export type Verdict = {
  /** By which share the median memory of the last third lies above that of the third after the warm-up. */
  readonly memoryGrowth: number | undefined
  readonly heapGrowth: number | undefined
  readonly failures: number
  /** The same share of the p99. */
  readonly p99Growth: number | undefined
  /** What was not as it should be, in words; nothing when all was well. */
  readonly faults: readonly string[]
}

const most = { memory: 0.05, p99: 0.25 }

/** The first quarter is the warm-up: caches fill, code is compiled. */
const warming = 0.25

function growthOf(values: readonly (number | undefined)[]): number | undefined {
  const third = Math.max(1, Math.floor(values.length / 3))
  const [before, after] = [median(values.slice(0, third)), median(values.slice(-third))]
  return before === undefined || after === undefined ? undefined : after / before - 1
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`

/** Looks at the samples after the warm-up; failures count from the beginning. */
export function judge(samples: readonly Sample[]): Verdict {
  const settled = samples.slice(Math.floor(samples.length * warming))
  const memoryGrowth = growthOf(settled.map(({ memory }) => memory))
  const heapGrowth = growthOf(settled.map(({ heap }) => heap))
  const p99Growth = growthOf(settled.map(({ p99 }) => p99))
  const failures = samples.reduce((sum, one) => sum + one.failures, 0)
  const faults = [
    ...(memoryGrowth !== undefined && memoryGrowth > most.memory
      ? [`memory grew by ${percent(memoryGrowth)} after the warm-up`]
      : []),
    ...(failures > 0 ? [`${failures} requests failed`] : []),
    ...(p99Growth !== undefined && p99Growth > most.p99
      ? [`the p99 grew by ${percent(p99Growth)} after the warm-up`]
      : []),
  ]
  return { memoryGrowth, heapGrowth, failures, p99Growth, faults }
}
