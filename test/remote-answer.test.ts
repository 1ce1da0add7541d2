/** What a subgraph answers its gateway is taken as a whole, or not at all; what was read for it is told in any case. */
import { describe, expect, test } from 'vitest'
import { parseAnswer } from '../gateway/remote-answer.ts'

const account = { patients: ['a'], shown: [1], named: ['Patient/a'], counted: 0 }
const answer = (results: unknown, read: unknown = account) =>
  JSON.stringify({ results, account: read })

test('results and what was read for them', () => {
  const errors = [{ message: 'no' }]
  const { account: read, resultsOf } = parseAnswer(
    answer([{ data: { a: 1 } }, { data: null, errors }]),
  )
  expect(read).toEqual(account)
  expect(resultsOf(2)).toEqual([{ data: { a: 1 } }, { data: null, errors }])
})

test('one result alone, with nothing to tell', () => {
  const { account: read, resultsOf } = parseAnswer('{"data":{"a":1}}')
  expect([read, resultsOf(1)]).toEqual([undefined, [{ data: { a: 1 } }]])
})

test('what was refused as a whole was refused for each', () => {
  const refused = { errors: [{ message: 'no', extensions: { code: 'FORBIDDEN' } }] }
  expect(parseAnswer(JSON.stringify(refused)).resultsOf(2)).toEqual([refused, refused])
})

test.each<[string, unknown]>([
  ['too few', [{ data: {} }]],
  ['too many', [{ data: {} }, { data: {} }, { data: {} }]],
  ['no list', { data: {} }],
  ['one that is nothing', [{ data: {} }, null]],
  ['one that is a list', [{ data: {} }, []]],
  ['one without data and errors', [{ data: {} }, {}]],
  ['one whose data is a text', [{ data: {} }, { data: 'a' }]],
])('two results that are %s are an error, and what was read is told', (_, results) => {
  const { account: read, resultsOf } = parseAnswer(answer(results))
  expect(read).toEqual(account)
  expect(() => resultsOf(2)).toThrow(/^(?:a subgraph answered other|the answer of a subgraph)/)
})

describe('what is no account of what was read is an error', () => {
  test.each([
    { patients: 'a' },
    { patients: [1] },
    { shown: null },
    { shown: ['1'] },
    { shown: [1.5] },
    { shown: [-1] },
    { named: [null] },
    { counted: undefined },
    { counted: -1 },
  ])('%j', (changed) => {
    expect(() => parseAnswer(answer([], { ...account, ...changed }))).toThrow('no account')
  })

  test('null', () => {
    expect(() => parseAnswer(answer([], null))).toThrow('no account')
  })
})
