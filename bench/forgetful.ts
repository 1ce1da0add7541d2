/** An audit that notes nothing: neither in memory nor in the database. */
import type { Audit } from '../record/audit/audit.ts'
import type { Trail } from '../record/audit/trail.ts'

const nothing = () => undefined

const trail: Trail = {
  show: nothing,
  write: nothing,
  disclose: nothing,
  name: nothing,
  count: nothing,
  describe: nothing,
  except: nothing,
  handOver: () => undefined,
  take: nothing,
  settle: () => Promise.resolve(),
}

export const forgetful: Audit = {
  begin: () => trail,
  note: () => Promise.resolve(),
  close: () => Promise.resolve(),
}
