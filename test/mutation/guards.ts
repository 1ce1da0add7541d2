/** The guards of the record, each with what stands in the code without it: the leak tests must see every one go. */

import { acts } from './guards-acts.ts'
import { handles } from './guards-handles.ts'
import { of, type Guard } from './guard.ts'

/** From scopes to rows. */
const conditions = [
  ...of('record/search/visible.ts', [
    ['a type that is not granted', 'return noRow', 'return sql`TRUE`'],
    ['rows of patients only', "return [sql`${t}.compartment <> '{}'`]", 'return []'],
    ['the compartment', 'return [sql`${t}.compartment @> ${[rule.patient]}::text[]`]', 'return []'],
    ['by reference only', 'return [sealed]', 'return [sql`TRUE`]'],
    ['the documents of a Binary', 'rule.documents,', "{ kind: 'all' },"],
    ['labels that hide from the patient', '...unhidden(hidden, asked.alias),', ''],
    ['the query of a scope', '...(query.length === 0 ? [] :', '...(query.length >= 0 ? [] :'],
    ['the policy as a whole', '...(sights === undefined ? [] :', '...(sights !== null ? [] :'],
  ]),
  ...of('record/search/search.ts', [
    ['reads by id', "${visible(access, type, { action: 'r', sealed })}", 'TRUE'],
    ['lists and counts', "    visible(access, type, { action: 's', ...ofPatient(anchor) }),\n", ''],
    ['the latest', "${visible(access, 'Observation', { action: 's', table: 'codes' })}", 'TRUE'],
  ]),
  ...of('record/search/criteria.ts', [
    [
      'chains',
      "toCondition(type, criterion, reach)), reach(type, 't')]",
      'toCondition(type, criterion, reach))]',
    ],
  ]),
  ...of('record/searching.ts', [
    [
      'types that a search crosses',
      'assertAllowed(access, crossed, letterOf.list)',
      'void crossed',
    ],
  ]),
  ...of('access/access.ts', [
    ['a patient as a user', "return fhirUser.slice('Patient/'.length)", 'return undefined'],
    [
      'the launch patient',
      ': boundOfLaunch(access, claims)',
      ': boundOfLaunch(access, claims).slice(64) || undefined',
    ],
  ]),
  ...of('access/condition.ts', [
    [
      'a directory by reference',
      "patient: { r: ['referenced'] }",
      "patient: { r: ['every'], s: ['every'] }",
    ],
    [
      'what has no patient',
      "elsewhere: { staff: forEvery('own'), patient: {} }",
      "elsewhere: { staff: forEvery('every'), patient: {} }",
    ],
    ['labels on the way to a Binary', '...(labels.length === 0 ? {} : { hidden: labels })', ''],
  ]),
]

/** Who cares for whom. */
const relations = [
  ...of('record/search/seen.ts', [
    ['labels by the way', ', ...unhidden(sight.hidden, row.alias)', ''],
    ['a relation names its actor', ' AND c.actor = ANY(${actors}::text[])', ''],
    ['a relation ends', 'now() - make_interval(days => ${careDays}::int)', "'-infinity'"],
    ['an opening names who opened', ' AND o.practitioner = ANY(${actors}::text[])', ''],
    ['a relative is named', 'r.person = ANY(${actors}::text[]) AND ', ''],
    [
      'a relative no more',
      'AND r.start <= now() AND r.until > now() AND ${standsFor}',
      'AND ${standsFor}',
    ],
    [
      'who stands for a minor',
      '(r.until_of_age > now() AND r.relationships && ${relationshipsOfMinors}::text[])',
      '(r.until_of_age > now())',
    ],
    [
      'of age',
      '(r.until_of_age > now() AND r.relationships && ${relationshipsOfMinors}',
      '(r.relationships && ${relationshipsOfMinors}',
    ],
    ['a denial to one', "x.kind = 'deny' AND x.actor = ANY(${self}::text[])", 'FALSE'],
    ['protected patients', "x.kind IN ('vip', 'deny') AND", "x.kind IN ('deny') AND"],
    ['a denial to all', "x.kind IN ('vip', 'deny') AND", "x.kind IN ('vip') AND"],
  ]),
  ...of('record/relations/care-team.ts', [
    ['a team that is active', "team['status'] !== 'active'", "team['status'] === undefined"],
  ]),
  ...of('record/relations/related-person.ts', [
    ['a relative in use', "resource['active'] === false || ", ''],
  ]),
  ...of('record/relations/practitioner-role.ts', [
    ['a role in use', "resource['active'] === false || ", ''],
  ]),
  ...of('record/standing.ts', [
    ['a role in its time', ' AND m.start <= now() AND now() < m.until', ''],
    [
      'nobody comes in unasked',
      'const acting = await loadActing(db, user)',
      'const acting = await loadActing(db, user).catch(() => undefined)\n    if (acting === undefined) return access',
    ],
    [
      'out of use is nobody',
      'if (acting.length === 0) return withStanding(access, { roles: [], actors: [] })',
      '',
    ],
  ]),
  ...of('gateway/boot.ts', [
    [
      'every door asks who one is',
      'standingOf(await verify(authorization))',
      'standingOf !== undefined ? verify(authorization) : undefined',
    ],
  ]),
]

const table = (code: string, hidden: string) => `${code}, ${hidden}],`

/** Labels, and who is what. */
const policy = [
  ...of('access/labels.ts', [
    ['MASQUE_PS', table("'MASQUE_PS'", 'professionals'), table("'MASQUE_PS'", '[]')],
    [
      'INVISIBLE_PATIENT',
      "'INVISIBLE_PATIENT', ['patient', ...relatives]]",
      "'INVISIBLE_PATIENT', []]",
    ],
    [
      'a secret of minors',
      table("'INVISIBLE_REPRESENTANTS_LEGAUX'", 'relatives'),
      table("'INVISIBLE_REPRESENTANTS_LEGAUX'", '[]'),
    ],
    ['R', table("'R'", 'restricted'), table("'R'", '[]')],
    ['V', table("'V'", 'hiddenUnlessNamed'), table("'V'", '[]')],
    ['sensitive categories', 'code, sensitive] as const', 'code, []] as const'],
    ['labels of what is contained', '...membersOf(resource).flatMap(everyLabel),', ''],
    ['labels of protected patients', 'protecting.has(label)', 'protecting.has(`${label}?`)'],
  ]),
  ...of('access/policy.ts', [
    [
      'administration is not care',
      "['administration', ['administrative'],",
      "['administration', ['administrative', 'clinical'],",
    ],
    [
      'analysts only count',
      "['analyst', ['administrative', 'clinical'], '#', 'counting']",
      "['analyst', ['administrative', 'clinical'], 'rs#', 'counting']",
    ],
    [
      'the officer reads traces only',
      "['protection', ['audit'],",
      "['protection', ['audit', 'clinical'],",
    ],
    [
      'an opening names nobody',
      "sight(access, 'opening', 'opening', named)",
      "sight(access, 'named', 'opening', named)",
    ],
    ['care is of whom one cares for', "'crus#', 'care']", "'crus#', 'information']"],
    ['a token of another patient', 'fhirUser === `Patient/${patient}`', 'fhirUser !== null'],
  ]),
]

export const guards: readonly Guard[] = [
  ...conditions,
  ...relations,
  ...policy,
  ...handles,
  ...acts,
]
