/** A process that starts an embedded PostgreSQL in the folder it is given, says where or why not, and stays. */
import { startEmbedded } from '../../record/embedded.ts'

const [, , directory = ''] = process.argv
try {
  const { url } = await startEmbedded({ directory, durable: false })
  process.stdout.write(`${url}\n`)
  setInterval(() => undefined, 1000)
} catch (error) {
  process.stdout.write(`${String(error)}\n`)
}
