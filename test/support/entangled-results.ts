/** The results, papers and bills of one patient, with another patient wherever somebody else can stand. */
import { to, type Roles, type Rows } from './roles.ts'

/** One of each type. */
export const resultsOf = ({ me, other, self, them, stay, gp, loinc, date }: Roles): Rows => ({
  Observation: {
    ...{ status: 'final', code: loinc, subject: self, effectiveDateTime: date, encounter: stay },
    extension: [{ url: 'urn:test:of', valueReference: them }],
    focus: [to(`#${other}`), to(`#${other}-Encounter`), to('#hidden')],
    performer: [them],
    hasMember: [to(`Observation/${other}-Observation`)],
    derivedFrom: [to(`Media/${other}-Media`)],
    device: to('Device/shared'),
    specimen: to(`Specimen/${other}-Specimen`),
    // Whoever takes these for resources of the record opens the other patient, their stay, a hidden practitioner.
    contained: [
      {
        ...{ resourceType: 'Patient', id: other, managingOrganization: to('#') },
        // FHIR forbids a second level, and loading refuses it.
        contained: [{ resourceType: 'Practitioner', id: 'hidden' }],
      },
      { resourceType: 'Encounter', id: `${other}-Encounter`, subject: to(`#${other}`) },
      { resourceType: 'Practitioner', id: 'hidden' },
      { resourceType: 'Basic', id: 'basic', subject: them },
    ],
  },
  DiagnosticReport: {
    status: 'final',
    code: loinc,
    subject: self,
    performer: [gp],
    result: [to(`Observation/${other}-Observation`)],
    media: [{ link: to(`Media/${other}-Media`) }],
  },
  Specimen: {
    subject: self,
    parent: [to(`Specimen/${other}-Specimen`)],
    collection: { collector: gp },
  },
  ImagingStudy: { status: 'available', subject: self, referrer: gp, interpreter: [gp] },
  DocumentReference: {
    ...{
      status: 'current',
      subject: self,
      author: [them],
      authenticator: gp,
      custodian: to('Organization/hospital'),
    },
    content: [{ attachment: { url: `Binary/${me}-scan` } }],
    context: { sourcePatientInfo: them, related: [to(`Composition/${other}-Composition`)] },
  },
  Media: { status: 'completed', subject: self, operator: them, content: {} },
  QuestionnaireResponse: {
    status: 'completed',
    subject: self,
    source: them,
    author: them,
    encounter: stay,
  },
  Composition: {
    status: 'final',
    subject: self,
    author: [them],
    attester: [{ mode: 'personal', party: them }],
    section: [{ entry: [to(`Observation/${other}-Observation`)], focus: them }],
  },
  Device: { patient: self, owner: to('Organization/hospital'), location: to('Location/bed') },
  Coverage: {
    status: 'active',
    beneficiary: self,
    payor: [them],
    subscriber: them,
    policyHolder: them,
  },
  Account: {
    status: 'active',
    subject: [self],
    coverage: [{ coverage: to(`Coverage/${other}-Coverage`) }],
    guarantor: [{ party: them }],
  },
  ChargeItem: {
    status: 'billed',
    subject: self,
    enterer: them,
    performer: [{ actor: them }],
    account: [to(`Account/${other}-Account`)],
  },
  Claim: {
    status: 'active',
    patient: self,
    enterer: gp,
    provider: to('Organization/hospital'),
    payee: { party: them },
    insurance: [{ coverage: to(`Coverage/${other}-Coverage`) }],
  },
  ClaimResponse: {
    status: 'active',
    patient: self,
    insurer: to('Organization/hospital'),
    request: to(`Claim/${other}-Claim`),
  },
  ExplanationOfBenefit: {
    status: 'active',
    patient: self,
    claim: to(`Claim/${other}-Claim`),
    payee: { party: them },
  },
  Invoice: {
    status: 'issued',
    subject: self,
    recipient: them,
    account: to(`Account/${other}-Account`),
  },
  List: {
    status: 'current',
    mode: 'working',
    subject: self,
    source: them,
    entry: [{ item: to(`Condition/${other}-Condition`) }, { item: them }],
  },
  AuditEvent: {
    recorded: '2024-03-01T08:00:00Z',
    agent: [{ requestor: true, who: gp }],
    entity: [{ what: self }, { what: to(`Observation/${other}-Observation`) }],
  },
  Provenance: {
    recorded: '2024-03-01T08:00:00Z',
    target: [self, to(`Observation/${other}-Observation`)],
    agent: [{ who: them, onBehalfOf: them }],
  },
  SupplyDelivery: { status: 'completed', patient: self, supplier: gp, receiver: [gp] },
})
