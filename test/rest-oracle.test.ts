/** What REST finds, page by page, is what a naive reader of all resources finds; what it refuses, it names. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { searchParametersOf } from '../fhir/search-parameters.ts'
import { resourceTypes } from '../fhir/types.ts'
import { isResource, type FhirObject } from '../record/resource.ts'
import { askNaively } from './support/oracle.ts'
import { createCaller, entriesOf, linkOf, namesOf, type Caller } from './support/rest.ts'
import { openWard, type Ward } from './support/rest-writer.ts'
import { found, refused } from './support/search-cases.ts'
import { searched } from './support/searched.ts'

let ward: Ward
let call: Caller
beforeAll(async () => {
  ward = await openWard(searched)
  call = createCaller(ward.served)
})
afterAll(() => ward.close())

const idsOf = (bundle: FhirObject) => namesOf(bundle).map((name) => name.split('/')[1] ?? '')

/** The ids of all pages, and the size of the largest one. */
async function follow(address: string): Promise<{ ids: string[]; largest: number }> {
  const ids: string[] = []
  let largest = 0
  let path: string | undefined = address
  while (path !== undefined) {
    const { status, body, text } = await call('system', path)
    expect(status, `${address} ${text}`).toBe(200)
    ids.push(...idsOf(body))
    largest = Math.max(largest, entriesOf(body).length)
    path = linkOf(body, 'next')
  }
  return { ids, largest }
}

describe.each(Object.entries(found))('%s', (kind, cases) => {
  test.each(cases)('%s: %s', async (_, address, expected) => {
    const { ids, largest } = await follow(`${address}&_count=2`)
    expect(kind === 'orders' ? ids : [...ids].sort()).toEqual(expected)
    expect(largest).toBeLessThanOrEqual(2)
  })
})

describe('refused', () => {
  test.each(refused)('%s: %s', async (_, address, name) => {
    const { status, body, text } = await call('system', address)
    expect([status, body['resourceType']]).toEqual([400, 'OperationOutcome'])
    expect(text).toContain(name)
  })
})

const form = { 'content-type': 'application/x-www-form-urlencoded' }

const types = resourceTypes.filter((type) =>
  searched.some(({ resourceType }) => resourceType === type),
)

test.each(types)('every parameter of %s, asked by a form', async (type) => {
  const resources = searched.filter(isResource).filter(({ resourceType }) => resourceType === type)
  const wrong: string[] = []
  for (const [code, parameter] of Object.entries(searchParametersOf(type))) {
    if (code === '_lastUpdated' || ['composite', 'special'].includes(parameter.type)) continue
    for (const { name, value, ids } of askNaively(code, parameter, resources)) {
      const body = new URLSearchParams({ [name]: value, _sort: '_id', _count: '100' }).toString()
      const answer = await call('system', `${type}/_search`, {
        method: 'POST',
        headers: form,
        body,
      })
      const got = idsOf(answer.body)
      if (answer.status !== 200 || got.join() !== ids.join())
        wrong.push(`${name}=${value}: ${answer.status} ${got.join()}, not ${ids.join()}`)
    }
  }
  expect(wrong).toEqual([])
})
