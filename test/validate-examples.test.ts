/** The official examples of the modelled types at full validation: which fail, and why. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseJson } from '../fhir/json.ts'
import { isResourceType } from '../fhir/types.ts'
import { validateResource } from '../fhir/validate-resource.ts'

/** Official examples that break the rules of R4 themselves. */
const invalidExamples: Readonly<Record<string, string>> = {
  'CodeSystem-v2-0550': 'a code with a blank at its end',
  'Questionnaire-qs1': 'items without linkId',
  'Questionnaire-zika-virus-exposure-assessment': 'a narrative of white space (txt-2)',
}

test(
  'the official examples pass, a few that break their own rules apart',
  { timeout: 120_000 },
  () => {
    const folder = new URL('../node_modules/hl7.fhir.r4.examples/', import.meta.url)
    const files = readdirSync(folder).filter(
      (name) => name.endsWith('.json') && isResourceType(name.slice(0, name.indexOf('-'))),
    )
    expect(files.length).toBeGreaterThan(2800)
    const types = new Set(files.map((name) => name.slice(0, name.indexOf('-'))))
    expect(types.size).toBe(58)
    const undecided: string[] = []
    const refused = files.filter((name) => {
      const text = readFileSync(new URL(name, folder), 'utf8').replace(/^\uFEFF/, '')
      const issues = validateResource(parseJson(text).value, { level: 'full' })
      if (issues.some(({ code }) => code === 'not-supported')) undecided.push(name)
      return issues.some(({ severity }) => severity === 'error')
    })
    const names = refused.map((name) => name.replace(/\.json$/, ''))
    expect(names).toEqual(Object.keys(invalidExamples))
    expect(undecided).toEqual([])
  },
)
