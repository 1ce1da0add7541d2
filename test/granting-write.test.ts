/** Writing what grants access: by every way of writing, with the right of its own and without. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bundle, put } from './support/bundles.ts'
import { free, granting, ref, stay, team } from './support/granting.ts'
import { codeOf } from './support/openings.ts'
import { issuesOf, openWard, type Ward } from './support/rest-writer.ts'
import { accessOf } from './support/tokens.ts'
import { ward as resources } from './support/ward.ts'

const callers = {
  plain: accessOf('user/*.cruds'),
  backend: accessOf('system/*.cruds'),
}

let ward: Ward

/** What is there before, and names nobody: ids are not the writers' to choose. */
const bare = [
  ...['made', 'plain', 'nobody'].map((id) => stay(id)),
  ...['team', 'refused'].map((id) => ({ ...team, id, participant: undefined })),
]

beforeAll(async () => {
  ward = await openWard([...resources, ...bare], callers)
})

afterAll(() => ward.close())

describe('written under the right alone', () => {
  test.each(granting)('%s', async (_name, method, path, sent, expression) => {
    for (const caller of ['plain', 'backend']) {
      const refused = await ward.send(caller, method, path, sent)
      expect([caller, refused.status]).toEqual([caller, 403])
      if (expression === undefined) continue
      expect(issuesOf(refused)).toEqual([
        {
          severity: 'error',
          code: 'forbidden',
          diagnostics: 'is written under the scope socle/access.write alone',
          expression: [expression],
        },
      ])
    }
    const granted = await ward.send('staff', method, path, sent)
    expect([granted.status, issuesOf(granted)]).toEqual([
      expect.toSatisfy((status) => status < 300),
      undefined,
    ])
  })

  test('by a backend, which needs it too', async () => {
    expect(
      (await ward.send('system', 'PUT', 'CareTeam/other', { body: { ...team, id: 'other' } }))
        .status,
    ).toBe(201)
  })

  test('in a batch, entry by entry', async () => {
    const body = bundle(
      'batch',
      put({ ...team, id: 'refused' }),
      put(stay('nobody', { subject: ref('Patient/b') })),
    )
    const { body: answer } = await ward.send('plain', 'POST', '', { body })
    expect(JSON.stringify(answer)).toMatch(/"status":"403.*"status":"200/)
    expect(await ward.countVersions('CareTeam', 'refused')).toBe(1)
  })

  const mutations: [string, object][] = [
    [
      'mutation ($res: FHIRResource!) { CareTeamCreate(res: $res) { id } }',
      { res: { ...team, id: undefined } },
    ],
    [
      'mutation ($res: FHIRResource!) { CareTeamUpdate(id: "other", res: $res) { id } }',
      { res: { ...team, id: 'other', status: 'inactive' } },
    ],
    [
      'mutation ($patch: JSONPatch!) { CareTeamPatch(id: "other", patch: $patch) { id } }',
      { patch: [{ op: 'remove', path: '/participant' }] },
    ],
    [
      'mutation { PractitionerRoleDelete(id: "absent") { id } EncounterDelete(id: "b-stay") { id } }',
      {},
    ],
  ]
  test.each(mutations)('by %s', async (mutation, variables) => {
    expect(codeOf(await ward.served.query('plain', mutation, variables))).toBe('FORBIDDEN')
    expect(codeOf(await ward.served.query('staff', mutation, variables))).toBeUndefined()
  })
})

describe('without the right goes what leaves it as it is', () => {
  test.each(free)('%s', async (_name, method, path, sent) => {
    const answer = await ward.send('plain', method, path, sent)
    expect([answer.status, issuesOf(answer)]).toEqual([
      expect.toSatisfy((status) => status < 300),
      undefined,
    ])
  })
})
