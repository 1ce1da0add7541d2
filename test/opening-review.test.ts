/** Looking at opened records afterwards: who sees which, page by page, and what a review does. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Role } from '../access/standing.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { at, broken, codeOf, declareCare, professional, reason } from './support/openings.ts'
import { serve, type Served } from './support/served.ts'
import { accessOf } from './support/tokens.ts'
import { ward } from './support/ward.ts'
import { createStore, write } from './support/world.ts'

/** The officer acts in roles of care, too. */
const staff = ['r', 'office', 'former'].map((id) => ({
  resourceType: 'PractitionerRole',
  id,
  practitioner: { reference: 'Practitioner/officer' },
}))

const inRole = (id: string, role: Role) =>
  accessOf('user/*.rs socle/audit.read', { fhirUser: `PractitionerRole/${id}`, roles: [role] })

const callers = {
  doctor: professional('doctor'),
  nurse: professional('nurse'),
  officer: professional('officer', {
    roles: ['protection', 'care'],
    scope: 'user/*.rs socle/audit.read',
    actors: ['PractitionerRole/r'],
  }),
  role: inRole('r', 'care'),
  former: inRole('former', 'care'),
  office: inRole('office', 'protection'),
  other: accessOf('user/AuditEvent.u', { roles: ['protection'], subject: 'other officer' }),
  reader: accessOf('user/AuditEvent.s', { roles: ['protection'] }),
  unscoped: accessOf('openid', { roles: ['protection'] }),
  blank: professional('nurse', { scope: 'openid' }),
  auditor: accessOf('socle/audit.read', { subject: 'auditor' }),
  clerk: accessOf('user/*.rs', { roles: ['administration'] }),
  a: accessOf('patient/*.rs', { patient: 'a', fhirUser: 'Patient/a' }),
  b: accessOf('patient/*.rs', { patient: 'b' }),
  blind: accessOf('patient/Observation.rs', { patient: 'a' }),
  parent: accessOf('patient/*.rs', { patient: 'a', fhirUser: 'RelatedPerson/mother' }),
}

let db: TestDatabase
let served: Served
let ofDoctor: string
let ofNurse: string

beforeAll(async () => {
  db = await createTestDatabase()
  await write(db, [...ward, ...staff])
  served = await serve(await createStore(db), callers)
  ofDoctor = await broken(served, 'doctor', 'a')
  ofNurse = await broken(served, 'nurse', 'b')
  await served.query('nurse', declareCare, { patient: 'a' })
})

afterAll(async () => {
  await served.close()
  await db.drop()
})

const fields = `edges { node { basis patientId practitioner explanation outcome comment reviewer } cursor }
  pageInfo { hasNextPage hasPreviousPage endCursor }`
const query = (args: string) => `{ openings${args} { ${fields} } }`

const listed = async (caller: string, args = '') => {
  const edges = at(await served.query(caller, query(args)), 'openings', 'edges')
  return Array.isArray(edges)
    ? edges.map(({ node }) => `${node.basis} ${node.practitioner.split('/')[1]} ${node.patientId}`)
    : []
}

const everything = ['DECLARED nurse a', 'BREAK_GLASS nurse b', 'BREAK_GLASS doctor a']

describe('who sees which', () => {
  test.each([
    ['the officer', 'officer', everything],
    ['who may read audits', 'auditor', everything],
    ['an officer who reads AuditEvents', 'reader', everything],
    ['a professional', 'nurse', ['DECLARED nurse a', 'BREAK_GLASS nurse b']],
    ['a patient', 'a', ['DECLARED nurse a', 'BREAK_GLASS doctor a']],
    ["a patient's app", 'b', ['BREAK_GLASS nurse b']],
  ])('%s', async (_, caller, expected) => {
    expect(await listed(caller)).toEqual(expected)
  })

  test.each([
    ['staff without a name', 'clerk'],
    ['a token that reads no patient', 'blind'],
    ['a relative', 'parent'],
    ['an officer without a scope', 'unscoped'],
    ['a professional without a scope', 'blank'],
  ])('not %s', async (_, caller) => {
    expect(codeOf(await served.query(caller, query('')))).toBe('FORBIDDEN')
  })

  test("another patient's are none", async () => {
    expect(await listed('b', '(patient: "a")')).toEqual([])
  })

  test('patients find them on their record, without what may speak of others', async () => {
    const answer = await served.query('a', `{ patient(id: "a") { openings { ${fields} } } }`)
    expect(at(answer, 'patient', 'openings', 'edges', 0, 'node')).toEqual({
      basis: 'DECLARED',
      patientId: 'a',
      practitioner: 'Practitioner/nurse',
      explanation: null,
      outcome: null,
      comment: null,
      reviewer: null,
    })
  })
})

describe('which are listed', () => {
  test.each([
    ['(basis: BREAK_GLASS)', ['BREAK_GLASS nurse b', 'BREAK_GLASS doctor a']],
    ['(patient: "a", basis: DECLARED)', ['DECLARED nurse a']],
    ['(reviewed: false)', everything],
    ['(reviewed: true)', []],
    ['(from: "2020-01-01")', everything],
    ['(to: "2020-01-01")', []],
    ['(first: 1)', ['DECLARED nurse a']],
    ['(last: 1)', ['BREAK_GLASS doctor a']],
  ])('%s', async (args, expected) => {
    expect(await listed('auditor', args)).toEqual(expected)
  })

  test('page by page, forwards and backwards', async () => {
    const end = at(await served.query('auditor', query('(first: 2)')), 'openings', 'pageInfo')
    expect(end).toMatchObject({ hasNextPage: true, hasPreviousPage: false })
    const cursor = String(at({ data: { end } }, 'end', 'endCursor'))
    expect(await listed('auditor', `(first: 2, after: "${cursor}")`)).toEqual(everything.slice(2))
    expect(await listed('auditor', `(last: 2, before: "${cursor}")`)).toEqual(
      everything.slice(0, 1),
    )
    for (const [caller, args] of [
      ['nurse', `(after: "${cursor}")`],
      ['auditor', `(basis: DECLARED, after: "${cursor}")`],
    ] as const)
      expect(codeOf(await served.query(caller, query(args)))).toBe('INVALID_CURSOR')
  })

  test.each([
    ['(first: 1001)', 'LIMIT_EXCEEDED'],
    ['(first: -1)', 'INVALID_ARGUMENT'],
    ['(from: "yesterday")', 'INVALID_ARGUMENT'],
    ['(patient: "a\\u0000")', 'INVALID_ARGUMENT'],
  ])('%s is not', async (args, code) => {
    expect(codeOf(await served.query('auditor', query(args)))).toBe(code)
  })
})

describe('a review', () => {
  const review = `mutation ($id: ID!, $outcome: ReviewOutcome = JUSTIFIED, $comment: String = "garde confirmée") {
    reviewOpening(id: $id, outcome: $outcome, comment: $comment) { outcome comment reviewer reviewed ended explanation }
  }`

  test.each([
    ['a professional', 'nurse'],
    ['who may only read audits', 'auditor'],
    ['an officer who only reads', 'reader'],
    ['an officer without a scope', 'unscoped'],
    ['the patient', 'a'],
  ])('is not for %s', async (_, caller) => {
    expect(codeOf(await served.query(caller, review, { id: ofDoctor }))).toBe('FORBIDDEN')
  })

  test('is nobody’s own', async () => {
    const own = await broken(served, 'officer', 'b')
    expect(codeOf(await served.query('officer', review, { id: own }))).toBe('FORBIDDEN')
    const asRole = await broken(served, 'role', 'b')
    expect(codeOf(await served.query('officer', review, { id: asRole }))).toBe('FORBIDDEN')
    expect(at(await served.query('other', review, { id: own }), 'reviewOpening')).toMatchObject({
      reviewer: 'https://issuer.example|other officer',
    })
  })

  test('is nobody’s own in another of their roles, nor in one that has ended', async () => {
    const asRole = await broken(served, 'role', 'b')
    const before = await broken(served, 'former', 'b')
    await write(db, [{ ...staff[2], resourceType: 'PractitionerRole', active: false }])
    for (const id of [asRole, before])
      expect(codeOf(await served.query('office', review, { id }))).toBe('FORBIDDEN')
    expect(codeOf(await served.query('other', review, { id: asRole }))).toBeUndefined()
  })

  test('says once what was found, and ends what was not justified', async () => {
    const answers = await Promise.all(
      ['officer', 'other'].map((caller) =>
        served.query(caller, review, { id: ofDoctor, outcome: 'UNJUSTIFIED' }),
      ),
    )
    expect(answers.map(codeOf).sort()).toEqual(['CONFLICT', undefined])
    const done = answers.find(({ errors }) => errors === undefined) ?? {}
    expect(at(done, 'reviewOpening')).toMatchObject({
      outcome: 'UNJUSTIFIED',
      comment: 'garde confirmée',
      explanation: reason,
      ended: at(done, 'reviewOpening', 'reviewed'),
    })
    expect(await listed('officer', '(reviewed: true, patient: "a")')).toEqual([
      'BREAK_GLASS doctor a',
    ])
    expect(await broken(served, 'doctor', 'a')).not.toBe(ofDoctor)
  })

  test('lets what was justified run on', async () => {
    const answer = await served.query('officer', review, { id: ofNurse })
    expect(at(answer, 'reviewOpening')).toMatchObject({ outcome: 'JUSTIFIED', ended: null })
  })

  test.each([
    ['what is not there', '00000000-0000-0000-0000-000000000000', 'NOT_FOUND'],
    ['what is no id', 'x', 'NOT_FOUND'],
  ])('finds no %s', async (_, id, code) => {
    expect(codeOf(await served.query('officer', review, { id }))).toBe(code)
  })

  test('needs words', async () => {
    const answer = await served.query('officer', review, { id: ofDoctor, comment: 'ok' })
    expect(codeOf(answer)).toBe('INVALID_ARGUMENT')
  })
})
