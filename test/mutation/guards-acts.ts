/** The guards of what is done: writes that grant access, answers that leave a trace, counts that are held back. */
import { of } from './guard.ts'

export const acts = [
  ...of('record/write-granting.ts', [
    [
      'what grants access takes a right',
      'if (changed !== undefined && !mayGrant(access))',
      'if (changed === null)',
    ],
    [
      'nobody widens their own sight',
      'if (!(await isHad(client, access, widening)))',
      'if (widening === null)',
    ],
  ]),
  ...of('gateway/http.ts', [
    [
      'no answer without its trace',
      "await call.trail?.settle(call.entry.code ?? 'OK')",
      "void call.trail?.settle(call.entry.code ?? 'OK').catch(() => undefined)",
    ],
  ]),
  ...of('record/statistics/suppression.ts', [
    [
      'small counts are held back',
      'groups.filter((group) => !held.has(group)).map(toShown)',
      'groups.map(toShown)',
    ],
  ]),
]
