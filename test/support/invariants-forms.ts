/** The invariants of documents, forms, lists and terminology: kept by one element, broken by another. */
import { keptAndBroken, type InvariantCase } from './invariants-case.ts'

const text = { text: 'x' }
const ref = (reference: string) => ({ reference })
const coding = { system: 'http://loinc.org', code: 'a' }
const item = { linkId: '1', type: 'string' }
const display = { linkId: '1', type: 'display' }
const condition = { question: '1', operator: '=', answerString: 'x' }
const initial = [{ valueString: 'x' }]

const forms: Readonly<Record<string, InvariantCase>> = {
  'que-0': keptAndBroken({ name: 'Form' }, { name: '1' }),
  'que-1': keptAndBroken({ ...item, type: 'group', item: [item] }, { ...item, type: 'group' }),
  'que-2': keptAndBroken(
    { item: [item, { ...item, linkId: '2' }] },
    { item: [{ ...item, item: [item] }] },
  ),
  'que-3': keptAndBroken({ ...item, code: [coding] }, { ...display, code: [coding] }),
  'que-4': keptAndBroken(
    { ...item, answerValueSet: 'http://a' },
    { ...item, answerValueSet: 'http://a', answerOption: initial },
  ),
  'que-5': keptAndBroken(
    { ...item, answerOption: initial },
    { ...item, type: 'boolean', answerOption: initial },
  ),
  'que-6': keptAndBroken({ ...item, required: true }, { ...display, required: true }),
  'que-7': keptAndBroken(
    { question: '1', operator: 'exists', answerBoolean: true },
    { ...condition, operator: 'exists' },
  ),
  'que-8': keptAndBroken({ ...item, initial }, { ...display, initial }),
  'que-9': keptAndBroken({ ...item, readOnly: true }, { ...display, readOnly: true }),
  'que-10': keptAndBroken({ ...item, maxLength: 3 }, { ...item, type: 'date', maxLength: 3 }),
  'que-11': keptAndBroken({ ...item, initial }, { ...item, initial, answerOption: initial }),
  'que-12': keptAndBroken(
    { ...item, enableWhen: [condition, condition, condition], enableBehavior: 'any' },
    { ...item, enableWhen: [condition, condition, condition] },
  ),
  'que-13': keptAndBroken(
    { ...item, repeats: true, initial: [...initial, ...initial] },
    { ...item, initial: [...initial, ...initial] },
  ),
  'qrs-1': keptAndBroken(
    { linkId: '1', answer: [{ valueString: 'x' }] },
    { linkId: '1', answer: [{ valueString: 'x' }], item: [{ linkId: '2' }] },
  ),
}

const terminology: Readonly<Record<string, InvariantCase>> = {
  'csd-0': keptAndBroken({ name: 'Codes' }, { name: '1' }),
  'csd-1': keptAndBroken(
    { concept: [{ code: 'a', concept: [{ code: 'b' }] }] },
    { concept: [{ code: 'a', concept: [{ code: 'a' }] }] },
  ),
  'vsd-0': keptAndBroken({ name: 'Codes' }, { name: '1' }),
  'vsd-1': keptAndBroken({ system: 'http://a' }, { version: '1' }),
  'vsd-2': keptAndBroken(
    { system: 'http://a', concept: [{ code: 'a' }] },
    { valueSet: ['http://a'], concept: [{ code: 'a' }] },
  ),
  'vsd-3': keptAndBroken(
    { concept: [{ code: 'a' }] },
    { concept: [{ code: 'a' }], filter: [{ property: 'a', op: '=', value: 'x' }] },
  ),
  'vsd-6': keptAndBroken({ display: 'x' }, { abstract: true }),
  'vsd-9': keptAndBroken({ display: 'x', abstract: true }, { display: 'x' }),
  'vsd-10': keptAndBroken({ code: 'a', system: 'http://a' }, { code: 'a' }),
}

const documents: Readonly<Record<string, InvariantCase>> = {
  'cmp-1': keptAndBroken({ entry: [ref('Patient/1')] }, { title: 'x' }),
  'cmp-2': keptAndBroken({ emptyReason: text }, { emptyReason: text, entry: [ref('Patient/1')] }),
  'grp-1': keptAndBroken(
    { actual: true, member: [{ entity: ref('Patient/1') }] },
    { actual: false, member: [{ entity: ref('Patient/1') }] },
  ),
  'lst-1': keptAndBroken({ emptyReason: text }, { emptyReason: text, entry: [{ item: text }] }),
  'lst-2': keptAndBroken(
    { mode: 'changes', entry: [{ deleted: true }] },
    { mode: 'working', entry: [{ deleted: true }] },
  ),
  'lst-3': keptAndBroken(
    { mode: 'working', entry: [{ date: '2020' }] },
    { mode: 'snapshot', entry: [{ date: '2020' }] },
  ),
  'ppc-1': keptAndBroken({ policyRule: text }, { status: 'active' }),
  'sev-1': keptAndBroken({ name: 'x' }, { name: 'x', query: 'QQ==' }),
}

export const documentsAndForms: Readonly<Record<string, InvariantCase>> = {
  ...documents,
  ...forms,
  ...terminology,
}
