/** Whom a question's criteria name: that they are counted, or not, tells something of them. */
import type { ResourceType } from '../../fhir/types.ts'
import type { Trail } from '../audit/trail.ts'
import type { Criterion } from '../search/criteria.ts'

const patientToken = /^[^|]+\|Patient\/([^|]+)$/

/** Notes the resources that criteria name by id, and the patients that they name by reference, at any depth. */
export function nameAsked(trail: Trail, type: ResourceType, where: readonly Criterion[]): void {
  for (const criterion of where) nameIn(trail, type, criterion)
}

function nameIn(trail: Trail, type: ResourceType, criterion: Criterion): void {
  switch (criterion.kind) {
    case 'ids':
      for (const id of criterion.anyOf) trail.name(type, id)
      return
    case 'tokens':
      nameReferred(trail, criterion)
      return
    case 'chain':
      nameAsked(trail, criterion.target, criterion.where)
      return
    case 'reverse':
      nameAsked(trail, criterion.type, criterion.where)
      return
    case 'events':
      for (const event of [criterion.first, criterion.then])
        if (event !== undefined) nameAsked(trail, event.type, event.where)
      return
    case 'all':
    case 'any':
      nameAsked(trail, type, criterion.of)
      return
    case 'not':
      nameAsked(trail, type, [criterion.of])
      return
    case 'strings':
    case 'dates':
    case 'clinicalDate':
    case 'updated':
    case 'quantities':
    case 'statusNot':
    case 'codes':
    case 'stay':
      return
  }
}

function nameReferred(
  trail: Trail,
  { anyOf, column }: Extract<Criterion, { readonly kind: 'tokens' }>,
): void {
  // A bare id is known as a patient's by its column alone.
  for (const id of column?.name === 'patient' ? column.ids : []) trail.name('Patient', id)
  for (const token of anyOf) {
    const [, id] = patientToken.exec(token) ?? []
    if (id !== undefined) trail.name('Patient', id)
  }
}
