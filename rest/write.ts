/** Writes one resource: create, update, patch and delete, by id or by search. https://hl7.org/fhir/R4/http.html#create */
import { readDocument } from './body.ts'
import type { Interaction } from './exchange.ts'
import { toOperation } from './operation.ts'
import { parsePrefer, toWrittenAnswer } from './written.ts'

export const write: Interaction = async (exchange) => {
  const { repository, header } = exchange
  const operation = await toOperation({
    ...exchange,
    readDocument: (kind) => readDocument(exchange, kind),
  })
  const written = await repository.write(operation, {
    idempotencyKey: header('idempotency-key'),
    signal: exchange.signal,
  })
  return toWrittenAnswer(written, exchange, parsePrefer(header('prefer')) ?? 'representation')
}
