/** Role × kind of type → whose rows are seen, by every path of a repository: an allow and a deny for every cell. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Access } from '../access/access.ts'
import type { ResourceType } from '../fhir/types.ts'
import type { Store } from '../record/repository.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { breakGlass, hospital, patients } from './support/policy-world.ts'
import { professional, seenIds } from './support/sees.ts'
import { accessOf } from './support/tokens.ts'
import { createStore, write } from './support/world.ts'

let db: TestDatabase
let store: Store

const audit = {
  ...{ resourceType: 'AuditEvent', id: 'look', recorded: '2024-03-01T08:00:00Z' },
  type: { system: 'urn:x', code: 'rest' },
  agent: [{ requestor: true, who: { reference: 'Practitioner/named' } }],
  entity: [{ what: { reference: 'Patient/cared' } }],
  source: { observer: { reference: 'Organization/unit' } },
}

beforeAll(async () => {
  db = await createTestDatabase()
  const outcomes = await write(db, [...hospital, audit])
  expect(outcomes.filter((outcome) => outcome !== 'stored')).toEqual([])
  await db.pool.query(breakGlass)
  store = await createStore(db)
})

afterAll(() => db.drop())

const except = (...ids: string[]) => patients.filter((id) => !ids.includes(id)).sort()

const care = (user: string, ...units: string[]) => professional(user, ['care'], { units })
const unit = ['Organization/unit', 'Location/ward']

const named = ['cared', 'famous', 'partial', 'recent', 'silent']

/** Who → whose results they see. */
const clinical: readonly (readonly [string, Access, readonly string[]])[] = [
  ['care, named in stays', care('Practitioner/named'), named],
  ['care, by the unit', care('Practitioner/x', ...unit), ['cared', 'recent', 'refusing']],
  [
    'care, by its ward alone',
    care('Practitioner/x', 'Location/ward'),
    ['cared', 'recent', 'refusing'],
  ],
  ['care, the same and named', care('Practitioner/named', ...unit), named],
  ['care, general practitioner', care('Practitioner/gp'), ['general']],
  ['care, role in a team', care('Practitioner/n', 'PractitionerRole/nurse'), ['teamed']],
  ['care, organization in a team', care('Practitioner/n', 'Organization/team'), ['teamed']],
  ['care, who broke the glass', care('Practitioner/opener'), ['opened']],
  ['care, whose opening has ended', care('Practitioner/late'), []],
  ['care, of nobody', care('Practitioner/x'), []],
  ['no role, though named', professional('Practitioner/named', []), []],
  ['administration', professional('Practitioner/a', ['administration']), []],
  ['analyst', professional('Practitioner/a', ['analyst']), []],
  ['protection', professional('Practitioner/a', ['protection']), []],
  [
    'information',
    professional('Practitioner/a', ['information']),
    except('famous', 'silent', 'partial'),
  ],
  [
    'information, denied by name',
    professional('Practitioner/named', ['information']),
    except('famous', 'silent', 'partial', 'refusing'),
  ],
  [
    'information and care: both',
    professional('Practitioner/named', ['information', 'care']),
    except('refusing'),
  ],
  ['a service', accessOf('system/*.rs'), except()],
  ['nobody, with a role of the token', accessOf('user/*.rs', { roles: 'analyst' }), []],
  ['nobody, without one', accessOf('user/*.rs', { roles: [] }), []],
]

describe('results', () => {
  it.each(clinical)('%s', async (_, access, expected) => {
    expect(await seenIds(store, access, 'Observation')).toEqual(expected)
  })
})

/** Who → which patients they see as such. */
const administrative: readonly (readonly [string, Access, readonly string[]])[] = [
  // Partial denies results only.
  [
    'care, by the unit',
    care('Practitioner/x', ...unit),
    ['cared', 'partial', 'recent', 'refusing'],
  ],
  [
    'administration',
    professional('Practitioner/a', ['administration']),
    except('famous', 'silent'),
  ],
  [
    'information',
    professional('Practitioner/a', ['information']),
    except('famous', 'silent', 'restricted'),
  ],
  ['analyst', professional('Practitioner/a', ['analyst']), []],
  ['protection', professional('Practitioner/a', ['protection']), []],
  ['no role', professional('Practitioner/a', []), []],
]

describe('patients', () => {
  it.each(administrative)('%s', async (_, access, expected) => {
    expect(await seenIds(store, access, 'Patient')).toEqual(expected)
  })
})

/** Who × which other type → how many rows they see. */
const others: readonly (readonly [string, Access, ResourceType, readonly string[]])[] = [
  ['administration', professional('Practitioner/a', ['administration']), 'Consent', []],
  ['care', care('Practitioner/named'), 'Consent', ['partial-consent', 'silent-consent']],
  ['protection', professional('Practitioner/a', ['protection']), 'AuditEvent', ['look']],
  ['care', care('Practitioner/named'), 'AuditEvent', []],
  ['administration', professional('Practitioner/a', ['administration']), 'AuditEvent', []],
  ['information', professional('Practitioner/a', ['information']), 'AuditEvent', ['look']],
  ['no role', professional('Practitioner/a', []), 'Organization', ['unit']],
  ['analyst', professional('Practitioner/a', ['analyst']), 'Organization', ['unit']],
]

describe('other types', () => {
  it.each(others)('%s %#', async (_, access, type, expected) => {
    expect(await seenIds(store, access, type)).toEqual(expected)
  })
})

describe('a launch patient', () => {
  const launched = (user: string, patient: string) =>
    accessOf('patient/*.rs', { fhirUser: user, patient, roles: ['care'] })

  it.each([
    ['of a professional who cares for them', launched('Practitioner/named', 'cared'), ['cared']],
    ['of a professional who does not', launched('Practitioner/named', 'stranger'), []],
    ['of a patient, their own', launched('Patient/cared', 'cared'), ['cared']],
    ["of a patient, another's", launched('Patient/cared', 'stranger'), []],
    ['of nobody known', accessOf('patient/*.rs', { patient: 'famous' }), ['famous']],
  ])('%s', async (_, access, expected) => {
    expect(await seenIds(store, access, 'Observation')).toEqual(expected)
  })
})

describe('a grace of days after a stay', () => {
  it.each([
    [1, ['cared', 'famous', 'partial', 'silent']],
    [365, ['cared', 'famous', 'partial', 'past', 'recent', 'silent']],
  ])('of %s days', async (careDays, expected) => {
    const access = professional('Practitioner/named', ['care'], { careDays })
    expect(await seenIds(store, access, 'Observation')).toEqual(expected)
  })
})
