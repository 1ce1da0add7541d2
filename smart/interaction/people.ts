/** Patients and encounters as the pages show them, found through the record as the user may see it. */
import { refusalOf } from '../../access/refusal.ts'
import { isId } from '../../fhir/reference.ts'
import { isResourceType } from '../../fhir/types.ts'
import { listOf, isFhirObject, textOf, type FhirObject } from '../../record/resource.ts'
import type { Repository } from '../../record/repository.ts'
import { parseQuery } from '../../record/search/query.ts'
import { createSearch } from '../../record/search/search.ts'
import { toOrder } from '../../record/search/sort.ts'
import type { LaunchContext } from '../launch-context.ts'

/** How many patients and encounters a page shows. */
export const shown = 20

/** A patient or an encounter to choose. */
export interface Choice {
  readonly id: string
  readonly label: string
  /** A date of birth, a period, a hospital number. */
  readonly details: readonly string[]
}

export interface PatientQuery {
  readonly name: string
  readonly birthDate: string
  readonly identifier: string
}

/** Signs that mean something in a search stand for themselves: https://hl7.org/fhir/R4/search.html#escaping */
const literal = (text: string): string => text.replace(/[\\,$|]/g, '\\$&')

/** A day that the calendar has. */
const isDate = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text

/** What to search for; undefined when nothing, or no date, was typed. */
function toPairs({ name, birthDate, identifier }: PatientQuery): [string, string][] | undefined {
  const words = name.trim().split(/\s+/).filter(Boolean).slice(0, 5)
  if (words.some((word) => word.length < 2)) return undefined
  if (birthDate !== '' && !isDate(birthDate)) return undefined
  const pairs: [string, string][] = [
    ...words.map((word): [string, string] => ['name', literal(word)]),
    ...(birthDate === '' ? [] : [['birthdate', birthDate] satisfies [string, string]]),
    ...(identifier.trim() === ''
      ? []
      : [['identifier', literal(identifier.trim())] satisfies [string, string]]),
  ]
  return pairs.length === 0 ? undefined : pairs
}

const objectsOf = (element: FhirObject, property: string): FhirObject[] =>
  listOf(element, property).filter(isFhirObject)

function nameOf(patient: FhirObject): string {
  const names = objectsOf(patient, 'name')
  const usual = names.find((one) => one['use'] === 'usual') ?? names[0]
  if (usual === undefined) return '–'
  const written = [listOf(usual, 'given').map(String).join(' '), textOf(usual, 'family')]
  return textOf(usual, 'text') ?? written.filter(Boolean).join(' ')
}

/** The numbers that are written out in full: a masked one has no value. */
const numbersOf = (patient: FhirObject): string[] =>
  objectsOf(patient, 'identifier').flatMap((one) => textOf(one, 'value') ?? [])

const toPatient = (patient: FhirObject, born: string): Choice => {
  const birthDate = textOf(patient, 'birthDate')
  const date = birthDate === undefined ? [] : [`${born} ${birthDate}`]
  const gender = textOf(patient, 'gender') ?? ''
  return {
    id: textOf(patient, 'id') ?? '',
    label: nameOf(patient),
    details: [...date, gender, ...numbersOf(patient)].filter((text) => text !== ''),
  }
}

/** The patients that match; 'invalid' for no search, 'many' where a page does not hold them. */
export async function findPatients(
  repository: Repository,
  query: PatientQuery | 'all',
  born: string,
): Promise<readonly Choice[] | 'invalid' | 'many'> {
  const pairs = query === 'all' ? [] : toPairs(query)
  if (pairs === undefined) return 'invalid'
  const search = createSearch({
    type: 'Patient',
    where: parseQuery('Patient', pairs),
    order: toOrder('Patient', ['name']),
    anchor: undefined,
  })
  const matches = await repository.list(search, { limit: shown + 1, position: undefined })
  if (matches.length > shown) return 'many'
  return matches.map(({ resource }) => toPatient(resource, born))
}

/** A patient whom the user may see; undefined for others, and for nobody. */
export async function findPatient(
  repository: Repository,
  id: string,
  born: string,
): Promise<Choice | undefined> {
  const patient = isId(id) ? await repository.read('Patient', id) : null
  return patient === null ? undefined : toPatient(patient, born)
}

function toEncounter(encounter: FhirObject): Choice {
  const period = isFhirObject(encounter['period']) ? encounter['period'] : {}
  const provider = isFhirObject(encounter['serviceProvider']) ? encounter['serviceProvider'] : {}
  const kind = isFhirObject(encounter['class']) ? encounter['class'] : {}
  const days = ['start', 'end'].map((end) => textOf(period, end)?.slice(0, 10) ?? '…')
  const details = [textOf(provider, 'display'), textOf(encounter, 'status')]
  return {
    id: textOf(encounter, 'id') ?? '',
    label: [days.join(' – '), textOf(kind, 'display') ?? textOf(kind, 'code')]
      .filter(Boolean)
      .join(', '),
    details: details.filter((text) => text !== undefined),
  }
}

/** One page of a patient's encounters, the latest first, and whether there are earlier ones. */
export async function findEncounters(
  repository: Repository,
  patient: string,
  offset: number,
): Promise<{ encounters: readonly Choice[]; hasMore: boolean }> {
  const search = createSearch({
    type: 'Encounter',
    where: parseQuery('Encounter', [['patient', `Patient/${patient}`]]),
    order: toOrder('Encounter', []),
    anchor: undefined,
  })
  const slice = { limit: shown + 1, position: undefined, offset }
  const matches = await repository.list(search, slice)
  const encounters = matches.slice(0, shown).map(({ resource }) => toEncounter(resource))
  return { encounters, hasMore: matches.length > shown }
}

/** An encounter of this patient that the user may see; undefined for every other. */
export async function findEncounter(
  repository: Repository,
  id: string,
  patient: string,
): Promise<Choice | undefined> {
  const encounter = isId(id) ? await repository.read('Encounter', id) : null
  const subject = isFhirObject(encounter?.['subject']) ? encounter['subject'] : {}
  if (encounter === null || textOf(subject, 'reference') !== `Patient/${patient}`) return undefined
  return toEncounter(encounter)
}

/** May the user see everything that an app is to be opened with? */
export async function isVisible(
  repository: Repository,
  { fhirContext = [], ...main }: LaunchContext,
): Promise<boolean> {
  if (!(await isMainVisible(repository, main))) return false
  const seen = await Promise.all(
    fhirContext.map(({ reference }) => reference === undefined || isSeen(repository, reference)),
  )
  return seen.every(Boolean)
}

async function isSeen(repository: Repository, reference: string): Promise<boolean> {
  const [type = '', id = ''] = reference.split('/')
  if (!isResourceType(type) || !isId(id)) return false
  return (await repository.read(type, id).catch(nothingWhereRefused)) !== null
}

/** What nobody of the user's role sees is as absent as what this one does not. */
function nothingWhereRefused(error: unknown): null {
  if (refusalOf(error) === undefined) throw error
  return null
}

async function isMainVisible(
  repository: Repository,
  { patient, encounter }: Pick<LaunchContext, 'patient' | 'encounter'>,
): Promise<boolean> {
  if (patient === undefined) return encounter === undefined
  if ((await findPatient(repository, patient, '')) === undefined) return false
  if (encounter === undefined) return true
  return (await findEncounter(repository, encounter, patient)) !== undefined
}
