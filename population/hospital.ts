/** The demo hospital as a stream of documents: its directory first, then one transaction for each patient. */
import { defaultToday, parseDay, type Minutes } from './calendar.ts'
import { agenda } from './directory/agenda.ts'
import { catalogue } from './directory/catalogue.ts'
import { locations } from './directory/locations.ts'
import { office } from './directory/office.ts'
import { organizations } from './directory/organizations.ts'
import { practitioners } from './directory/practitioners.ts'
import { toTransaction, type Resource } from './json.ts'
import { createPatient } from './patient/create.ts'

/** What to generate. */
export interface HospitalOptions {
  readonly patients: number
  readonly seed?: number
  /** The day on which the hospital is seen, YYYY-MM-DD. */
  readonly today?: string
}

/** One Bundle, as text, with a name for reports. */
export interface HospitalDocument {
  readonly name: string
  readonly text: string
}

const directory = (today: Minutes): readonly Resource[] => [
  ...organizations(),
  ...locations(),
  ...practitioners(),
  ...office(),
  ...agenda(today),
  ...catalogue(),
]

/** Generate the hospital: the same seed and day give the same bytes, and a smaller hospital is a prefix of a larger one. */
export function* createHospital(options: HospitalOptions): Generator<HospitalDocument> {
  const { patients, seed = 1, today = defaultToday } = options
  const now = parseDay(today)
  yield { name: 'directory.json', text: toTransaction(directory(now)) }
  for (let n = 1; n <= patients; n++) {
    yield {
      name: `patient-${String(n).padStart(6, '0')}.json`,
      text: toTransaction(createPatient({ seed, n, today: now })),
    }
  }
}
