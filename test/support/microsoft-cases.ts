/** What the comments of Microsoft's SMART examples state, as sets of ids; and where this server answers otherwise, and why. */

/** The fixtures' patient, and what is theirs. */
const own = {
  patient: 'Patient/smartUserClient',
  final: 'Observation/smart-observation-smartUserClient',
  registered: 'Observation/smart-observation-2-smartUserClient',
  report1: 'DiagnosticReport/smart-diagnosticreport-smartUserClient-A1',
  report2: 'DiagnosticReport/smart-diagnosticreport-smartUserClient-A2',
  encounter: 'Encounter/smart-Encounter-1-smartUserClient',
  request: 'MedicationRequest/smart-medicationrequest-smartUserClient',
  dispense: 'MedicationDispense/smart-medicationdispense-smartUserClient',
  practitionerB: 'Practitioner/smart-practitioner-B',
  practitionerC: 'Practitioner/smart-practitioner-C',
  organization: 'Organization/smart-organization-C1',
} as const

type Name = keyof typeof own

/** A search, and the names of what it finds; a number is the status it is refused with. */
type Search = readonly [path: string, found: readonly Name[] | number]

const subject = '_include=Observation:subject'
const performer = '_include=Observation:performer:Practitioner'
const dispense = (...iterated: readonly string[]) =>
  `/MedicationDispense?${['_include=MedicationDispense:prescription', ...iterated.map((one) => `_include:iterate=${one}`)].join('&')}`
const ofPatient = ['Patient:general-practitioner', 'Patient:organization']
const code = 'code=http://loinc.org|55233-1'
const tag = '_tag=8d245743-e7ff-425d-b065-33e8886c60e8'
const observations = ['final', 'registered'] as const

/** By scope. */
export const searches: Readonly<Record<string, readonly Search[]>> = {
  'patient/*.s': [
    ['/Observation', observations],
    // The comment says an Observation, but the fixtures hold none of this code for this patient.
    ['/Observation?code=http://loinc.org|4548-4&status=final', []],
    ['/Practitioner', 403],
    ['/DiagnosticReport', ['report1', 'report2']],
    [`/Observation?${subject}`, [...observations, 'patient']],
    [`/Observation?${performer}`, [...observations, 'practitionerB']],
    [`/Observation?${performer}&${subject}`, [...observations, 'patient', 'practitionerB']],
    // Of an observation, as the comment counts one, nothing leads to a dispense.
    [
      dispense('MedicationRequest:patient', ...ofPatient),
      ['dispense', 'request', 'patient', 'practitionerB', 'organization'],
    ],
    [
      dispense('MedicationRequest:patient', 'MedicationRequest:requester', ...ofPatient),
      ['dispense', 'request', 'patient', 'practitionerB', 'practitionerC', 'organization'],
    ],
    ['/Patient?_revinclude=Observation:subject', ['patient', ...observations]],
    ['/Patient?_revinclude=Encounter:patient&_id=smartUserClient', ['patient', 'encounter']],
    [
      '/Patient?_revinclude=Encounter:patient&_revinclude=Observation:patient&_id=smartUserClient',
      ['patient', 'encounter', ...observations],
    ],
    [
      '/MedicationRequest?_revinclude=MedicationDispense:prescription:MedicationRequest&_id=smart-medicationrequest-smartUserClient',
      ['request', 'dispense'],
    ],
    // The comment repeats that of another search: nothing here leads to a patient, observations or a practitioner.
    [
      '/MedicationRequest?_revinclude:iterate=MedicationDispense:prescription:MedicationRequest',
      ['request', 'dispense'],
    ],
    ['/Observation?subject:Patient.name=smartUserClient', observations],
    [`/Observation?subject:Patient.name=smartUserClient&${code}&status=final`, ['final']],
    ['/DiagnosticReport?subject:Patient.organization.address-city=Seattle', 403],
    [`/DiagnosticReport?subject:Patient.${tag}`, ['report1', 'report2']],
    ['/Patient?_has:Observation:patient:code=http://loinc.org|55233-1', ['patient']],
    [`/DiagnosticReport?subject:Patient._type=Patient&subject:Patient.${tag}`, 400],
  ],
  [`patient/Observation.s?${code} patient/Patient.s`]: [
    ['/Observation', observations],
    ['/Patient', ['patient']],
    [`/Observation?${code}&status=final`, ['final']],
  ],
  [`patient/Observation.s?${code}&status=final`]: [
    ['/Observation', ['final']],
    ['/Patient', 403],
    ['/Observation?code=http://loinc.org|4548-4&status=final', []],
  ],
  [`patient/Observation.s patient/*.s?${tag}`]: [
    ['/Observation', observations],
    ['/Patient', ['patient']],
    ['/DiagnosticReport', ['report1', 'report2']],
    [`/Observation?${code}&status=final`, ['final']],
  ],
  [`patient/Patient.s patient/Observation.s?${code}&status=final`]: [
    [`/Observation?${subject}`, ['final', 'patient']],
    [`/Observation?${performer}`, ['final']],
    [`/Observation?${performer}&${subject}`, ['final', 'patient']],
    ['/Patient?_revinclude=Observation:subject', ['patient', 'final']],
    ['/Patient?_revinclude=Encounter:patient&_id=smartUserClient', 403],
    [
      '/Patient?_revinclude=Encounter:patient&_revinclude=Observation:patient&_id=smartUserClient',
      403,
    ],
    [
      '/MedicationRequest?_revinclude=MedicationDispense:prescription:MedicationRequest&_id=12345',
      403,
    ],
    [
      '/MedicationRequest?_include=MedicationRequest:patient&_revinclude=MedicationDispense:prescription:MedicationRequest&_id=12345',
      403,
    ],
  ],
  [`patient/MedicationDispense.s patient/MedicationRequest.s patient/Organization.s patient/Patient.s patient/Observation.s?${code} patient/Practitioner.s?gender=female`]:
    [
      [`/Observation?${subject}`, [...observations, 'patient']],
      [`/Observation?${subject}&status=final`, ['final', 'patient']],
      [`/Observation?${performer}`, observations],
      [`/Observation?${performer}&${subject}`, [...observations, 'patient']],
      [
        dispense('MedicationRequest:patient', ...ofPatient),
        ['dispense', 'request', 'patient', 'organization'],
      ],
      [
        dispense('MedicationRequest:patient', 'MedicationRequest:requester', ...ofPatient),
        ['dispense', 'request', 'patient', 'practitionerC', 'organization'],
      ],
    ],
  'patient/Observation.s?status=registered patient/Patient.s patient/DiagnosticReport.s?status=final':
    [
      ['/Observation?subject:Patient.name=smartUserClient', ['registered']],
      [`/Observation?subject:Patient.name=smartUserClient&${code}&status=final`, []],
      ['/DiagnosticReport?subject:Patient.organization.address-city=Seattle', 403],
      [`/DiagnosticReport?subject:Patient.${tag}`, ['report1']],
      [`/Patient?_has:Observation:patient:${code}`, ['patient']],
      [`/DiagnosticReport?subject:Patient._type=Patient&subject:Patient.${tag}`, 400],
    ],
}

/** The ids behind names. */
export const idsOf = (names: readonly Name[]): string[] => names.map((name) => own[name]).sort()

/** Why a search of the table is refused where the comments state ids, or another status. */
export const reasons: readonly (readonly [search: RegExp, status: number, reason: string])[] = [
  [/^\/Practitioner$/, 403, 'a patient reaches directory records by reference only'],
  [
    /organization\.address-city/,
    403,
    'a chain searches what it passes: directory records are not searched under patient/',
  ],
  [/_type=/, 400, '_type belongs to a search of several types'],
  [/_revinclude=Encounter/, 403, 'what is asked for and not in scope is refused, not left out'],
  [
    /^\/(Patient$|MedicationRequest)/,
    403,
    'the comments say 401; https://www.rfc-editor.org/rfc/rfc6750#section-3.1 says 403',
  ],
]

/** Requests of the examples that have no row, and why. */
export const leftOut: readonly (readonly [what: string, reason: string])[] = [
  ['GET ?', 'one search across several types is not served here'],
  ['GET /Observation?_include=*:*', 'what is included is named: *:* is not read'],
  ['GET /Patient?_revinclude=*:*', 'what is included is named: *:* is not read'],
  ['POST ', 'the Bundle that is sent is not among the fixtures'],
]

/** Scopes of the examples whose token is refused whole, and why. */
export const refusedScopes: readonly (readonly [scope: RegExp, reason: string])[] = [
  [/[?&]name=/, 'a query on a text is not evaluated to the letter'],
  [/[?&]_type=/, '_type is a parameter of a search, not of a row'],
  [/[?&]tag=/, 'no type has this search parameter'],
  [/^fhir-api$/, 'no SMART scope: it stands for the administrator who loads the fixtures'],
]

/** Where the comments contradict each other, or the fixtures. */
export const contradictions = [
  'patient/*.s?_type=Observation,Encounter: "only Specimen,Observation" and "Should return Specimen", which the scope leaves out',
  'patient/Observation.s?code=…55233-1: with _include=*:* "1 observation with code", with a narrower _include "2 observation with code"; two have this code',
] as const
