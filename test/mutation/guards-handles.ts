/** The guards of what is handed out, and of what was. */
import { of } from './guard.ts'

export const handles = [
  ...of('access/seal.ts', [
    [
      'seals are checked',
      'seal !== undefined && !isSame(seal, sealOf(reference))',
      'seal === null',
    ],
    ['no seal opens nothing', 'sealed: seal !== undefined', 'sealed: true'],
    [
      'a seal of this token',
      'JSON.stringify([access.issuer, access.subject, access.tokenId])',
      "'token'",
    ],
  ]),
  ...of('record/search/cursor.ts', [
    [
      'cursors are bound',
      'JSON.stringify([issuer, subject, hashOf(search), parent, payload, asOf])',
      'JSON.stringify([payload])',
    ],
  ]),
  ...of('record/history-shown.ts', [
    ['the past, too, must be seen', '(isPast(one) ? resourceOf(one) : undefined)', 'undefined'],
    [
      'the present as well',
      'isFile ? undefined : (state?.resource ?? { resourceType: type, id })',
      'isFile ? undefined : undefined',
    ],
  ]),
  ...of('record/reading.ts', [
    [
      'an entity is of its type',
      "return resource?.['resourceType'] === type ? resource : null",
      'return resource',
    ],
  ]),
]
