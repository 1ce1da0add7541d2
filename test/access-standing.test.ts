/** Who the user is in the hospital: the roles of the token, and the standing that the record adds. */
import { describe, expect, it } from 'vitest'
import { withStanding } from '../access/access.ts'
import { parseRoles } from '../access/standing.ts'
import { accessOf } from './support/tokens.ts'

const claims: readonly (readonly [string, unknown, readonly string[]])[] = [
  ['a list', ['care', 'information'], ['care', 'information']],
  ['a text', 'information care', ['care', 'information']],
  ['unknown names beside known ones', ['care', 'Care', 'admin', 7], ['care']],
  ['a name that every object has', ['constructor', '__proto__'], []],
  ['no claim', undefined, []],
  ['an object', { care: true }, []],
  ['a number', 1, []],
]

describe('the roles of a token', () => {
  it.each(claims)('%s', (_, claim, expected) => {
    expect(parseRoles(claim)).toEqual(expected)
    expect(accessOf('user/*.rs', { roles: claim }).standing.roles).toEqual(expected)
  })
})

describe('a standing', () => {
  const access = accessOf('user/*.rs', { fhirUser: 'Practitioner/x' })
  const standing = { roles: ['care'], actors: ['Practitioner/x', 'Organization/u'] } as const

  it('leaves what the token says as it is', () => {
    const known = withStanding(access, standing)
    expect(known).toMatchObject({ fhirUser: 'Practitioner/x', standing: { roles: ['care'] } })
    expect(known.grants).toEqual(access.grants)
    expect(access.standing).toEqual({ roles: [], actors: [] })
  })

  it('that is the same gives the same access', () => {
    const turned = { roles: ['care'], actors: ['Organization/u', 'Practitioner/x'] } as const
    expect(withStanding(access, turned)).toBe(withStanding(access, standing))
  })

  it('that has changed gives another', () => {
    const known = withStanding(access, standing)
    const other = withStanding(access, { roles: ['care'], actors: ['Practitioner/x'] })
    expect(other).not.toBe(known)
    expect(other.standing.actors).toEqual(['Practitioner/x'])
  })

  it('cannot be changed', () => {
    expect(Object.isFrozen(withStanding(access, standing).standing.actors)).toBe(true)
  })
})
