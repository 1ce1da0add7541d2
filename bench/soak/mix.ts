/** What a day asks: views above all, some lists, reads and searches, and now and then a new observation. */
import { caseNames, requestsOf, toWire, type CaseName, type Subjects } from '../cases.ts'

/** Of a hundred requests. */
const shares: Readonly<Record<CaseName, number>> = { view: 55, list: 8, read: 20, search: 15 }
const writes = 2

export type Tokens = { readonly token: string; readonly writingToken: string }

const toObservation = (patient: string, value: number): string =>
  JSON.stringify({
    resourceType: 'Observation',
    status: 'final',
    code: { coding: [{ system: 'http://loinc.org', code: '8867-4', display: 'Heart rate' }] },
    subject: { reference: `Patient/${patient}` },
    effectiveDateTime: '2026-11-20T08:00:00Z',
    valueQuantity: { value, unit: '/min', system: 'http://unitsofmeasure.org', code: '/min' },
  })

/** Whole requests, of which one is picked at random each time: as many of each kind as its share says. */
export function mixOf(subjects: Subjects, { token, writingToken }: Tokens, port: number): string[] {
  const reading = caseNames.flatMap((name) => {
    const all = requestsOf(name, subjects, { port, token })
    return Array.from(
      { length: shares[name] * 10 },
      (_, position) => all[(position * 7) % all.length] ?? '',
    )
  })
  const writing = Array.from({ length: writes * 10 }, (_, position) => {
    const patient = subjects.patients[(position * 13) % subjects.patients.length] ?? ''
    const body = toObservation(patient, 60 + position)
    return toWire({ method: 'POST', path: '/fhir/Observation', body }, port, writingToken)
  })
  return [...reading, ...writing]
}
