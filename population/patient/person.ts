/** Who a patient is: a pure function of the seed and the number, so that a child can name its mother. */
import { day, hour, partsOf, startOfDay, year, type Minutes } from '../calendar.ts'
import { families, givenNamesOf } from '../codes/names.ts'
import { births, countries, homes, streets, type Place } from '../codes/places.ts'
import { toMatricule } from '../identifiers.ts'
import type { Pathway } from '../pathways/pathway.ts'
import { hasMother, pathwayOf, type PatientKey } from '../pathways/table.ts'
import { createRandom, type Random } from '../random.ts'

/** The four statuses of identity, exclusive (RNIV, EXI SI 07), with their share in percent. */
const identityStatuses = { QUAL: 80, RECUP: 7, VALI: 8, PROV: 5 } as const

export type IdentityStatus = keyof typeof identityStatuses

/** A patient's identity. */
export interface Person {
  readonly sex: 'male' | 'female'
  readonly birthFamily: string
  /** The name in use when it differs from the birth name. */
  readonly usualFamily?: string
  readonly given: readonly [string, ...string[]]
  readonly birth: Minutes
  readonly birthPlace: Place
  readonly home: Place
  readonly street: string
  readonly status: IdentityStatus
  readonly matricule: string
  readonly ipp: string
  readonly phone: string
  /** The event from which the pathway's days are counted. */
  readonly anchor: Minutes
}

/** A patient of a hospital as seen on a day. */
export interface PatientOfDay extends PatientKey {
  /** Start of the day on which the hospital is seen. */
  readonly today: Minutes
}

/** The mother of a newborn is the patient just before. */
export const motherOf = (patient: PatientOfDay): PatientOfDay => ({ ...patient, n: patient.n - 1 })

function drawStatus(random: Random): IdentityStatus {
  const percent = random.between(1, 100)
  if (percent <= identityStatuses.QUAL) return 'QUAL'
  if (percent <= identityStatuses.QUAL + identityStatuses.RECUP) return 'RECUP'
  return percent <= 100 - identityStatuses.PROV ? 'VALI' : 'PROV'
}

/** Two draws averaged: ages in the middle of the range are more common. */
function drawBirth(random: Random, pathway: Pathway, today: Minutes): Minutes {
  const [low, high] = pathway.age
  const age = (random.between(low * 12, high * 12) + random.between(low * 12, high * 12)) / 24
  return startOfDay(today - age * year - random.between(0, 27) * day)
}

function drawGiven(
  random: Random,
  sex: Person['sex'],
  birth: Minutes,
): readonly [string, ...string[]] {
  const names = givenNamesOf(Number(partsOf(birth).year))[sex]
  const first = random.pick(names)
  const others = [random.pick(names), random.pick(names)].filter((name) => name !== first)
  return [first, ...new Set(others)]
}

const drawPhone = (random: Random): string =>
  `+33 6 39 98 ${String(random.between(0, 99)).padStart(2, '0')} ${String(random.between(0, 99)).padStart(2, '0')}`

const eventOf = (random: Random, pathway: Pathway, today: Minutes): Minutes => {
  if (pathway.anchor === undefined) return today
  return today - random.between(...pathway.anchor) * day + random.between(0, 23) * hour
}

function drawBirthPlace(random: Random, isNewborn: boolean): Place {
  if (isNewborn) return { city: 'Angers', cog: '49007', postalCode: '49000' }
  return random.chance(0.08) ? random.pick(countries) : random.pick(births)
}

/** The identity of a patient. */
export function createPerson(patient: PatientOfDay): Person {
  const { seed, n, today } = patient
  const random = createRandom(seed, 'person', n)
  const pathway = pathwayOf(patient)
  const mother = hasMother(patient) ? createPerson(motherOf(patient)) : undefined
  const sex = random.chance(pathway.women) ? 'female' : 'male'
  const anchor = mother?.anchor ?? eventOf(random, pathway, today)
  const birth = mother === undefined ? drawBirth(random, pathway, today) : startOfDay(anchor)
  const birthFamily = mother?.usualFamily ?? mother?.birthFamily ?? random.pick(families)
  const isMarried = sex === 'female' && pathway.age[0] > 17 && random.chance(0.45)
  const birthPlace = drawBirthPlace(random, mother !== undefined)
  const { year, month } = partsOf(birth)
  return {
    sex,
    birthFamily,
    ...(isMarried ? { usualFamily: random.pick(families) } : {}),
    given: drawGiven(random, sex, birth),
    birth,
    birthPlace,
    home: mother?.home ?? random.pick(homes),
    street: mother?.street ?? `${random.between(1, 120)} ${random.pick(streets)}`,
    status: drawStatus(random),
    matricule: toMatricule({ sex, year, month, cog: birthPlace.cog, rank: random.between(1, 999) }),
    ipp: String(8_000_000_000 + n),
    phone: mother?.phone ?? drawPhone(random),
    anchor,
  }
}
