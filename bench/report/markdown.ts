/** The figures of a run as Markdown tables, with their conditions. */
import type { LoadFigures } from '../load.ts'
import type { Figures } from '../rounds.ts'
import { peer, peerConditions, peerIngest, peerName } from './peer.ts'
import type { Results } from './results.ts'
import { show, showShare, toTable } from './table.ts'

/** Node's and PostgreSQL's CPU milliseconds together. */
export const cpuOfRequest = ({ nodeCpu, postgresCpu }: Figures): number | undefined =>
  nodeCpu === undefined || postgresCpu === undefined ? undefined : nodeCpu + postgresCpu

const requestHead = [
  'case',
  'server',
  'connections',
  'req/s',
  'p50 ms',
  'p99 ms',
  'Node CPU ms/req',
  'PostgreSQL CPU ms/req',
  'load generator CPU ms/req',
  'answer kB',
]

const toRequestRow = (figures: Figures): string[] => [
  figures.case,
  figures.contestant,
  String(figures.connections),
  show(figures.requestsPerSecond),
  show(figures.p50, 1),
  show(figures.p99, 1),
  show(figures.nodeCpu, 2),
  show(figures.postgresCpu, 2),
  show(figures.clientCpu, 2),
  show(figures.answerBytes / 1024, 1),
]

function toRequestLines({ requests, cold }: Results): string[] {
  const rows = requests.map(toRequestRow)
  const coldRows = cold ? [toRequestRow(cold).with(1, 'Socle, cold caches')] : []
  if (rows.length + coldRows.length === 0) return []
  const failures = [...requests, ...(cold ? [cold] : [])].reduce(
    (sum, one) => sum + one.failures,
    0,
  )
  const warning = failures === 0 ? [] : [`**${failures} requests failed.**`, '']
  return [...toTable([requestHead, ...rows, ...coldRows]), ...warning]
}

/** Who is compared with whom. */
const ratios = [
  ['Socle', 'limit'],
  ['Socle', 'monolith'],
  ['Socle', 'Socle without audit'],
  ['Socle distributed', 'default Apollo'],
] as const

function toRatioLines({ requests }: Results): string[] {
  const rows = ratios.flatMap(([own, other]) =>
    requests.flatMap((rival) => {
      if (rival.contestant !== other) return []
      const mine = requests.find(
        (one) =>
          one.contestant === own &&
          one.case === rival.case &&
          one.connections === rival.connections,
      )
      const speed = showShare(mine?.requestsPerSecond, rival.requestsPerSecond)
      const cpu = showShare(mine && cpuOfRequest(mine), cpuOfRequest(rival))
      return [[rival.case, `${own} : ${other}`, String(rival.connections), speed, cpu]]
    }),
  )
  const own = requests.filter(
    ({ contestant, connections }) => contestant === 'Socle' && connections === 16,
  )
  const beside = own.map((mine) => [
    mine.case,
    `Socle : ${peerName}`,
    '16',
    showShare(mine.requestsPerSecond, peer[mine.case].requestsPerSecond),
    showShare(cpuOfRequest(mine), peer[mine.case].cpu),
  ])
  if (rows.length + beside.length === 0) return []
  return toTable([['case', 'compared', 'connections', 'req/s', 'CPU/req'], ...rows, ...beside])
}

const toStatementLines = ({ statements }: Results): string[] =>
  statements.length === 0
    ? []
    : toTable([
        ['SQL statements of a request', ...statements.map((one) => one.case)],
        ['first of a process', ...statements.map(({ cold }) => show(cold))],
        ['documents in memory', ...statements.map(({ warm }) => show(warm, 1))],
      ])

function toStartLines({ starts, memory }: Results): string[] {
  const used =
    memory === undefined
      ? []
      : [['after the requests', '', `${show(memory.now)} (most ${show(memory.most)})`]]
  if (starts === undefined && used.length === 0) return []
  const rows = starts
    ? [
        [
          `first, with a demo hospital of ${starts.firstPatients} patients`,
          show(starts.first.seconds, 1),
          show(starts.first.memory),
        ],
        ['next, data present', show(starts.next.seconds, 1), show(starts.next.memory)],
      ]
    : []
  return toTable([['start', 'seconds', 'memory of the server MB'], ...rows, ...used])
}

const toLoadLines = (load: LoadFigures): string[] => [
  ...toTable([
    ['load', 'resources/s', 'seconds', 'Node CPU s', 'PostgreSQL CPU s'],
    [
      `${load.resources} resources`,
      show(load.resourcesPerSecond),
      show(load.seconds, 1),
      show(load.nodeCpuSeconds, 1),
      show(load.postgresCpuSeconds, 1),
    ],
  ]),
  `${peerName} took ${peerIngest} resources/s. ${toPlainLine(load)}`,
  '',
]

/** What the load costs beside the bare writing of its rows. */
export const toPlainLine = ({ seconds, plain }: LoadFigures): string =>
  `The ${plain.rows} rows that it left, in plain batches of 1,000 to an empty record: ${show(plain.seconds, 1)} s, ${showShare(plain.seconds, seconds)} of the load's time.`

/** Under which conditions the figures were taken. */
export function toConditionLines({
  conditions,
  options,
  record,
  requests,
  cold,
}: Results): string[] {
  const { date, commit, machine, system, node, loadBefore } = conditions
  const sizes = Object.entries(record?.sizes ?? {})
  const total = sizes.reduce((sum, [, count]) => sum + count, 0)
  const shares = [...requests, ...(cold ? [cold] : [])].flatMap(({ others }) => others ?? [])
  const others = shares.length === 0 ? undefined : Math.max(0, ...shares) * 100
  const { rounds, seconds } = options
  return [
    `- ${date} UTC, commit ${commit}`,
    `- ${machine}, ${system}; load before the run ${loadBefore.toFixed(2)}; processes of others took up to ${show(others)} % of the machine meanwhile`,
    `- the load generator is a process of its own on the same machine`,
    `- Node ${node}, PostgreSQL ${record?.postgresVersion ?? '(embedded)'}, one server process, default settings, audit and access on unless the table says otherwise; the caller may see everything`,
    `- a random patient for each request; medians of ${rounds} rounds of ${seconds} s in turn with the rivals, all started alike, after rounds that warmed each up until it became no faster`,
    `- limit: one hand-written SQL statement that builds the answer, over bare HTTP, without access and audit; monolith: the same schema, resolvers, access and audit without federation, on graphql-jit over bare HTTP; default Apollo: Apollo's gateway and five of its standalone servers over HTTP, with the same four schemas, resolvers and access, and a row of the audit trail for each request of a subgraph, where ours has one for the operation`,
    `- cold caches: PostgreSQL and the server were started anew, a tenth of the patients warmed the code up, each of the others was asked about once; the system's file cache was warm`,
    `- ${peerConditions}`,
    ...(total === 0
      ? []
      : [
          `- demo hospital of ${record?.patients ?? 0} patients, ${total} resources: ${sizes.map(([type, count]) => `${count} ${type}`).join(', ')}`,
        ]),
  ]
}

/** The report that is printed. */
export const toMarkdown = (results: Results): string =>
  [
    '# Bench',
    '',
    ...toRequestLines(results),
    ...toRatioLines(results),
    ...toStatementLines(results),
    ...toStartLines(results),
    ...(results.load === undefined ? [] : toLoadLines(results.load)),
    ...toConditionLines(results),
    '',
  ].join('\n')
