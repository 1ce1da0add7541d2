/** The growth curve: as Markdown and as a chart. */
import type { Conditions } from '../report/conditions.ts'
import { cpuOfRequest } from '../report/markdown.ts'
import { colours } from '../report/charts.ts'
import { lineChart } from '../report/svg.ts'
import { show, toTable } from '../report/table.ts'
import { grownCases, type SizeFigures } from './measure.ts'
import { wholeScans } from './scans.ts'

/** All sizes that were measured so far, each under its conditions. */
export type Growth = readonly { readonly conditions: Conditions; readonly size: SizeFigures }[]

const ofCase = ({ requests }: SizeFigures, name: string) =>
  requests.filter((figures) => figures.case === name)

function toRow({ size }: Growth[number]): string[] {
  const cells = grownCases.flatMap((name) =>
    ofCase(size, name).flatMap((figures) => [
      show(figures.p50, 1),
      show(figures.requestsPerSecond),
      show(cpuOfRequest(figures), 2),
    ]),
  )
  return [
    String(size.patients),
    String(size.resources),
    `${show(size.rows / 1e6, 1)} M`,
    show(size.bytes / 1024 ** 3, 1),
    ...cells,
    show(size.resourcesPerSecond),
    String(wholeScans(size.scans).length),
  ]
}

function toHead(size: SizeFigures): string[] {
  const cells = grownCases.flatMap((name) =>
    ofCase(size, name).flatMap(({ connections }) =>
      ['p50 ms', 'req/s', 'CPU ms/req'].map((what) => `${name}, ${connections}: ${what}`),
    ),
  )
  return ['patients', 'resources', 'rows', 'GB', ...cells, 'load resources/s', 'whole tables read']
}

const toScanLines = ({ size }: Growth[number]): string[] => [
  `### ${size.patients} patients`,
  '',
  ...toTable([
    ['case', 'table', 'rows', 'way', 'index'],
    ...size.scans.map((scan) => [
      scan.case,
      scan.table,
      String(scan.rows),
      scan.way,
      scan.index ?? '',
    ]),
  ]),
]

const toConditionLine = ({ conditions, size }: Growth[number]): string => {
  const { date, commit, machine, node, loadBefore } = conditions
  return `- ${size.patients} patients: ${date} UTC, commit ${commit}; ${machine}; Node ${node}; load before ${loadBefore.toFixed(2)}`
}

/** The table, and how the statements reached the tables at each size. */
export function toMarkdown(growth: Growth): string {
  const [first] = growth
  if (first === undefined) return '# Growth\n'
  return [
    '# Growth',
    '',
    ...toTable([toHead(first.size), ...growth.map(toRow)]),
    'A number behind a case is that of its connections. The last column counts the ways by which a statement of a request read a table of more than 1,000 rows from its beginning to its end.',
    '',
    ...growth.map(toConditionLine),
    '',
    '## How the statements reach the tables',
    '',
    ...growth.flatMap(toScanLines),
  ].join('\n')
}

/** p50 of each case over the number of patients. */
export function toChart(growth: Growth): string {
  const connections = Math.min(
    ...growth.flatMap(({ size }) => size.requests.map((one) => one.connections)),
  )
  const lines = grownCases.map((name, position) => ({
    label: name,
    colour: [colours.own, colours.peer, colours.other][position] ?? colours.limit,
    points: growth.flatMap(({ size }) =>
      ofCase(size, name)
        .filter((figures) => figures.connections === connections)
        .map((figures) => [size.patients, figures.p50] as const),
    ),
  }))
  const title = `p50 as the record grows; connections: ${connections}`
  return lineChart({ title, x: { label: 'patients', isLogarithmic: true }, y: 'p50 ms', lines })
}
