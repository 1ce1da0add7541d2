/** A server that answers everything alike, and a script with one patient, for the tests of the runner. */
import type { ScriptRequest, ScriptResponse, Tester } from './context.ts'
import type { Operation, TestScript } from './script.ts'

export const anne = {
  resourceType: 'Patient',
  id: 'a',
  meta: { versionId: '3' },
  name: [{ family: 'Martin', given: ['Anne', 'Marie'] }],
}
/** A server that answers everything alike and remembers what it was asked. */
export function testerOf(answer: Partial<ScriptResponse> = {}) {
  const sent: ScriptRequest[] = []
  const tester: Tester = {
    send: (request) => {
      sent.push(request)
      const headers = { 'content-type': 'application/fhir+json', location: 'Patient/b' }
      return Promise.resolve({ status: 200, headers, text: JSON.stringify(anne), ...answer })
    },
    fixtures: { 'Patient/a': anne },
    inputs: { given: 'An ne' },
  }
  return { sent, tester }
}

export const base: TestScript = {
  fixture: [{ id: 'anne', resource: { reference: 'Patient/a' } }],
  profile: [
    { id: 'patient', reference: 'http://hl7.org/fhir/StructureDefinition/Patient' },
    { id: 'bundle', reference: 'http://hl7.org/fhir/StructureDefinition/Bundle' },
  ],
  variable: [
    { name: 'id', path: 'Patient/id', sourceId: 'anne' },
    { name: 'family', expression: 'Patient.name.family', sourceId: 'anne' },
    { name: 'default', defaultValue: 'x' },
    { name: 'given' },
    { name: 'location', headerField: 'Location', sourceId: 'first' },
  ],
}

/** An operation on patients. */
export const named = (code: string, more: Operation = {}): Operation => ({
  type: { code },
  resource: 'Patient',
  ...more,
})
