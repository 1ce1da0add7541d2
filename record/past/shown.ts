/** Which versions of the past may be looked at: those whose resource the caller may see as it is now, too. */
import { conditionFor, type Condition } from '../../access/condition.ts'
import type { Database } from '../database.ts'
import { loadVisibleFiles } from '../history-shown.ts'
import { judgeStates } from '../judge.ts'
import type { Asked } from '../question.ts'
import { loadStates } from '../write-state.ts'
import type { PastVersion } from './versions.ts'

/**
 * The versions whose resource the caller may see as it is now; of a deleted one the last version counts. Whether
 * they may see the past version itself, the statement that looks for it decides.
 */
export async function keepShown(
  db: Database,
  present: Asked,
  versions: readonly PastVersion[],
  action: 'r' | 's',
): Promise<readonly PastVersion[]> {
  const conditionOf = ({ type }: PastVersion) => conditionFor(present.access, type, action)
  // Whether a Binary is seen, its documents decide: they may have changed where it has not.
  const changed = versions.filter(
    (version) =>
      (!version.isCurrent || version.type === 'Binary') && dependsOnRow(conditionOf(version)),
  )
  if (changed.length === 0) return versions
  const states = await loadStates(db.pool, changed)
  const files = await loadVisibleFiles(present, changed)
  const known = changed.map(states).filter((state) => state !== undefined)
  const may = await judgeStates(db.pool, present.access, known, [action])
  const hidden = new Set(
    changed.filter((version) => {
      const state = states(version)
      if (state === undefined) return true
      const isFile = version.type === 'Binary' && files.has(version.id)
      return !isFile && !may(state, action)
    }),
  )
  return versions.filter((version) => !hidden.has(version))
}

/** Does it take the current row to decide? A seal is shown for the id, so for every version alike. */
const dependsOnRow = (condition: Condition): boolean =>
  condition.kind === 'none' ||
  (condition.kind === 'any' && !condition.of.some(({ kind }) => kind === 'referenced'))
