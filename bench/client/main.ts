/** The load generator's process: it sends what it is told to over the channel to its parent, and tells how it went. */
import { drive, type Load } from './drive.ts'

const isLoad = (message: unknown): message is Load =>
  typeof message === 'object' && message !== null && 'requests' in message && 'port' in message

process.on('message', (message) => {
  if (!isLoad(message)) throw new Error('that is no load')
  drive(message).then(
    (driven) => process.send?.({ driven }),
    (error: unknown) => process.send?.({ failed: String(error) }),
  )
})
process.once('disconnect', () => process.exit(0))
