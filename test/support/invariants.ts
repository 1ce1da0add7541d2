/** For each invariant of R4 an element that keeps it and one that breaks it. */
import { care } from './invariants-care.ts'
import { keptAndBroken, type InvariantCase } from './invariants-case.ts'
import { documentsAndForms } from './invariants-forms.ts'

const ucum = 'http://unitsofmeasure.org'
const div = (content: string) => `<div xmlns="http://www.w3.org/1999/xhtml">${content}</div>`
const practitioner = { resourceType: 'Practitioner', id: 'p' }
const toP = { reference: '#p' }

const everywhere: Readonly<Record<string, InvariantCase>> = {
  'dom-3': keptAndBroken(
    { contained: [practitioner], generalPractitioner: [toP] },
    { contained: [practitioner] },
  ),
  'dom-4': keptAndBroken(
    { contained: [{ ...practitioner, meta: { source: 'urn:a' } }] },
    { contained: [{ ...practitioner, meta: { versionId: '1' } }] },
  ),
  'dom-5': keptAndBroken(
    { contained: [{ ...practitioner, meta: {} }] },
    { contained: [{ ...practitioner, meta: { security: [{ code: 'R' }] } }] },
  ),
  'dom-6': keptAndBroken({ text: { status: 'generated', div: div('x') } }, {}),
  'ele-1': keptAndBroken({ id: 'a', text: 'x' }, { id: 'a' }),
  'ext-1': keptAndBroken(
    { url: 'urn:a', valueString: 'x' },
    { url: 'urn:a', valueString: 'x', extension: [{ url: 'urn:b', valueString: 'y' }] },
  ),
  'ref-1': keptAndBroken({ reference: '#' }, { reference: '#missing' }),
  'txt-1': keptAndBroken(
    { status: 'generated', div: div('<p xml:lang="fr">x</p>') },
    { status: 'generated', div: div('<script>x</script>') },
  ),
}

const quantities: Readonly<Record<string, InvariantCase>> = {
  'age-1': keptAndBroken({ value: 3, code: 'a', system: ucum }, { value: 3 }),
  'cnt-3': keptAndBroken({ value: 3, code: '1', system: ucum }, { value: 3, code: 'g' }),
  'dis-1': keptAndBroken({ value: 3, code: 'm', system: ucum }, { value: 3 }),
  'drt-1': keptAndBroken({ value: 3, code: 'h', system: ucum }, { value: 3, code: 'h' }),
  'qty-3': keptAndBroken({ value: 3, code: 'g', system: ucum }, { value: 3, code: 'g' }),
  'rng-2': keptAndBroken(
    { low: { value: 1 }, high: { value: 2 } },
    { low: { value: 2 }, high: { value: 1 } },
  ),
  'rat-1': keptAndBroken(
    { numerator: { value: 1 }, denominator: { value: 2 } },
    { numerator: { value: 1 } },
  ),
}

const datatypes: Readonly<Record<string, InvariantCase>> = {
  'att-1': keptAndBroken({ data: 'QQ==', contentType: 'text/plain' }, { data: 'QQ==' }),
  'cpt-2': keptAndBroken({ value: '1', system: 'phone' }, { value: '1' }),
  'drq-1': keptAndBroken({ path: 'a' }, { path: 'a', searchParam: 'b' }),
  'drq-2': keptAndBroken({ searchParam: 'a' }, { path: 'a', searchParam: 'b' }),
  'exp-1': keptAndBroken({ language: 'text/cql', expression: 'x' }, { language: 'text/cql' }),
  'per-1': keptAndBroken({ start: '2020', end: '2020-05' }, { start: '2021-01-02', end: '2020' }),
  'tim-1': keptAndBroken({ duration: 1, durationUnit: 'h' }, { duration: 1 }),
  'tim-2': keptAndBroken({ period: 1, periodUnit: 'h' }, { period: 1 }),
  'tim-4': keptAndBroken({ duration: 0 }, { duration: -1 }),
  'tim-5': keptAndBroken({ period: 0 }, { period: -1 }),
  'tim-6': keptAndBroken({ period: 1, periodMax: 2 }, { periodMax: 2 }),
  'tim-7': keptAndBroken({ duration: 1, durationMax: 2 }, { durationMax: 2 }),
  'tim-8': keptAndBroken({ count: 1, countMax: 2 }, { countMax: 2 }),
  'tim-9': keptAndBroken({ offset: 10, when: ['ACM'] }, { offset: 10, when: ['C'] }),
  'tim-10': keptAndBroken({ timeOfDay: ['10:00:00'] }, { timeOfDay: ['10:00:00'], when: ['ACM'] }),
  'trd-1': keptAndBroken(
    { data: [{ type: 'Patient' }] },
    { data: [{ type: 'Patient' }], timingDate: '2020' },
  ),
  'trd-2': keptAndBroken(
    { condition: { language: 'a' }, data: [{ type: 'Patient' }] },
    { condition: { language: 'a' } },
  ),
  'trd-3': keptAndBroken({ type: 'named-event', name: 'a' }, { type: 'named-event' }),
}

export const invariantCases: Readonly<Record<string, InvariantCase>> = {
  ...everywhere,
  ...quantities,
  ...datatypes,
  ...care,
  ...documentsAndForms,
}
