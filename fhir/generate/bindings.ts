/** Expands the value sets that required bindings name, as far as HL7's own package lists their codes. */
import type { Structure } from '../structures.ts'
import type {
  CodeSystemConcept,
  CodeSystemDefinition,
  ValueSetDefinition,
  ValueSetInclude,
} from './definitions.ts'

/** Value set → code system → its codes. */
export type RequiredBindings = Record<string, Record<string, string[]>>

type Terminology = {
  readonly valueSets: ReadonlyMap<string, ValueSetDefinition>
  readonly codeSystems: ReadonlyMap<string, CodeSystemDefinition>
}

type Expansion = Map<string, Set<string>>

/** Why a value set is left out. */
class NotExpandable extends Error {}

const withoutVersion = (canonical: string) => canonical.replace(/\|.*$/, '')

const toCodes = (concepts: readonly CodeSystemConcept[] = []): string[] =>
  concepts.flatMap(({ code, concept }) => [code, ...toCodes(concept)])

function codesOf(system: string, { codeSystems }: Terminology): string[] {
  const definition = codeSystems.get(system)
  if (definition === undefined) throw new NotExpandable(`${system} is not in HL7's package`)
  if (definition.content !== 'complete') throw new NotExpandable(`${system} is not complete`)
  return toCodes(definition.concept)
}

function add(expansion: Expansion, system: string, codes: Iterable<string>): void {
  expansion.set(system, new Set([...(expansion.get(system) ?? []), ...codes]))
}

/** https://hl7.org/fhir/R4/valueset.html#compositions */
function include(expansion: Expansion, part: ValueSetInclude, terminology: Terminology): void {
  const { system, concept, filter, valueSet = [] } = part
  if (filter !== undefined) throw new NotExpandable('it filters a code system')
  if (valueSet.length > 0 && system !== undefined) throw new NotExpandable('it intersects sets')
  for (const url of valueSet) {
    const inner = expand(withoutVersion(url), terminology)
    for (const [name, codes] of inner) add(expansion, name, codes)
  }
  if (system === undefined) return
  const codes = concept === undefined ? codesOf(system, terminology) : toCodes(concept)
  add(expansion, system, codes)
}

function expand(url: string, terminology: Terminology): Expansion {
  const compose = terminology.valueSets.get(url)?.compose
  if (compose === undefined) throw new NotExpandable(`${url} is not in HL7's package`)
  if (compose.exclude !== undefined) throw new NotExpandable('it excludes codes')
  const expansion: Expansion = new Map()
  for (const part of compose.include) include(expansion, part, terminology)
  return expansion
}

const requiredValueSets = (structures: Readonly<Record<string, Structure>>): string[] => {
  const urls = Object.values(structures).flatMap(({ elements }) =>
    Object.values(elements).flatMap(({ binding }) => (binding ? [binding.valueSet] : [])),
  )
  return [...new Set(urls)].sort()
}

/** The codes of every required binding, and why the others' are not known. */
export function createRequiredBindings(
  structures: Readonly<Record<string, Structure>>,
  terminology: Terminology,
): { bindings: RequiredBindings; leftOut: Record<string, string> } {
  const bindings: RequiredBindings = {}
  const leftOut: Record<string, string> = {}
  for (const url of requiredValueSets(structures)) {
    try {
      const expansion = expand(url, terminology)
      bindings[url] = Object.fromEntries([...expansion].map(([name, set]) => [name, [...set]]))
    } catch (error) {
      if (!(error instanceof NotExpandable)) throw error
      leftOut[url] = error.message
    }
  }
  return { bindings, leftOut }
}
