/** The figures of a run as a Markdown table, with their conditions. */
import type { Conditions } from './conditions.ts'
import type { LoadFigures } from './load.ts'
import type { Options } from './options.ts'
import type { CaseFigures, TrailFigures } from './rounds.ts'
import type { StatementFigures } from './statements.ts'

export type ServerFigures = {
  readonly postgresVersion: string
  readonly sizes: Readonly<Record<string, number>>
  readonly start: { readonly firstSeconds: number; readonly nextSeconds: number }
  /** Megabytes; undefined where the system does not tell. */
  readonly memory: {
    readonly afterFirstStart: number | undefined
    readonly afterNextStart: number | undefined
    readonly afterRequests: number | undefined
    readonly most: number | undefined
    readonly postgres: number | undefined
  }
  readonly cases: readonly CaseFigures[]
  readonly trail: readonly TrailFigures[]
  readonly statements: readonly StatementFigures[]
}

export type Results = {
  readonly conditions: Conditions
  readonly options: Options
  readonly load: LoadFigures | undefined
  readonly server: ServerFigures | undefined
}

const unknown = 'n/a'
const show = (value: number | undefined, digits = 0): string => value?.toFixed(digits) ?? unknown

const toTable = (rows: readonly (readonly string[])[]): string[] =>
  rows.flatMap((row, position) => [
    `| ${row.join(' | ')} |`,
    ...(position === 0 ? [`|${row.map(() => ' --- |').join('')}`] : []),
  ])

const columns = [
  'query',
  'connections',
  'req/s',
  'p50 ms',
  'p99 ms',
  'Node CPU ms/req',
  'PostgreSQL CPU ms/req',
  'SQL statements (cold)',
  'answer kB',
]

function toCaseLines({ cases, statements }: ServerFigures): string[] {
  if (cases.length === 0) return []
  const rows = cases.map((figures) => {
    const sql = statements.find(({ name }) => name === figures.name)
    return [
      figures.name,
      String(figures.connections),
      show(figures.requestsPerSecond),
      show(figures.p50, 1),
      show(figures.p99, 1),
      show(figures.nodeCpu, 2),
      show(figures.postgresCpu, 2),
      `${show(sql?.warm)} (${show(sql?.cold)})`,
      show(figures.answerBytes / 1024, 1),
    ]
  })
  const failures = cases.reduce((sum, figures) => sum + figures.failures, 0)
  const warning = failures === 0 ? [] : ['', `**${failures} requests failed.**`]
  return [...toTable([columns, ...rows]), ...warning, '']
}

const ratioOf = ({ traced, untraced }: TrailFigures) =>
  traced === undefined || untraced === undefined ? undefined : traced / untraced

/** What the audit trail costs: the same requests with it and without. */
function toTrailLines({ trail }: ServerFigures): string[] {
  if (trail.length === 0) return []
  const head = ['audit trail', 'connections', 'CPU ms/req with', 'without', 'ratio']
  const rows = trail.map((figures) => [
    figures.name,
    String(figures.connections),
    show(figures.traced, 2),
    show(figures.untraced, 2),
    show(ratioOf(figures), 2),
  ])
  return [...toTable([head, ...rows]), '']
}

const toStartLines = ({ start, memory }: ServerFigures): string[] => [
  ...toTable([
    ['start', 'seconds', 'memory of the server MB'],
    ['first, with the demo hospital', show(start.firstSeconds, 1), show(memory.afterFirstStart)],
    ['next', show(start.nextSeconds, 1), show(memory.afterNextStart)],
    ['after the requests', '', `${show(memory.afterRequests)} (most ${show(memory.most)})`],
    ['PostgreSQL then', '', show(memory.postgres)],
  ]),
  '',
]

function toLoadLines(load: LoadFigures): string[] {
  const { rows, seconds } = load.plain
  const columns = ['load', 'resources/s', 'seconds', 'Node CPU s', 'PostgreSQL CPU s']
  const plain = [
    `the same ${rows} rows in plain batched inserts`,
    show(load.resources / seconds),
    show(seconds, 1),
    '',
    '',
  ]
  const share = `The load reaches ${show((seconds / load.seconds) * 100)} % of the plain inserts.`
  const row = [
    `${load.resources} resources`,
    show(load.resourcesPerSecond),
    show(load.seconds, 1),
    show(load.nodeCpuSeconds, 1),
    show(load.postgresCpuSeconds, 1),
  ]
  return [...toTable([columns, row, plain]), '', share, '']
}

function toConditionLines({ conditions, options, server }: Results): string[] {
  const { date, commit, machine, system, node, loadBefore } = conditions
  const sizes = Object.entries(server?.sizes ?? {})
  const total = sizes.reduce((sum, [, count]) => sum + count, 0)
  const shares = (server?.cases ?? []).flatMap(({ others }) =>
    others === undefined ? [] : [others],
  )
  const others = shares.length === 0 ? undefined : Math.max(0, ...shares) * 100
  return [
    `- ${date} UTC, commit ${commit}`,
    `- ${machine}, ${system}; load before the run ${loadBefore.toFixed(2)}`,
    `- the requests are made on the same machine; processes of others took up to ${show(others)} % of it meanwhile`,
    `- Node ${node}, PostgreSQL ${server?.postgresVersion ?? '(embedded)'}, one server process, default settings`,
    `- demo hospital of ${options.patients} patients; a random patient for each request; median of 3 rounds of ${options.seconds} s, after a warm-up`,
    ...(total === 0
      ? []
      : [`- ${total} resources: ${sizes.map(([type, count]) => `${count} ${type}`).join(', ')}`]),
  ]
}

/** The report that is printed. */
export const toMarkdown = (results: Results): string =>
  [
    '# Bench',
    '',
    ...(results.server === undefined ? [] : toCaseLines(results.server)),
    ...(results.server === undefined ? [] : toTrailLines(results.server)),
    ...(results.server === undefined ? [] : toStartLines(results.server)),
    ...(results.load === undefined ? [] : toLoadLines(results.load)),
    ...toConditionLines(results),
    '',
  ].join('\n')
