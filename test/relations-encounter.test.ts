/** Who cares for a patient by an Encounter: in which states, in which time, as whom. */
import { describe, expect, test } from 'vitest'
import { ever, linesOf, to } from './support/relations.ts'

const subject = to('Patient/a')

describe('an Encounter', () => {
  const stay = {
    status: 'in-progress',
    subject,
    period: { start: '2026-01-01' },
    participant: [{ individual: to('Practitioner/p') }],
  }
  const named = ['a Practitioner/p participant 2026-01-01..infinity']
  const whole = { ...stay, period: { start: '2026-01-01', end: '2026-02-28' } }
  const cases: readonly [string, object, readonly string[]][] = [
    ...['arrived', 'triaged', 'in-progress', 'onleave'].map(
      (status): [string, object, readonly string[]] => [status, { ...stay, status }, named],
    ),
    ...['planned', 'cancelled', 'entered-in-error', 'unknown'].map(
      (status): [string, object, readonly string[]] => [status, { ...stay, status }, []],
    ),
    ['without a status', { ...stay, status: undefined }, []],
    [
      'finished',
      { ...whole, status: 'finished' },
      ['a Practitioner/p participant 2026-01-01..2026-02-28'],
    ],
    [
      'finished at no known time: when it began',
      { ...stay, status: 'finished' },
      ['a Practitioner/p participant 2026-01-01..2026-01-01'],
    ],
    ['finished, and no time at all', { ...stay, status: 'finished', period: undefined }, []],
    [
      'begun at no known time',
      { ...stay, period: undefined },
      [`a Practitioner/p participant ${ever}`],
    ],
    ['with an end that cannot be read', { ...stay, period: { end: 'soon' } }, []],
    [
      'a role that takes part for some days',
      {
        ...whole,
        participant: [
          {
            individual: to('PractitionerRole/r'),
            period: { start: '2025-12-01', end: '2026-01-03' },
          },
        ],
      },
      ['a PractitionerRole/r participant 2026-01-01..2026-01-03'],
    ],
    [
      'who took part before it began',
      { ...whole, participant: [{ ...stay.participant[0], period: { end: '2025-01-01' } }] },
      [],
    ],
    [
      'relatives, contained people, and people elsewhere',
      {
        ...stay,
        participant: [
          { individual: to('RelatedPerson/m') },
          { individual: to('#p') },
          { individual: to('https://elsewhere.example/Practitioner/p') },
          { individual: { identifier: { value: '1' } } },
        ],
      },
      [],
    ],
    [
      'a version of a reference is its resource',
      { ...stay, participant: [{ individual: to('Practitioner/p/_history/3') }] },
      named,
    ],
    [
      'its units',
      {
        ...stay,
        participant: [],
        serviceProvider: to('Organization/u'),
        location: [
          { location: to('Location/bed'), status: 'active', period: { start: '2026-01-05' } },
          { location: to('Location/old'), status: 'completed', period: { end: '2026-01-05' } },
          { location: to('Location/ward') },
          { location: to('Location/next'), status: 'planned' },
          { location: to('Location/kept'), status: 'reserved' },
        ],
      },
      [
        'a Location/bed unit 2026-01-05..infinity',
        'a Location/old unit 2026-01-01..2026-01-05',
        'a Location/ward unit 2026-01-01..infinity',
        'a Organization/u unit 2026-01-01..infinity',
      ],
    ],
    ['of a group', { ...stay, subject: to('Group/a') }, []],
  ]
  test.each(cases)('%s', (_, encounter, lines) => {
    expect(linesOf('Encounter', encounter)).toEqual(lines)
  })
})
