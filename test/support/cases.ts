/** Queries over the ward with the answers they must get, however the subgraphs are run. */

/** Name, query, answer. */
export const graphCases: readonly [string, string, object][] = [
  [
    'a resource by id',
    '{ Observation(id: "a-o1") { id valueQuantity { value } } }',
    { Observation: { id: 'a-o1', valueQuantity: { value: 1.5 } } },
  ],
  ['no resource by id', '{ Observation(id: "none") { id } }', { Observation: null }],
  [
    'a list with parameters',
    '{ ObservationList(patient: "a", code: ["http://loinc.org|2345-7"], _sort: "date") { id } }',
    { ObservationList: [{ id: 'a-o1' }, { id: 'a-o2' }, { id: 'a-o3' }] },
  ],
  [
    'a reverse list',
    '{ Patient(id: "a") { ConditionList(_reference: patient) { id } } }',
    { Patient: { ConditionList: [{ id: 'a-c' }] } },
  ],
  [
    'a reverse list by a column',
    '{ Encounter(id: "a-stay") { ConditionList(_reference: encounter) { id } } }',
    { Encounter: { ConditionList: [{ id: 'a-c' }] } },
  ],
  [
    'a reverse list by token',
    '{ Practitioner(id: "gp") { EncounterList(_reference: practitioner, _sort: "_id") { id } } }',
    { Practitioner: { EncounterList: [{ id: 'a-stay' }, { id: 'b-stay' }] } },
  ],
  [
    'a patient by identifier',
    '{ patient(identifier: "urn:ipp|ipp-b") { id } }',
    { patient: { id: 'b' } },
  ],
  [
    'a ward list',
    '{ patients(unit: "Location/bed", present: true) { edges { node { id } } } }',
    { patients: { edges: [{ node: { id: 'b' } }, { node: { id: 'a' } }] } },
  ],
  [
    'an empty ward',
    '{ patients(unit: "Location/none", present: true) { edges { node { id } } } }',
    { patients: { edges: [] } },
  ],
  [
    'my patients by name',
    '{ patients(practitioner: "gp", name: "anne mart") { totalCount edges { node { id } } } }',
    { patients: { totalCount: 1, edges: [{ node: { id: 'a' } }] } },
  ],
  [
    'any node',
    '{ node(id: "Observation/a-o1") { __typename ... on Observation { id } } }',
    { node: { __typename: 'Observation', id: 'a-o1' } },
  ],
  [
    'the latest by code, components included',
    '{ patient(id: "a") { latest(codes: ["http://loinc.org|2345-7", "8480-6", "none"]) { code observation { id } } } }',
    {
      patient: {
        latest: [
          { code: 'http://loinc.org|2345-7', observation: { id: 'a-o2' } },
          { code: '8480-6', observation: { id: 'a-bp' } },
          { code: 'none', observation: null },
        ],
      },
    },
  ],
  [
    'a filter',
    '{ patient(id: "a") { encounters(filter: { class: ["AMB"] }) { edges { node { id } } } } }',
    { patient: { encounters: { edges: [{ node: { id: 'a-old' } }] } } },
  ],
  [
    'a date filter',
    '{ patient(id: "a") { observations(filter: { from: "2024-02-01", to: "2024-03-01" }) { edges { node { id } } } } }',
    { patient: { observations: { edges: [{ node: { id: 'a-o1' } }, { node: { id: 'a-bp' } }] } } },
  ],
  [
    'what was entered in error, on demand',
    '{ patient(id: "a") { observations(first: 1, includeEnteredInError: true) { edges { node { id } } } } }',
    { patient: { observations: { edges: [{ node: { id: 'a-o3' } }] } } },
  ],
  [
    'an appointment by its patient',
    '{ patient(id: "a") { appointments { edges { node { id } } } coverages { edges { node { id } } } documents { edges { node { id } } } } }',
    {
      patient: {
        appointments: { edges: [{ node: { id: 'a-rdv' } }] },
        coverages: { edges: [{ node: { id: 'a-cov' } }] },
        documents: { edges: [{ node: { id: 'a-doc' } }] },
      },
    },
  ],
  [
    'an encounter and back',
    '{ Encounter(id: "a-stay") { observations(first: 1) { edges { node { encounter { resource { ... on Encounter { id } } } } } } } }',
    {
      Encounter: {
        observations: { edges: [{ node: { encounter: { resource: { id: 'a-stay' } } } }] },
      },
    },
  ],
  [
    'a reference of another type is left out',
    '{ Observation(id: "a-o1") { subject { resource(type: Group) { __typename } } } }',
    { Observation: { subject: { resource: null } } },
  ],
  [
    'contained resources, each of its own type',
    '{ Observation(id: "a-contained") { contained { __typename ... on Practitioner { id name { family } } ... on OtherResource { resourceType json } } } }',
    {
      Observation: {
        contained: [
          { __typename: 'Practitioner', id: 'p1', name: [{ family: 'contained-of-a' }] },
          { __typename: 'Patient' },
          {
            __typename: 'OtherResource',
            resourceType: 'Basic',
            json: '{"id":"basic","code":{"text":"other"},"resourceType":"Basic"}',
          },
        ],
      },
    },
  ],
  [
    'references to contained resources stay inside',
    '{ Observation(id: "a-contained") { performer { resource(optional: true) { ... on Practitioner { name { family } } ... on Patient { name { family } observations { totalCount } } } } } }',
    {
      Observation: {
        performer: [
          { resource: { name: [{ family: 'contained-of-a' }] } },
          { resource: { name: [{ family: 'inside-a' }], observations: null } },
          { resource: null },
        ],
      },
    },
  ],
]

/** Name, caller, query, code of the error. */
export const refusedCases: readonly [string, string, string, string][] = [
  [
    'a reference that does not resolve',
    'anne',
    '{ Observation(id: "a-contained") { performer { resource { __typename } } } }',
    'REFERENCE_UNRESOLVED',
  ],
  [
    'a cursor of another query',
    'staff',
    '{ patients(after: "AAAAAAAAAAAAAAAAAAAAAA") { totalCount } }',
    'INVALID_CURSOR',
  ],
  [
    'a page that is too large',
    'staff',
    '{ patients(first: 1001) { totalCount } }',
    'LIMIT_EXCEEDED',
  ],
  ['a negative page', 'staff', '{ patients(first: -1) { totalCount } }', 'INVALID_ARGUMENT'],
  [
    'two keys for one patient',
    'staff',
    '{ patient(id: "a", identifier: "x") { id } }',
    'INVALID_ARGUMENT',
  ],
  ['an unknown sort key', 'staff', '{ PatientList(_sort: "nickname") { id } }', 'INVALID_ARGUMENT'],
  [
    'a date that is none',
    'staff',
    '{ ObservationList(date: "yesterday") { id } }',
    'INVALID_ARGUMENT',
  ],
  ['a list without the letter s', 'reader', '{ PatientList { id } }', 'FORBIDDEN'],
  [
    'a connection without the letter s',
    'reader',
    '{ Patient(id: "a") { observations { totalCount } } }',
    'FORBIDDEN',
  ],
  ['a count without the letter s', 'reader', '{ ObservationConnection { count } }', 'FORBIDDEN'],
  ['a type that no scope names', 'reader', '{ Condition(id: "a-c") { id } }', 'FORBIDDEN'],
  [
    'a ward list without the right to search encounters',
    'searcher',
    '{ patients(unit: "bed") { totalCount } }',
    'FORBIDDEN',
  ],
]
