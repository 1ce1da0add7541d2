/** What is asked of the server: the two queries that the project is measured by. */
import { readFileSync } from 'node:fs'

export type Case = {
  readonly name: string
  readonly query: string
  /** The variables of one request; each is asked about a patient picked at random. */
  variablesFor(patient: string): Readonly<Record<string, string>>
}

const operations = readFileSync(
  new URL('../test/operations/patient-view.graphql', import.meta.url),
  'utf8',
)

/** The text of one operation of the file. */
function operationOf(name: string): string {
  const texts = operations.split(/^(?=query )/m)
  const text = texts.find((one) => one.match(/^query (\w+)/)?.[1] === name)
  if (text === undefined) throw new Error(`the operations hold no ${name}`)
  return text
}

export const cases: readonly Case[] = [
  {
    name: 'PatientView',
    query: operationOf('PatientView'),
    variablesFor: (patient) => ({ id: patient }),
  },
  { name: 'PatientList', query: operationOf('PatientList'), variablesFor: () => ({}) },
]

export const caseNames = cases.map(({ name }) => name)

/** The body of a request. */
export const toBody = ({ query, variablesFor }: Case, patient: string): string =>
  JSON.stringify({ query, variables: variablesFor(patient) })
