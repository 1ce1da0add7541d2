/** A process that answers as fast as it can, and is killed: it prints the id of a request when that is answered. */
import { setTimeout as wait } from 'node:timers/promises'
import { createAccess } from '../../access/access.ts'
import { openDatabase } from '../../record/database.ts'
import { openTestAudit } from './audit.ts'

const [, , url = '', directory = ''] = process.argv
const audit = await openTestAudit(await openDatabase(url), directory)

const access = createAccess({
  issuer: 'urn:test',
  audience: 'urn:test',
  subject: 'killed',
  clientId: 'test',
  tokenId: 'test',
  scope: 'system/*.rs',
  expires: 4_000_000_000,
})

async function answer(requestId: string): Promise<void> {
  const trail = audit.begin({ access, requestId, face: 'rest' })
  trail.show(1, ['p1'])
  await trail.settle('OK')
  process.stdout.write(`${requestId}\n`)
}

for (let round = 0; ; round++) {
  await Promise.all(Array.from({ length: 8 }, (_, at) => answer(`killed-${round}-${at}`)))
  await wait(1)
}
