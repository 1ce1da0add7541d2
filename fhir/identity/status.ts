/** How sure a patient's identity is, in the four exclusive statuses of the national rules (RNIV, EXI SI 07). */
import { frCore, frCoreCodes } from '../profiles/fact.ts'
import { elementsAt, extensionsAt, onlyOne, textAt, type Element } from './element.ts'

export const identityStatuses = ['PROV', 'VALI', 'RECUP', 'QUAL'] as const
export type IdentityStatus = (typeof identityStatuses)[number]

/** https://hl7.fr/ig/fhir/core/StructureDefinition-fr-core-identity-reliability.html */
const reliabilityUrl = `${frCore}/fr-core-identity-reliability`

/** Says the four statuses itself. */
const statusCodes = `${frCoreCodes}/fr-core-cs-identity-status`

/** https://hl7.fr/ig/fhir/core/CodeSystem-fr-core-cs-v2-0445.html: knows only whether a document was checked. */
const olderCodes = `${frCoreCodes}/fr-core-cs-v2-0445`

/** The teleservice (INSi), or the card's application, which asks it, has given the identity. */
const fromTeleservice: ReadonlySet<unknown> = new Set(['INSI', 'AV'])

/** The older codes, by whether the teleservice gave the identity: RNIV's matrix of the two questions. */
const olderStatuses: Readonly<
  Record<string, { readonly asked: IdentityStatus; readonly unasked: IdentityStatus }>
> = {
  PROV: { asked: 'RECUP', unasked: 'PROV' },
  VALI: { asked: 'QUAL', unasked: 'VALI' },
}

/** Invented and doubtful identities are never qualified, whatever else is said of them. */
const neverQualified: ReadonlySet<unknown> = new Set(['FICT', 'DOUT'])

const codingsOf = (reliability: Element, url?: string): readonly Element[] =>
  (url === undefined
    ? elementsAt(reliability, 'extension')
    : extensionsAt(reliability, url)
  ).flatMap((part) => elementsAt(part, 'valueCoding'))

/** The status of an identity; undefined when it is not said, or said twice. */
export function identityStatusOf(patient: Element): IdentityStatus | undefined {
  const reliability = onlyOne(extensionsAt(patient, reliabilityUrl))
  if (reliability === undefined) return undefined
  const status = toStatus(reliability)
  const isDoubtful = codingsOf(reliability).some(({ code }) => neverQualified.has(code))
  return status === 'QUAL' && isDoubtful ? undefined : status
}

function toStatus(reliability: Element): IdentityStatus | undefined {
  const coding = onlyOne(codingsOf(reliability, 'identityStatus'))
  const code = (coding && textAt(coding, 'code')) ?? ''
  if (coding?.['system'] === statusCodes) return identityStatuses.find((known) => known === code)
  if (coding?.['system'] !== olderCodes || !Object.hasOwn(olderStatuses, code)) return undefined
  const methods = codingsOf(reliability, 'methodCollection')
  const isAsked = methods.some((method) => fromTeleservice.has(method['code']))
  return olderStatuses[code]?.[isAsked ? 'asked' : 'unasked']
}
