/** A hospital in which everything is entangled and much is guarded: the world of the leak tests. */
import { plant, type Planted } from './canaries.ts'
import { world } from './entangled.ts'
import { guardedPatients } from './guarded-patients.ts'
import { labelledRows, pastRows } from './guarded-rows.ts'
import { relatives, workers } from './guarded-staff.ts'
import { to } from './roles.ts'

const guarded = [...guardedPatients, ...labelledRows]

/** Leads from the record of one patient to everything that is guarded: whoever may see this may follow. */
const indexOf = (patient: string): Planted =>
  plant([patient], {
    ...{ resourceType: 'List', id: `${patient}-index`, status: 'current', mode: 'working' },
    subject: to(`Patient/${patient}`),
    entry: guarded.map(({ key }) => ({ item: to(key) })),
  })

/** What stands in the record. */
export const hospital: readonly Planted[] = [
  ...world,
  ...workers,
  ...relatives,
  ...guarded,
  ...['mother', 'child', 'stranger'].map(indexOf),
]

/** What stood there before, written first. */
export const past: readonly Planted[] = pastRows
