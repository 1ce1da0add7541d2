/** What a caller may see in the end: what the policy lets them find, and what leads on from there. */
import { refersTo, type Planted } from './canaries.ts'
import { hospital, past } from './guarded.ts'
import { isFound, isGranted, type Reader } from './policy.ts'

/** What is seen on any path: what is found, and the directory as far as references lead from there. */
export function seenBy(reader: Reader, rows: readonly Planted[] = hospital): Set<string> {
  const seen = rows.filter((row) => isFound(reader, row))
  const directory = rows.filter((row) => row.owners === 'directory' && isGranted(reader, row))
  for (const row of seen)
    seen.push(...directory.filter((one) => !seen.includes(one) && refersTo(row, one)))
  return new Set(seen.map(({ key }) => key))
}

/** What histories show beside: what may be seen of the past, where the present may be seen as well. */
export const rememberedBy = (reader: Reader): Set<string> => {
  const isKept = (row: Planted) => {
    const now = hospital.find(({ type, id }) => type === row.type && id === row.id)
    return isFound(reader, row) && (now === undefined || isFound(reader, now))
  }
  return new Set(past.filter(isKept).map(({ key }) => key))
}
