/** What a Consent denies: to whom, of what, and that what cannot be evaluated denies more. */
import { expect, test } from 'vitest'
import { fromConsent } from '../record/relations/consent.ts'

const to = (reference: string) => ({ reference })
const actor = (reference: string) => ({ reference: to(reference) })
const purpose = (code: string) => ({ code })
const research = { coding: [{ code: 'research' }] }
const document = { system: 'http://hl7.org/fhir/resource-types', code: 'DocumentReference' }
const psychiatry = { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'PSY' }
const restricted = {
  system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality',
  code: 'R',
}
const label = `${psychiatry.system}|PSY`
const deny = { type: 'deny' }
const toAll = ['deny of all to all', 'research of all to all']

function linesOf(consent: object): string[] {
  const { restriction = [] } = fromConsent({
    name: 'Consent/c',
    resource: { status: 'active', ...consent },
    patients: ['a'],
  })
  expect(restriction.map(({ position }) => position)).toEqual(restriction.map((_, at) => at))
  return restriction.map(({ kind, actor: whom, types, labels, start, until }) => {
    const what = [...types, ...labels].join(',') || 'all'
    const when = start === '-infinity' && until === 'infinity' ? '' : ` ${start}..${until}`
    return `${kind} of ${what} to ${whom || 'all'}${when}`
  })
}

const cases: readonly [string, object, readonly string[]][] = [
  ['everything to everybody', { provision: deny }, toAll],
  ['a permission', { provision: { type: 'permit' } }, []],
  ['no provision', {}, []],
  ['a draft', { status: 'draft', provision: deny }, []],
  ['inactive', { status: 'inactive', provision: deny }, []],
  ['entered in error', { status: 'entered-in-error', provision: deny }, []],
  ['no status', { status: undefined, provision: deny }, []],
  [
    'some people',
    { provision: { ...deny, actor: [actor('Practitioner/p'), actor('Organization/o')] } },
    ['deny of all to Practitioner/p', 'deny of all to Organization/o'],
  ],
  [
    'somebody among them unknown: everybody',
    { provision: { ...deny, actor: [actor('Practitioner/p'), actor('Group/g')] } },
    ['deny of all to all'],
  ],
  [
    'somebody elsewhere: everybody',
    { provision: { ...deny, actor: [{ reference: { identifier: { value: '1' } } }] } },
    ['deny of all to all'],
  ],
  [
    'a type and a label',
    { provision: { ...deny, class: [document], securityLabel: [psychiatry] } },
    [`deny of DocumentReference,${label} to all`, `research of DocumentReference,${label} to all`],
  ],
  [
    'a type among others unknown: all types',
    { provision: { ...deny, class: [document, { system: 'urn:ietf:bcp:13', code: 'cda' }] } },
    toAll,
  ],
  [
    'a label that the record does not keep: all',
    { provision: { ...deny, securityLabel: [{ ...psychiatry, code: 'OTHER' }] } },
    toAll,
  ],
  [
    'a label that means all below it: all',
    { provision: { ...deny, securityLabel: [restricted] } },
    toAll,
  ],
  [
    'a code, a time of the data, an action, an instance: all the same',
    {
      provision: {
        ...deny,
        code: [{ coding: [{ code: '1' }] }],
        dataPeriod: { end: '2000' },
        action: [{ coding: [{ code: 'collect' }] }],
        data: [{ meaning: 'instance', reference: to('Observation/o') }],
      },
    },
    toAll,
  ],
  [
    'for research alone',
    { provision: { ...deny, purpose: [purpose('HRESCH')] } },
    ['research of all to all'],
  ],
  [
    'for research and care',
    { provision: { ...deny, purpose: [purpose('HRESCH'), purpose('TREAT')] } },
    toAll,
  ],
  [
    'for a purpose that requests do not tell: every one but research',
    { provision: { ...deny, purpose: [purpose('HMARKT')] } },
    ['deny of all to all'],
  ],
  ['within a research consent', { scope: research, provision: deny }, ['research of all to all']],
  [
    'an exception to a permission',
    {
      provision: { type: 'permit', provision: [{ ...deny, actor: [actor('PractitionerRole/r')] }] },
    },
    ['deny of all to PractitionerRole/r'],
  ],
  [
    'with an exception, which does not count',
    { provision: { ...deny, provision: [{ type: 'permit', actor: [actor('Practitioner/p')] }] } },
    toAll,
  ],
  [
    'for a time',
    {
      provision: {
        ...deny,
        actor: [actor('Practitioner/p')],
        period: { start: '2026-01-01T00:00:00Z', end: '2026-02-01T00:00:00Z' },
      },
    },
    ['deny of all to Practitioner/p 2026-01-01T00:00:00.000000Z..2026-02-01T00:00:00.999999Z'],
  ],
  [
    'for a time that cannot be read: always',
    { provision: { ...deny, actor: [actor('Practitioner/p')], period: { start: 'x' } } },
    ['deny of all to Practitioner/p'],
  ],
  ['by its policy alone', { policyRule: { coding: [{ code: 'OPTOUT' }] } }, toAll],
  [
    'by its policy, with a permission: denied',
    { policyRule: { coding: [{ code: 'OPTOUT' }] }, provision: { type: 'permit' } },
    toAll,
  ],
  ['a policy that permits', { policyRule: { coding: [{ code: 'OPTIN' }] } }, []],
]

test.each(cases)('%s', (_, consent, lines) => expect(linesOf(consent)).toEqual(lines))
