/** The bench's own arithmetic: medians, command lines, verdicts, plans and charts. */
import { SaxesParser } from 'saxes'
import { expect, test } from 'vitest'
import { AnswerReader } from '../bench/client/connection.ts'
import { wholeScans } from '../bench/growth/scans.ts'
import { median, quantile } from '../bench/medians.ts'
import { parseOptions } from '../bench/options.ts'
import { nodesOf, parsePlans } from '../bench/plans.ts'
import { toRequestChart } from '../bench/report/charts.ts'
import { barChart, lineChart } from '../bench/report/svg.ts'
import { judge, type Sample } from '../bench/soak/verdict.ts'

test.each([
  ['nothing', [], undefined],
  ['one', [3], 3],
  ['an odd number', [9, 1, 5], 5],
  ['an even number', [4, 1, 2, 9], 3],
  ['some unknown', [undefined, 2, undefined], 2],
])('the median of %s', (_, values, expected) => {
  expect(median(values)).toBe(expected)
})

test.each([
  [0.5, 50],
  [0.99, 99],
  [1, 100],
])('the quantile %d of 1 to 100', (share, expected) => {
  const sorted = Array.from({ length: 100 }, (_, position) => position + 1)
  expect(quantile(sorted, share)).toBe(expected)
})

const line = (values: Record<string, string | boolean>, positionals: string[] = []) =>
  parseOptions({ values, positionals })

test('the command line: what is usual, what is quick, and what is asked', () => {
  expect(line({})).toMatchObject({ patients: 2_000, rounds: 5, seconds: 10, connections: [16] })
  expect(line({ quick: true })).toMatchObject({ patients: 200, rounds: 2, seconds: 1 })
  expect(line({ quick: true, rounds: '3' })).toMatchObject({ patients: 200, rounds: 3 })
  expect(line({ only: 'view,cold', connections: '1,16' })).toMatchObject({
    only: ['view', 'cold'],
    connections: [1, 16],
  })
})

test.each([
  [{ only: 'everything' }, []],
  [{ rounds: '0' }, []],
  [{ connections: '1,x' }, []],
  [{}, ['view']],
])('a command line that is not understood: %j %j', (values, positionals) => {
  expect(() => line(values, positionals)).toThrow()
})

const sample = (at: number, change: Partial<Sample> = {}): Sample => ({
  seconds: at * 10,
  requestsPerSecond: 100,
  p50: 5,
  p99: 20,
  failures: 0,
  memory: 300,
  heap: 100,
  ...change,
})

const soak = (change: (at: number) => Partial<Sample>) =>
  judge(Array.from({ length: 40 }, (_, at) => sample(at, change(at)))).faults

test('a soak is steady when memory grows during the warm-up alone', () => {
  expect(soak((at) => ({ memory: at < 10 ? 200 + at * 10 : 300 }))).toEqual([])
})

test.each([
  ['memory that grows', (at: number) => ({ memory: 300 + at * 2 }), /memory grew/],
  ['a failure', (at: number) => ({ failures: at === 3 ? 1 : 0 }), /1 requests failed/],
  ['answers that take longer', (at: number) => ({ p99: 20 + at }), /p99 grew/],
])('a soak with %s is not', (_, change, fault) => {
  expect(soak(change)).toEqual([expect.stringMatching(fault)])
})

const answer = (head: string, body: string) =>
  Buffer.from(`HTTP/1.1 200 OK\r\n${head}\r\n\r\n${body}`)

test.each([
  ['a length', answer('Content-Length: 11', '{"data":{}}'), '{"data":{}}', false],
  [
    'chunks',
    answer('transfer-encoding: chunked', '2\r\n{}\r\n0\r\n\r\n'),
    '2\r\n{}\r\n0\r\n\r\n',
    false,
  ],
  ['errors', answer('content-length: 14', '{"errors":[{}]'), '{"errors":[{}]', true],
])('an answer with %s is read whole, however it is cut', (_, bytes, body, hasErrors) => {
  for (let cut = 1; cut < bytes.length; cut++) {
    const reader = new AnswerReader()
    expect(reader.push(bytes.subarray(0, cut))).toBeUndefined()
    const read = reader.push(bytes.subarray(cut))
    expect(read).toMatchObject({ status: 200, hasErrors, bytes: body.length })
    expect(read?.body.toString()).toBe(body)
  }
})

const log = `2026-11-28 01:00:00.000 UTC [1] LOG:  checkpoint starting: time
2026-11-28 01:00:01.000 UTC [2] LOG:  duration: 0.031 ms  plan:
\t{
\t  "Query Text": "SELECT 1 FROM a",
\t  "Plan": { "Node Type": "Limit", "Plans": [{ "Node Type": "Seq Scan", "Relation Name": "a" }] }
\t}
2026-11-28 01:00:02.000 UTC [1] LOG:  checkpoint complete
`

test("plans are found in PostgreSQL's log", () => {
  const [planned, ...others] = parsePlans(log)
  expect(others).toEqual([])
  expect(planned?.sql).toBe('SELECT 1 FROM a')
  expect(planned && nodesOf(planned.plan).map((node) => node['Node Type'])).toEqual([
    'Limit',
    'Seq Scan',
  ])
})

test.each([
  ['Seq Scan', 5_000, 1],
  ['Parallel Seq Scan', 5_000, 1],
  ['Seq Scan', 900, 0],
  ['Index Scan', 5_000, 0],
])('%s of %i rows', (way, rows, expected) => {
  const scan = { case: 'view', way, table: 'a.b', index: undefined, rows } as const
  expect(wholeScans([scan])).toHaveLength(expected)
})

/** Throws when the text is not well-formed. */
function parseXml(text: string | undefined): void {
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.write(text ?? '').close()
}

test('charts are well-formed XML and say what they show', () => {
  const bars = [{ label: '<Socle> & "others"', value: 3, colour: '#000' }]
  const lines = [{ label: 'view', colour: '#000', points: [[1, 2] as const, [100, 3] as const] }]
  const x = { label: 'patients', isLogarithmic: true }
  parseXml(barChart('a & b', [{ label: 'view', unit: 'req/s', bars }]))
  parseXml(lineChart({ title: 'growth', x, y: 'ms', lines }))
  parseXml(lineChart({ title: 'empty', x, y: 'ms', lines: [] }))
  expect(toRequestChart([])).toBeUndefined()
})
