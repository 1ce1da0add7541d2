/**
 * The policy beside the scopes: who may see which rows of patients, and through what. Scopes grant, the policy only
 * narrows; `system/` grants are the hospital's own services, authorised beforehand, and are not narrowed.
 */
import { directoryTypes, isResourceType, type ResourceType } from '../fhir/types.ts'
import { isProfessional, isRelative } from './access.ts'
import type { Access, BoundGrant } from './access.ts'
import { hiddenUnlessNamed, labelsHiding, type Way } from './labels.ts'
import type { Use } from './scopes.ts'
import { defaultCareDays } from './standing.ts'
import type { Role } from './standing.ts'

/** What a type is about: whose time and bed it is, what care was given, or who looked. */
type Kind = 'administrative' | 'clinical' | 'audit'

const administrative: ReadonlySet<string> = new Set<ResourceType>([
  ...(['Patient', 'RelatedPerson', 'Encounter', 'EpisodeOfCare', 'Appointment'] as const),
  ...(['AppointmentResponse', 'Coverage', 'Account', 'ChargeItem', 'Claim'] as const),
  ...(['ClaimResponse', 'ExplanationOfBenefit', 'Invoice', 'SupplyDelivery'] as const),
])

const kindOf = (type: string): Kind => {
  if (type === 'AuditEvent') return 'audit'
  return administrative.has(type) ? 'administrative' : 'clinical'
}

/** Why a role reaches rows: those of the patients they care for, of every patient, or counted but not shown. */
type Basis = 'care' | 'administration' | 'information' | 'counting' | 'oversight'

type Cell = readonly [role: Role, kinds: readonly Kind[], uses: string, basis: Basis]

/**
 * Role × kind of type × uses → basis. What has no line is refused. `#` is statistics.
 * https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000036515027 (L.1110-4, the care team),
 * https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000042814769 (L.6113-7, medical information)
 */
const grid: readonly Cell[] = [
  ['care', ['administrative', 'clinical'], 'crus#', 'care'],
  ['administration', ['administrative'], 'cruds#', 'administration'],
  ['information', ['administrative', 'clinical', 'audit'], 'cruds', 'information'],
  ['information', ['administrative', 'clinical'], '#', 'information'],
  ['analyst', ['administrative', 'clinical'], '#', 'counting'],
  ['protection', ['audit'], 'rs', 'oversight'],
]

/** What a patient may do in their own record, and a relative in the record of whom they stand for. */
const usesOfPatient = 'crus#'

const covers = (uses: string, use: Use) => uses.includes(use === 'statistics' ? '#' : use)

/** How a row is reached: by a relation of its patient to one of the actors, or as a row of any patient. */
export type Through = 'relation' | 'opening' | 'relative' | 'relativeOfMinor' | 'everyPatient'

/** One way to see a row. */
export interface Sight {
  readonly through: Through
  /** Whom the relation must name. */
  readonly actors: readonly string[]
  /** The labels that hide a row from who comes this way. */
  readonly hidden: readonly string[]
  /**
   * Which restrictions of a patient close this way: what denies it to one of `self`, what only those pass who are
   * named (a protected record, a denial to everybody), an opposition to research.
   */
  readonly heeds: readonly ('denial' | 'protection' | 'research')[]
  /** Every name of the user, by which they may be denied. */
  readonly self: readonly string[]
  readonly careDays: number
}

/** Who looks: a professional by their roles, the patient, a relative, or somebody the launch vouches for. */
type Viewer = 'professional' | 'patient' | 'relative' | 'guest'

function viewerOf({ fhirUser, standing }: Access): Viewer {
  if (isProfessional(fhirUser)) return 'professional'
  if (isRelative(fhirUser)) return 'relative'
  if (fhirUser === undefined) return standing.roles.length > 0 ? 'professional' : 'patient'
  return fhirUser.startsWith('Patient/') ? 'patient' : 'guest'
}

/** What every row that a grant reaches must meet beside its scope; nothing for a service and for the directory. */
export interface Narrowing {
  /** The labels that hide a row whatever the way. */
  readonly hidden: readonly string[]
  /** The ways of which one must lead to the row; undefined where the compartment suffices. */
  readonly sights: readonly Sight[] | undefined
}

/** What the policy asks of the rows of a patient, or undefined when it asks nothing. */
export function narrowingOf(
  access: Access,
  grant: BoundGrant,
  type: string,
  use: Use,
): Narrowing | undefined {
  if (grant.context === 'system' || (isResourceType(type) && directoryTypes.has(type)))
    return undefined
  const { fhirUser } = access
  switch (viewerOf(access)) {
    case 'professional':
      return { hidden: [], sights: sightsOfRoles(access, type, use) }
    case 'relative':
      return { hidden: [], sights: sightsOfRelative(access, use) }
    case 'patient': {
      const { patient } = grant
      const isOwn =
        patient !== undefined && (fhirUser === undefined || fhirUser === `Patient/${patient}`)
      return {
        hidden: labelsHiding('patient'),
        sights: isOwn && covers(usesOfPatient, use) ? undefined : [],
      }
    }
    case 'guest':
      return {
        hidden: hiddenFrom(['patient', 'relative', 'relativeOfMinor']),
        sights: covers(usesOfPatient, use) ? undefined : [],
      }
  }
}

/** Does this access count patients whom it may not see one by one, so that small counts must be held back? */
export const seesCountsOnly = ({ standing }: Access): boolean => standing.roles.includes('analyst')

const hiddenFrom = (ways: readonly Way[]) => [...new Set(ways.flatMap(labelsHiding))].sort()

const heedsOf = (way: Way): Sight['heeds'] =>
  hiddenUnlessNamed.includes(way) ? ['denial', 'protection'] : ['denial']

const isNamed = (actor: string) => /^Practitioner(?:Role)?\//.test(actor)

/** Whom care relations and denials may name: the user, their roles and their units. */
export const actorsOf = ({ fhirUser, standing }: Access): readonly string[] =>
  fhirUser === undefined ? standing.actors : [...new Set([fhirUser, ...standing.actors])].sort()

function sightsOfRoles(access: Access, type: string, use: Use): readonly Sight[] {
  const kind = kindOf(type)
  const bases = grid.flatMap(([role, kinds, uses, basis]) =>
    access.standing.roles.includes(role) && kinds.includes(kind) && covers(uses, use)
      ? [basis]
      : [],
  )
  return [...new Set(bases)].flatMap((basis) => sightsOf(access, basis))
}

/** A way to rows, with what closes it. */
const sight = (access: Access, way: Way, through: Through, actors: readonly string[]): Sight => ({
  through,
  actors,
  hidden: labelsHiding(way),
  heeds: heedsOf(way),
  self: actorsOf(access),
  careDays: access.standing.careDays ?? defaultCareDays,
})

function sightsOf(access: Access, basis: Basis): readonly Sight[] {
  switch (basis) {
    case 'care':
      return sightsOfCare(access)
    case 'administration':
    case 'information':
      return [sight(access, basis, 'everyPatient', [])]
    case 'counting':
      return [
        { ...sight(access, 'information', 'everyPatient', []), hidden: [], heeds: ['research'] },
      ]
    case 'oversight':
      return [{ ...sight(access, 'information', 'everyPatient', []), hidden: [], heeds: [] }]
  }
}

function sightsOfCare(access: Access): readonly Sight[] {
  const named = actorsOf(access).filter(isNamed)
  const units = actorsOf(access).filter((actor) => !isNamed(actor))
  return [
    sight(access, 'named', 'relation', named),
    sight(access, 'unit', 'relation', units),
    sight(access, 'opening', 'opening', named),
  ].filter(({ actors }) => actors.length > 0)
}

/** A minor's secret is kept from whoever stands for them: https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000041721051 (L.1111-5) */
function sightsOfRelative(access: Access, use: Use): readonly Sight[] {
  if (!covers(usesOfPatient, use)) return []
  return (['relative', 'relativeOfMinor'] as const).map((way) =>
    sight(access, way, way, actorsOf(access)),
  )
}

const roleCode = 'http://terminology.hl7.org/CodeSystem/v3-RoleCode'
const relationships = (...codes: string[]) => codes.map((code) => `${roleCode}|${code}`)

/** Who stands for a minor: parents and guardians. https://terminology.hl7.org/ValueSet-v3-PersonalRelationshipRoleType.html */
export const relationshipsOfMinors: readonly string[] = relationships(
  ...['MTH', 'FTH', 'PRN', 'NMTH', 'NFTH', 'NPRN', 'GESTM', 'ADOPTP', 'ADOPTF', 'ADOPTM'],
  ...['PRNFOST', 'MTHFOST', 'FTHFOST', 'GUARD', 'GUADLTM'],
)

/** Who stands for somebody of any age: legal representatives. */
export const relationshipsOfAnyAge: readonly string[] = relationships(
  ...['GUARD', 'HPOWATT', 'POWATT', 'SPOWATT', 'DPOWATT'],
)
