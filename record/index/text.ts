/** Strings, texts of codes and URIs as rows: what prefix, containment and equality of text are asked of. */
import { hash } from 'node:crypto'
import { searchParametersOf, type SearchPath } from '../../fhir/search-parameters.ts'
import { normaliseText } from '../../fhir/text.ts'
import type { ResourceType } from '../../fhir/types.ts'
import { isFhirObject, listOf, textOf, type FhirObject } from '../resource.ts'
import { besidePairs } from './composite.ts'
import { listedByType } from './by-type.ts'
import { valuesAt } from './extract.ts'
import { stringsOf, toIndexed } from './name.ts'
import { mayHave, parametersOf } from './parameters.ts'

export interface TextRow {
  readonly parameter: string
  /** Normalised and cut to what an index entry can hold; a URI stays as it is written. */
  readonly value: string
  readonly exact: string
  readonly whole: string | null
}

/** `:exact` compares hashes, so that case, accents and length count. */
export const exactHash = (text: string): string => hash('sha256', text, 'base64url').slice(0, 22)

/** The name of a path under which `:text` finds what its codes are called. */
export const textName = (path: readonly string[]): string => `${path.join('.')}:text`

/** The name under which a URI is kept for `:below`. */
export const uriName = (parameter: string): string => `${parameter}:uri`

/** The longest URI that `:below` knows whole. */
export const longestUri = 300

/** All rows of a resource, each once. */
export function textRows(type: ResourceType, resource: FhirObject): TextRow[] {
  const rows = [
    ...textParametersOf(type).flatMap((parameter) => {
      if (!mayHave(resource, parameter)) return []
      const { code, kind, paths } = parameter
      const values = paths.flatMap((path) => valuesAt(resource, path))
      return kind === 'uri' ? uriRows(code, values) : stringRows(code, values.flatMap(stringsOf))
    }),
    ...codePathsOf(type).flatMap((path) => codeTextRows(path, resource)),
    ...besidePairs(type, resource, 'string').flatMap(({ name, values }) =>
      stringRows(name, values.flatMap(stringsOf)),
    ),
  ]
  if (rows.length < 2) return rows
  return [
    ...new Map(rows.map((row) => [`${row.parameter} ${row.exact} ${row.value}`, row])).values(),
  ]
}

const textParametersOf = listedByType((type) =>
  parametersOf(type).filter(({ kind }) => kind === 'uri' || kind === 'string'),
)

const stringRows = (parameter: string, texts: readonly string[]): TextRow[] =>
  texts.map((text) => toTextRow(parameter, text, exactHash(text)))

/** Up to this length a normalised text is indexed from its start as it is. */
const longestWhole = 300

function toTextRow(parameter: string, text: string, exact: string): TextRow {
  const whole = normaliseText(text)
  const value = text.length > longestWhole ? toIndexed(text) : whole.slice(0, longestWhole)
  return { parameter, value, exact, whole: whole === value ? null : whole }
}

const uriRows = (code: string, values: readonly unknown[]): TextRow[] =>
  values.flatMap((value) =>
    typeof value === 'string'
      ? [{ parameter: uriName(code), value: value.slice(0, longestUri), exact: '', whole: null }]
      : [],
  )

const codeTextRows = (path: SearchPath, resource: FhirObject): TextRow[] =>
  valuesAt(resource, path)
    .flatMap(codeTexts)
    .map((text) => toTextRow(textName(path.path), text, ''))

/** `text` and the displays of a concept, `type.text` of an identifier. https://hl7.org/fhir/R4/search.html#token */
function codeTexts(value: unknown): string[] {
  if (!isFhirObject(value)) return []
  const type = value['type']
  const texts = [
    textOf(value, 'text'),
    textOf(value, 'display'),
    ...listOf(value, 'coding').map((coding) =>
      isFhirObject(coding) ? textOf(coding, 'display') : undefined,
    ),
    isFhirObject(type) ? textOf(type, 'text') : undefined,
  ]
  return texts.filter((text) => text !== undefined)
}

const textTypes: ReadonlySet<string> = new Set(['CodeableConcept', 'Coding', 'Identifier'])

/** The paths whose codes have a text, each once, whichever parameters read it. */
const codePathsOf = listedByType((type): readonly SearchPath[] => {
  const paths = Object.values(searchParametersOf(type))
    .filter(({ type: kind }) => kind === 'token')
    .flatMap((parameter) => parameter.paths)
    .filter(({ as, where }) => textTypes.has(as) && where === undefined)
  return [...new Map(paths.map((path) => [textName(path.path), path])).values()]
})

/** The names under which `:text` of a parameter is asked. */
export const textNamesOf = (type: ResourceType, code: string): string[] =>
  (searchParametersOf(type)[code]?.paths ?? [])
    .filter(({ as }) => textTypes.has(as))
    .map(({ path }) => textName(path))
