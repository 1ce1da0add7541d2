/** SMART scopes: what each form grants, and which forms refuse the whole token. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ApiError } from '../errors.ts'
import { letterOf } from '../access/letters.ts'
import { refusalOf } from '../access/refusal.ts'
import { actions, contexts, parseRights, parseScopes } from '../access/scopes.ts'
import { accessOf, outcomeOf } from './support/tokens.ts'

const lettersOf = (scope: string): string | undefined => parseScopes(scope)[0]?.actions.join('')

/** Every non-empty choice of letters, in order. */
const choices = Array.from({ length: 31 }, (_, index) =>
  actions.filter((_letter, bit) => ((index + 1) >> bit) & 1).join(''),
)

describe('version 2', () => {
  it.each(contexts.flatMap((context) => choices.map((letters) => [context, letters] as const)))(
    '%s/Observation.%s grants exactly its letters',
    (context, letters) => {
      expect(parseScopes(`${context}/Observation.${letters}`)).toEqual([
        { context, type: 'Observation', actions: [...letters] },
      ])
    },
  )
})

describe('version 1', () => {
  it.each([
    ['read', 'rs'],
    ['write', 'cud'],
    ['*', 'cruds'],
  ])('.%s grants %s', (permission, letters) => {
    expect(lettersOf(`patient/*.${permission}`)).toBe(letters)
  })
})

describe('several scopes', () => {
  it('grant side by side, the others grant nothing', () => {
    const scope =
      'openid launch/patient patient/*.rs offline_access fhirUser user/Patient.read a/b.c'
    expect(parseScopes(scope).map(({ context, type }) => `${context}/${type}`)).toEqual([
      'patient/*',
      'user/Patient',
    ])
  })

  it.each(['', 'openid', 'launch', 'Patient/*.rs', 'patients/*.rs', 'patient', 'xpatient/*.rs'])(
    '"%s" grants nothing',
    (scope) => expect(parseScopes(scope)).toEqual([]),
  )

  it('a type that is parked here is a type all the same', () => {
    expect(lettersOf('system/Basic.r')).toBe('r')
  })

  it('are frozen', () => {
    const [grant] = parseScopes('user/*.r')
    expect(Object.isFrozen(grant) && Object.isFrozen(grant?.actions)).toBe(true)
  })
})

describe('refused', () => {
  it.each([
    ...['patient/', 'patient/*', 'patient/*.', 'patient/.rs', 'patient/Observation'],
    ...[
      'patient/*.sr',
      'patient/*.rr',
      'patient/*.x',
      'patient/*.rsx',
      'patient/*.R',
      'patient/*.Read',
    ],
    ...[
      'patient/*.read.rs',
      'patient/**.rs',
      'patient/*.*s',
      'patient/*.readwrite',
      'patient/*.RS',
    ],
    ...['user/observation.rs', 'user/Observatio.rs', 'user/Resource.rs', 'user/DomainResource.rs'],
    ...['user/HumanName.rs', 'user/constructor.rs', 'user/__proto__.rs', 'user/Patient/1.rs'],
    ...['system/Observation.rs/', 'system//Observation.rs', 'system/Observation.rs,openid'],
    ...['openid  patient/*.rs', ' patient/*.rs', 'patient/*.rs ', 'patient/*.rs\tuser/*.rs'],
    ...['user/*.rs?', 'system/?.rs', 'patient/Observation.rs?'],
    ...['patient/*.rs\n', 'openid\u00a0launch', 'a"b', 'a\\b'],
  ])('%j is malformed', async (scope) => {
    expect(await outcomeOf(() => parseScopes(scope))).toBe('scope-malformed')
  })

  it('one malformed scope among good ones refuses them all', async () => {
    expect(await outcomeOf(() => parseScopes('user/*.rs patient/*.sr'))).toBe('scope-malformed')
  })

  it('as FORBIDDEN, and the message does not repeat the scope', () => {
    const attempt = () => parseScopes('patient/Secret.rs')
    expect(attempt).toThrow(expect.objectContaining({ code: 'FORBIDDEN' }))
    expect(attempt).not.toThrow(/Secret/)
  })
})

describe('any text', () => {
  /** Told apart from the parser by hand, without its expressions. */
  const isResourceScope = (text: string): boolean =>
    contexts.some((one) => text.startsWith(`${one}/`))
  const pieces = fc.constantFrom(
    ...[
      'patient/',
      'user/',
      'system/',
      '*',
      '.',
      'Observation',
      'Patient',
      '.rs',
      '.read',
      '.write',
    ],
    ...['c', 'r', 'u', 'd', 's', ' ', '?', 'openid', '/', '.*', '\n'],
  )
  const texts = fc.oneof(
    fc.string(),
    fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join('')),
  )

  it('never parses to a wider grant than it spells out', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const spelled = text.split(' ').filter(isResourceScope)
        try {
          const written = parseScopes(text).map(
            ({ context, type, actions: granted }) => `${context}/${type}.${granted.join('')}`,
          )
          const expected = spelled.map((scope) =>
            scope
              .replace(/\.read$/, '.rs')
              .replace(/\.write$/, '.cud')
              .replace(/\.\*$/, '.cruds'),
          )
          expect(written).toEqual(expected)
        } catch (error) {
          expect(error).toBeInstanceOf(ApiError)
          expect(refusalOf(error)?.reason).toMatch(/^scope-/)
        }
      }),
      { numRuns: 5_000 },
    )
  })
})

it('each operation needs one letter', () => {
  expect(letterOf).toEqual({
    ...{ byId: 'r', reference: 'r', entity: 'r' },
    ...{
      list: 's',
      connection: 's',
      count: 's',
      latest: 's',
      reverse: 's',
      statistics: 'statistics',
    },
    ...{ create: 'c', update: 'u', patch: 'u', delete: 'd' },
  })
})

describe('rights beside SMART', () => {
  it.each([
    ['user/*.rs socle/ins.read', ['ins.read']],
    ['socle/identity.merge socle/ins.read socle/ins.read', ['ins.read', 'identity.merge']],
    ['user/*.cruds openid', []],
    ['Socle/ins.read', []],
  ])('%s', (scope, rights) => {
    expect(parseRights(scope)).toEqual(rights)
    expect(Object.isFrozen(accessOf(scope).rights)).toBe(true)
    expect(accessOf(scope).grants.every(({ type }) => type === '*')).toBe(true)
  })

  it.each(['socle/', 'socle/ins', 'socle/ins.write', 'socle/*', 'user/*.rs socle/ins.read.x'])(
    '%s refuses the whole token',
    async (scope) => expect(await outcomeOf(() => accessOf(scope))).toBe('scope-malformed'),
  )
})
