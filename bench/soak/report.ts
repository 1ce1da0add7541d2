/** The soak's report and its charts. */
import type { Conditions } from '../report/conditions.ts'
import { colours } from '../report/charts.ts'
import { lineChart } from '../report/svg.ts'
import { show, toTable } from '../report/table.ts'
import type { Sample, Verdict } from './verdict.ts'

export type Soak = {
  readonly conditions: Conditions
  readonly patients: number
  readonly connections: number
  /** Requests a second that were answered when as many as possible were sent. */
  readonly capacity: number
  readonly rate: number
  readonly samples: readonly Sample[]
  readonly verdict: Verdict
}

const share = (value: number | undefined) =>
  value === undefined ? 'n/a' : `${show(value * 100, 1)} %`

/** The report. */
export function toMarkdown({
  conditions,
  patients,
  connections,
  capacity,
  rate,
  samples,
  verdict,
}: Soak): string {
  const { date, commit, machine, node, loadBefore } = conditions
  const last = samples.at(-1)
  return [
    '# Soak',
    '',
    verdict.faults.length === 0
      ? '**Steady: memory flat, no error, p99 steady.**'
      : `**Not steady: ${verdict.faults.join('; ')}.**`,
    '',
    ...toTable([
      [
        'capacity req/s',
        'held req/s',
        'minutes',
        'failures',
        'memory MB at the end',
        'memory grew',
        'heap grew',
        'p99 grew',
      ],
      [
        show(capacity),
        show(rate),
        show((last?.seconds ?? 0) / 60, 1),
        String(verdict.failures),
        show(last?.memory),
        share(verdict.memoryGrowth),
        share(verdict.heapGrowth),
        share(verdict.p99Growth),
      ],
    ]),
    'Growth is that of the median of the last third against the first, after a warm-up of a quarter of the time. Of a hundred requests 55 are views, 20 reads, 15 searches, 8 lists and 2 new observations.',
    '',
    `- ${date} UTC, commit ${commit}; ${machine}; Node ${node}; load before ${loadBefore.toFixed(2)}`,
    `- demo hospital of ${patients} patients, ${connections} connections, audit and access on; the load generator shares the machine`,
    '',
  ].join('\n')
}

type Figure = 'memory' | 'heap' | 'p50' | 'p99'

/** One chart of memory, or of times. */
export function toChart({ samples }: Soak, figures: readonly Figure[], unit: string): string {
  const palette = [colours.own, colours.peer]
  return lineChart({
    title: `Soak: ${figures.join(' and ')} over time`,
    x: { label: 'seconds' },
    y: unit,
    lines: figures.map((name, position) => ({
      label: name,
      colour: palette[position] ?? colours.limit,
      points: samples.flatMap((sample) => {
        const value = sample[name]
        return value === undefined ? [] : [[Math.round(sample.seconds), value] as const]
      }),
    })),
  })
}
