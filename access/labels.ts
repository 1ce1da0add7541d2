/**
 * Security labels of a row: of `meta.security`, and of what documents say of themselves. Through which ways to a row
 * each label hides it.
 * https://hl7.org/fhir/R4/security-labels.html
 */
import { isObject } from '../fhir/object.ts'

/** Through what a row is seen; access/policy.ts says who has which. */
export const ways = [
  /** A care relation that names the professional: participant, member of the team, general practitioner. */
  'named',
  /** A care relation of their unit or of their team's organization. */
  'unit',
  /** A record that they opened themselves: declared, or break-the-glass. */
  'opening',
  'administration',
  'information',
  /** The patient themselves. */
  'patient',
  /** A relative, or whoever represents the patient. */
  'relative',
  /** The same of a patient who is not known to be of age. */
  'relativeOfMinor',
] as const
export type Way = (typeof ways)[number]

const confidentiality = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality'
const actCode = 'http://terminology.hl7.org/CodeSystem/v3-ActCode'
/** Which documents are masked to whom, ANS: https://interop.esante.gouv.fr/ig/fhir/pdsm/ */
const visibility = 'urn:oid:1.2.250.1.213.1.1.4.13'
/** The same codes by the address that the terminology server gives them: https://mos.esante.gouv.fr/NOS/ */
const visibilityAddress =
  'https://mos.esante.gouv.fr/NOS/TRE_A07-StatutVisibiliteDocument/FHIR/TRE-A07-StatutVisibiliteDocument'

const professionals = ['named', 'unit', 'opening', 'administration', 'information'] as const
const relatives = ['relative', 'relativeOfMinor'] as const

/** What only those see who are named: the hidden ways of `V`, and of a patient who is protected. */
export const hiddenUnlessNamed: readonly Way[] = [
  ...professionals.filter((way) => way !== 'named'),
  ...relatives,
]

const restricted: readonly Way[] = ['opening', 'information']
const sensitive: readonly Way[] = [...restricted, 'administration', 'relativeOfMinor']

/** https://terminology.hl7.org/ValueSet-v3-InformationSensitivityPolicy.html */
const sensitiveCodes = [
  ...['ETH', 'ETHUD', 'OPIOIDUD', 'GDIS', 'HIV', 'MST', 'PREGNANT', 'PSY', 'PSYTHPN', 'BH', 'COGN'],
  ...['DVD', 'EMOTDIS', 'MH', 'SUD', 'SCA', 'SDV', 'SEX', 'SPI', 'STD', 'TBOO', 'VIO', 'SICKLE'],
]

/** Each label, and what it hides a row from. */
const table: readonly (readonly [system: string, code: string, hidden: readonly Way[]])[] = [
  [visibility, 'MASQUE_PS', professionals],
  [visibility, 'INVISIBLE_PATIENT', ['patient', ...relatives]],
  [visibility, 'INVISIBLE_REPRESENTANTS_LEGAUX', relatives],
  [confidentiality, 'R', restricted],
  [confidentiality, 'V', hiddenUnlessNamed],
  ...sensitiveCodes.map((code) => [actCode, code, sensitive] as const),
]

/** How a row names a label: `system|code`, by one name of the system. */
const nameOf = (system: string, code: string): string =>
  `${system === visibilityAddress ? visibility : system}|${code}`

const hiddenBy: ReadonlyMap<string, readonly Way[]> = new Map(
  table.map(([system, code, hidden]) => [nameOf(system, code), hidden]),
)

const isLabel = (label: string): boolean => hiddenBy.has(label)

/** How rows name this label; undefined when it hides nothing from anybody. */
export function labelNamed(system: string, code: string): string | undefined {
  const name = nameOf(system, code)
  return isLabel(name) ? name : undefined
}

/** The labels that hide a row from who comes this way. */
export const labelsHiding = (way: Way): readonly string[] =>
  [...hiddenBy].filter(([, hidden]) => hidden.includes(way)).map(([label]) => label)

/** Labels of a Patient that protect the whole record: a public person, an employee. */
const protecting: ReadonlySet<string> = new Set([
  nameOf(confidentiality, 'V'),
  ...['CEL', 'VIP', 'EMP'].map((code) => nameOf(actCode, code)),
])

const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

const codingNames = (codings: unknown): string[] =>
  listIn(codings).flatMap((coding) => {
    if (!isObject(coding)) return []
    const { system, code } = coding
    return typeof system === 'string' && typeof code === 'string' ? [nameOf(system, code)] : []
  })

/** The elements in which documents say of themselves from whom they are hidden. */
const documentLabels = {
  /** https://hl7.org/fhir/R4/documentreference-definitions.html#DocumentReference.securityLabel */
  DocumentReference: {
    element: 'securityLabel',
    namesIn: (concepts: unknown) =>
      listIn(concepts).flatMap((one) => codingNames(isObject(one) ? one['coding'] : undefined)),
  },
  /** https://hl7.org/fhir/R4/composition-definitions.html#Composition.confidentiality */
  Composition: {
    element: 'confidentiality',
    namesIn: (code: unknown) => (typeof code === 'string' ? [nameOf(confidentiality, code)] : []),
  },
} as const

const isDocument = (type: unknown): type is keyof typeof documentLabels =>
  typeof type === 'string' && Object.hasOwn(documentLabels, type)

/** The element beside `meta.security` that labels resources of a type. */
export const labelElementOf = (type: string): string | undefined =>
  isDocument(type) ? documentLabels[type].element : undefined

function ownLabels(resource: unknown): string[] {
  if (!isObject(resource)) return []
  const { meta, resourceType: type } = resource
  const own = codingNames(isObject(meta) ? meta['security'] : undefined)
  if (!isDocument(type)) return own
  const { element, namesIn } = documentLabels[type]
  return [...own, ...namesIn(resource[element])]
}

/** The resources that a resource carries inside: a container bears the labels of its members. */
const membersOf = (resource: unknown): readonly unknown[] =>
  isObject(resource)
    ? [
        ...listIn(resource['contained']),
        ...listIn(resource['entry']).map((entry) => (isObject(entry) ? entry['resource'] : null)),
      ]
    : []

const everyLabel = (resource: unknown): string[] => [
  ...ownLabels(resource),
  ...membersOf(resource).flatMap(everyLabel),
]

/** The labels by which a resource is hidden from somebody, its members' among them, each once. */
export const labelsOf = (resource: unknown): readonly string[] =>
  [...new Set(everyLabel(resource))].filter(isLabel).sort()

/** Does a Patient with these labels have a record that only those see who are named? */
export const isProtected = (patient: unknown): boolean =>
  ownLabels(patient).some((label) => protecting.has(label))
