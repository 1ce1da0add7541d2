/** Measures the requests: Socle, the limit and the monolith in turn, then five processes beside the default Apollo. */
import type { CaseName } from './cases.ts'
import {
  startApollo,
  startDistributed,
  startSingle,
  type Contestant,
  type Ground,
  type Single,
} from './contestants.ts'
import { measureInTurn, type Bench, type Cell, type Figures } from './rounds.ts'

/** Who answers what. */
const rivals: Readonly<Record<CaseName, readonly Single[]>> = {
  view: ['Socle', 'limit', 'monolith', 'Socle without audit'],
  list: ['Socle', 'monolith', 'Socle without audit'],
  read: ['Socle', 'Socle without audit'],
  search: ['Socle', 'Socle without audit'],
}

type Ask = {
  readonly cases: readonly CaseName[]
  readonly connections: readonly number[]
}

const stopAll = (started: readonly Contestant[]): Promise<unknown> =>
  Promise.all(started.map((contestant) => contestant.stop()))

/** Megabytes of Socle's process after its requests. */
export type Memory = { readonly now: number | undefined; readonly most: number | undefined }

/** The cases in one process, each against its rivals. */
export async function measureSingles(
  ground: Ground,
  { cases, connections }: Ask,
  bench: Bench,
): Promise<{ readonly figures: Figures[]; readonly memory: Memory | undefined }> {
  const started = new Map<Single, Contestant>()
  try {
    for (const name of new Set(cases.flatMap((one) => rivals[one]))) {
      bench.say(`starting: ${name}`)
      started.set(name, await startSingle(name, ground))
    }
    const figures: Figures[] = []
    for (const one of cases) {
      const cells = connections.flatMap((count) =>
        rivals[one].flatMap((name): Cell[] => {
          const contestant = started.get(name)
          return contestant ? [{ case: one, contestant, connections: count }] : []
        }),
      )
      figures.push(...(await measureInTurn(cells, bench)))
    }
    return { figures, memory: started.get('Socle')?.memory() }
  } finally {
    await stopAll([...started.values()])
  }
}

/** Five processes against the five of the default Apollo set-up over the same four schemas. */
export async function measureDistributed(
  ground: Ground,
  connections: readonly number[],
  bench: Bench,
): Promise<Figures[]> {
  bench.say('starting: Socle distributed, default Apollo')
  const contestants: Contestant[] = []
  try {
    contestants.push(await startDistributed(ground), await startApollo(ground))
    const cells = (['view', 'list'] as const).flatMap((one) =>
      connections.flatMap((count) =>
        contestants.map((contestant) => ({ case: one, contestant, connections: count })),
      ),
    )
    return await measureInTurn(cells, bench)
  } finally {
    await stopAll(contestants.toReversed())
  }
}
