/** Puts the figures of the last run between the marks of the README: `npm run bench:readme`. */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Figures } from '../rounds.ts'
import { cpuOfRequest, toConditionLines, toPlainLine } from './markdown.ts'
import { peer, peerIngest } from './peer.ts'
import type { Results } from './results.ts'
import { show, showShare, toTable } from './table.ts'
import { resultPath } from './write.ts'

const marks = ['<!-- figures of npm run bench -->', '<!-- end of the figures -->'] as const

const isResults = (value: unknown): value is Results =>
  typeof value === 'object' && value !== null && 'requests' in value && 'conditions' in value

const head = ['', 'req/s', 'p50 ms', 'p99 ms', 'CPU ms/req', 'of the rival, req/s', 'peer, req/s']

/** Whom each of ours is compared with here. */
const rivals: Readonly<Record<string, readonly string[]>> = {
  Socle: ['limit', 'monolith'],
  'Socle distributed': ['default Apollo'],
}

function toRow(figures: Figures, requests: readonly Figures[], name: string): string[] {
  const beside = (rivals[figures.contestant] ?? []).flatMap((contestant) => {
    const rival = requests.find(
      (one) =>
        one.contestant === contestant &&
        one.case === figures.case &&
        one.connections === figures.connections,
    )
    const share = showShare(figures.requestsPerSecond, rival?.requestsPerSecond)
    return rival === undefined ? [] : [`${share} of the ${contestant}`]
  })
  return [
    name,
    show(figures.requestsPerSecond),
    show(figures.p50, 1),
    show(figures.p99, 1),
    show(cpuOfRequest(figures), 2),
    beside.join(', '),
    show(peer[figures.case].requestsPerSecond),
  ]
}

/** What the README shows of a run. */
export function toReadme(results: Results): string {
  const { requests, cold, load, starts } = results
  const own = requests.filter(
    ({ contestant, connections }) => contestant in rivals && connections === 16,
  )
  const rows = own.map((figures) =>
    toRow(
      figures,
      requests,
      `${figures.case}${figures.contestant === 'Socle' ? '' : ', five processes'}`,
    ),
  )
  const coldRows = cold ? [toRow(cold, [], 'view, cold caches')] : []
  const loaded =
    load &&
    `Load: ${show(load.resourcesPerSecond)} resources/s (the peer: ${peerIngest}). ${toPlainLine(load)}`
  const started =
    starts &&
    `Start with the data present: ${show(starts.next.seconds, 1)} s, ${show(starts.next.memory)} MB without PostgreSQL.`
  const others = [loaded, started].filter((line) => line !== undefined)
  return [
    ...toTable([head, ...rows, ...coldRows]),
    ...(others.length === 0 ? [] : [others.join(' '), '']),
    ...toConditionLines(results),
  ].join('\n')
}

const readme = fileURLToPath(new URL('../../README.md', import.meta.url))

/** Writes the README; throws when it has no place for the figures. */
export function writeReadme(): void {
  const results: unknown = JSON.parse(readFileSync(resultPath('latest.json'), 'utf8'))
  if (!isResults(results)) throw new Error('bench/results/latest.json holds something else')
  const text = readFileSync(readme, 'utf8')
  const [start, end] = marks.map((mark) => text.indexOf(mark))
  if (start === undefined || end === undefined || start === -1 || end < start)
    throw new Error('the README has no place for the figures')
  const before = text.slice(0, start + marks[0].length)
  writeFileSync(readme, `${before}\n\n${toReadme(results)}\n\n${text.slice(end)}`)
}
