/** The people who work in the hospital and around it: who they are, never changing with the seed. */
import { families, givenNames } from '../codes/names.ts'
import { createRandom } from '../random.ts'
import { unitKeys, unitOf, type UnitKey } from './units.ts'

/** Professions of TRE_G15. */
export const professions = {
  physician: ['10', 'Médecin'],
  nurse: ['60', 'Infirmier'],
  midwife: ['50', 'Sage-femme'],
  pharmacist: ['21', 'Pharmacien'],
} as const

export type Profession = keyof typeof professions

/** Someone who works with patients. */
export interface Professional {
  readonly rank: number
  readonly id: string
  readonly reference: string
  readonly profession: Profession
  readonly sex: 'male' | 'female'
  readonly family: string
  readonly given: string
  readonly display: string
  /** The unit, or none for those in town. */
  readonly unit?: UnitKey
}

const generalPractitioners = 8

function createProfessional(rank: number, profession: Profession, unit?: UnitKey): Professional {
  const random = createRandom(0, 'staff', rank)
  const sex = random.chance(0.55) ? 'female' : 'male'
  const family = rank === 1 ? 'Fontaine' : random.pick(families)
  const given = rank === 1 ? 'Hélène' : random.pick(givenNames.before1980[sex])
  const id = `demo-practitioner-${String(rank).padStart(3, '0')}`
  const title = profession === 'physician' ? 'Dr ' : ''
  return {
    rank,
    id,
    reference: `Practitioner/${id}`,
    profession,
    sex: rank === 1 ? 'female' : sex,
    family,
    given,
    display: `${title}${given} ${family}`,
    ...(unit === undefined ? {} : { unit }),
  }
}

function createStaff(): readonly Professional[] {
  const posts: (readonly [Profession, UnitKey?])[] = unitKeys.flatMap((unit) => [
    ['physician', unit] as const,
    ['physician', unit] as const,
    [unit === 'laboratory' ? 'pharmacist' : unitOf(unit).nurses, unit] as const,
  ])
  for (let rank = 0; rank < generalPractitioners; rank++) posts.push(['physician'])
  return posts.map(([profession, unit], index) => createProfessional(index + 1, profession, unit))
}

export const staff = createStaff()

const members = new Map(unitKeys.map((unit) => [unit, staff.filter((one) => one.unit === unit)]))
const inTown = staff.filter((one) => one.unit === undefined)

function choose(people: readonly Professional[], index: number): Professional {
  const one = people[index % people.length]
  if (one === undefined) throw new RangeError('nobody to choose')
  return one
}

/** A physician of a unit; the same index gives the same one. */
export const physicianOf = (unit: UnitKey, index: number): Professional =>
  choose(members.get(unit)?.filter((one) => one.profession === 'physician') ?? [], index)

/** The nurse, midwife or pharmacist of a unit. */
export const nurseOf = (unit: UnitKey): Professional =>
  choose(members.get(unit)?.filter((one) => one.profession !== 'physician') ?? [], 0)

/** A general practitioner in town. */
export const generalPractitionerOf = (index: number): Professional => choose(inTown, index)

export const practices = { town: 'Organization/demo-organization-msp' } as const
