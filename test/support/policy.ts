/** Who may see which row of the tests' hospital: an oracle that knows nothing of access/ or record/. */
import { refersTo, type Planted } from './canaries.ts'
import { hospital } from './guarded.ts'
import { administrative, labelsOf, veiled } from './labels.ts'

/** Why somebody may see a patient's rows. */
type Basis =
  'self' | 'parent' | 'attorney' | 'named' | 'unit' | 'glass' | 'office' | 'coder' | 'officer'

/** A caller as the policy sees them: what they are to which patients, whom of these deny them, what the token grants. */
export interface Reader {
  readonly as: 'bound' | 'staff' | 'system'
  readonly bases?: readonly (readonly [Basis, ...string[]])[]
  readonly denied?: readonly string[]
  readonly grants?: (row: Planted) => boolean
}

const family: readonly Basis[] = ['self', 'parent', 'attorney']
const caring: readonly Basis[] = ['named', 'unit', 'glass']
const professional: readonly Basis[] = [...caring, 'office', 'coder']
const sensitive: readonly Basis[] = ['self', 'attorney', 'named', 'unit']

/** Who still sees what bears a label. */
const seers: Readonly<Record<string, readonly Basis[] | undefined>> = {
  ...{ PSY: sensitive, ETH: sensitive, HIV: sensitive, SEX: sensitive, SUD: sensitive },
  ...{
    STD: sensitive,
    SDV: sensitive,
    R: [...sensitive, 'parent', 'office'],
    V: ['self', 'named'],
  },
  ...{ MASQUE_PS: family, INVISIBLE_PATIENT: professional },
  INVISIBLE_REPRESENTANTS_LEGAUX: ['self', ...professional],
}

/** Work with what is administrative is not care, and neither is looking after who looked. */
const reaches = (basis: Basis, type: string) => {
  if (basis === 'office') return administrative.has(type)
  return type === 'AuditEvent' ? !caring.includes(basis) : basis !== 'officer'
}

function isOwn({ bases = [], denied = [] }: Reader, row: Planted, more: string[] = []): boolean {
  const owners = typeof row.owners === 'string' ? [] : row.owners
  const isVeiled = owners.some((owner) => veiled[owner]?.test(row.type))
  const labels = [...labelsOf(row.resource), ...more, ...(isVeiled ? ['V'] : [])]
  if (owners.some((owner) => denied.includes(owner))) return false
  return bases.some(
    ([basis, ...patients]) =>
      patients.some((patient) => owners.includes(patient)) &&
      reaches(basis, row.type) &&
      labels.every((label) => seers[label]?.includes(basis) ?? true),
  )
}

export const isGranted = ({ grants = () => true }: Reader, row: Planted) => grants(row)

/** A Binary is as visible as a document that carries it. */
const isAttached = (reader: Reader, row: Planted) =>
  row.type === 'Binary' &&
  hospital.some(
    (one) =>
      one.type === 'DocumentReference' &&
      isGranted(reader, one) &&
      isOwn(reader, one, labelsOf(row.resource)) &&
      refersTo(one, row),
  )

/** What a search finds. */
export const isFound = (reader: Reader, row: Planted): boolean =>
  isGranted(reader, row) &&
  (reader.as === 'system' ||
    isOwn(reader, row) ||
    isAttached(reader, row) ||
    row.owners === 'searchable' ||
    (row.owners === 'directory' && reader.as === 'staff'))
