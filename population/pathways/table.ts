/** All pathways, and which one a patient is on. */
import { createRandom } from '../random.ts'
import { asthma } from './asthma.ts'
import { breastCancer } from './breast-cancer.ts'
import { checkUp } from './check-up.ts'
import { diabetes } from './diabetes.ts'
import { heartFailure } from './heart-failure.ts'
import { hipReplacement } from './hip-replacement.ts'
import { kidneyDisease } from './kidney-disease.ts'
import { newborn } from './newborn.ts'
import type { Pathway } from './pathway.ts'
import { pneumonia } from './pneumonia.ts'
import { pregnancy } from './pregnancy.ts'

/** One patient of one hospital. */
export interface PatientKey {
  readonly seed: number
  readonly n: number
}

const pathways: readonly Pathway[] = [
  diabetes,
  heartFailure,
  hipReplacement,
  pneumonia,
  pregnancy,
  asthma,
  breastCancer,
  kidneyDisease,
  checkUp,
]

const total = pathways.reduce((sum, pathway) => sum + pathway.weight, 0)

function drawPathway({ seed, n }: PatientKey): Pathway {
  let left = createRandom(seed, 'pathway', n).next() * total
  for (const pathway of pathways) {
    left -= pathway.weight
    if (left < 0) return pathway
  }
  return checkUp
}

/** The pathway of a patient: the one drawn, unless the patient before is a mother; then this one is her child. */
export function pathwayOf(key: PatientKey): Pathway {
  return hasMother(key) ? newborn : drawPathway(key)
}

/** Is the patient the child of the patient just before? */
export function hasMother({ seed, n }: PatientKey): boolean {
  if (n === 1) return false
  const before = { seed, n: n - 1 }
  return drawPathway(before) === pregnancy && !hasMother(before)
}
