/** Reads one resource, as it is or as it was. https://hl7.org/fhir/R4/http.html#read, #vread */
import { ApiError } from '../errors.ts'
import { isResourceType } from '../fhir/types.ts'
import type { Repository } from '../record/repository.ts'
import type { Text } from '../record/texts.ts'
import { toResourceAnswer } from './answer.ts'
import type { Exchange, Interaction, RestAnswer } from './exchange.ts'
import { assertType } from './operation.ts'
import { parseSubset } from './parameters.ts'
import { toPart } from './subset.ts'
import { isKnown, versionHeaders } from './version.ts'

export const read: Interaction = async (exchange, { type = '', id = '' }) => {
  assertType(type)
  const { repository } = exchange
  const text = isResourceType(type)
    ? await repository.readText(type, id)
    : await readParked(repository, type, id)
  if (text !== null) return toTextAnswer(exchange, text)
  throw new ApiError((await repository.isGone(type, id)) ? 'GONE' : 'NOT_FOUND')
}

export const vread: Interaction = async (exchange, { type = '', id = '', version = '' }) => {
  assertType(type)
  if (!/^[1-9]\d{0,8}$/.test(version)) throw new ApiError('NOT_FOUND')
  const entry = await exchange.repository.vread(type, id, Number(version))
  if (entry === null) throw new ApiError('NOT_FOUND')
  const [text] = await exchange.repository.textsOfEntries([entry])
  if (text == null) throw new ApiError('GONE')
  return toTextAnswer(exchange, text)
}

/** A parked type has no index: what it is now is the last of what it was. */
async function readParked(repository: Repository, type: string, id: string): Promise<Text | null> {
  const { entries } = await repository.history({ type, id }, { limit: 1 })
  const [text = null] = await repository.textsOfEntries(entries)
  return text
}

/** The resource, the part of it that is asked for, or nothing when the caller has it already. */
function toTextAnswer(exchange: Exchange, text: Text): RestAnswer {
  const headers = versionHeaders(text)
  if (isKnown(exchange, text)) return { status: 304, headers, body: '' }
  const subset = parseSubset(text.type, exchange.parameters)
  return toResourceAnswer(200, toPart(text.json, subset, exchange.repository.access), headers)
}
