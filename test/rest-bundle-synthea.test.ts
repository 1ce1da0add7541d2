/** A patient of Synthea's sent as Synthea writes it: the hospital, its practitioners, then the whole record at once. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listOf, textOf } from '../record/resource.ts'
import { resourceAt, statusesOf } from './support/bundles.ts'
import { isMissing, sharedData } from './support/files.ts'
import { openWard, type Ward } from './support/rest-writer.ts'

const folder = 'synthea/blaze-r4'
const files = [
  '0-hospitalInformation1625911868739.json.gz',
  '0-practitionerInformation1625911868739.json.gz',
  '8708d3e1-f718-96bb-03f0-f2a6564ae1cd.json.gz',
]

const textIn = (file: string) => gunzipSync(readFileSync(join(sharedData, folder, file))).toString()

let ward: Ward

beforeAll(async () => {
  ward = await openWard([])
})

afterAll(() => ward.close())

test.skipIf(isMissing(folder))(
  'each Bundle is stored whole, and its references lead into the record',
  async () => {
    const [hospital = '', practitioners = '', record = ''] = files.map(textIn)
    const send = (body: string) => ward.send('staff', 'POST', '', { body })
    expect(new Set(statusesOf(await send(hospital)))).toEqual(new Set(['201']))
    expect(new Set(statusesOf(await send(practitioners)))).toEqual(new Set(['201']))
    const answer = await send(record)
    expect(statusesOf(answer)).toHaveLength(146)
    expect(new Set(statusesOf(answer))).toEqual(new Set(['201']))
    const encounters = await ward.send('staff', 'GET', 'Encounter?_count=1')
    const encounter = resourceAt(encounters, 0)
    expect(JSON.stringify(encounter)).not.toMatch(/urn:uuid:|\?identifier=/)
    expect(textOf(encounter, 'resourceType')).toBe('Encounter')
    expect(listOf(encounter, 'participant').length).toBeGreaterThan(0)
  },
)
