/** Who looks at who has looked: the trail, the logs of patients, the openings. A role opens them within a scope only. */
import type { Access } from './access.ts'
import type { Action } from './scopes.ts'

/**
 * What is done → what it takes: `right` is `socle/audit.read`, by itself or instead of the scope; `letters` are those of
 * `user/AuditEvent` of which the role `protection` needs one.
 */
const oversight = {
  read: { right: 'suffices', letters: ['r', 's'] },
  review: { right: 'instead of the scope', letters: ['u'] },
} as const satisfies Record<
  string,
  { right: 'suffices' | 'instead of the scope'; letters: readonly Action[] }
>

function oversees(access: Access, use: keyof typeof oversight): boolean {
  const { right, letters } = oversight[use]
  const hasRight = access.rights.includes('audit.read')
  if (hasRight && right === 'suffices') return true
  const isScoped = hasRight || letters.some((letter) => mayAsUser(access, 'AuditEvent', letter))
  return access.standing.roles.includes('protection') && isScoped
}

/** Has the user a scope of their own for all that they may see of a type? */
export const mayAsUser = (access: Access, type: string, letter: Action): boolean =>
  access
    .grantsFor(type, letter)
    .some(
      ({ context, patient, query }) =>
        context === 'user' && patient === undefined && query === undefined,
    )

/** Who may read the traces of others, and all openings. */
export const readsTraces = (access: Access): boolean => oversees(access, 'read')

/** Who may say what is to be thought of an opening. */
export const reviewsOpenings = (access: Access): boolean => oversees(access, 'review')

/** May the patients of this access read what became of their own data? */
export const mayReadOwn = (access: Access): boolean => access.grantsFor('Patient', 'r').length > 0
