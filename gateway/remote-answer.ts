/** What a subgraph answers its gateway: results, and with those of queries what was read for them. */
import { isObject } from '../fhir/object.ts'
import { toAccount, type Account } from '../record/audit/account.ts'
import { toResult } from './result.ts'
import type { FetchResult } from './source.ts'

export interface RemoteAnswer {
  /** What our trail tells of from now on, whatever the results are. */
  readonly account: Account | undefined
  /** The results of as many fetches; throws when they are not that. What was refused was refused for each of them. */
  resultsOf(count: number): readonly FetchResult[]
}

const isFormattedError = (value: unknown): value is { message: string } =>
  isObject(value) && typeof value['message'] === 'string'

function toFetchResult(result: unknown): FetchResult {
  if (!isObject(result)) throw new Error('the answer of a subgraph is no GraphQL result')
  const { data, errors } = result
  const isData = data === undefined || data === null || isObject(data)
  if (!isData || (data === undefined && errors === undefined))
    throw new Error('the answer of a subgraph is no GraphQL result')
  return toResult(data, Array.isArray(errors) ? errors.filter(isFormattedError) : undefined)
}

/** Reads an answer; throws for what is none. */
export function parseAnswer(text: string): RemoteAnswer {
  const answer: unknown = JSON.parse(text)
  if (!isObject(answer) || !('results' in answer))
    return {
      account: undefined,
      resultsOf: (count) => new Array<FetchResult>(count).fill(toFetchResult(answer)),
    }
  const { results, account } = answer
  return {
    account: account === undefined ? undefined : toAccount(account),
    resultsOf: (count) => {
      if (!Array.isArray(results) || results.length !== count)
        throw new Error('a subgraph answered other than it was asked')
      return results.map(toFetchResult)
    },
  }
}
