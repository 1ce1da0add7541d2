/** The FHIR test cases that stand beside the official examples: what each must come to, and why where its name does not say. */

/** What becomes of a case when it is loaded, and when it is written through REST. */
interface Expected {
  readonly load: 'kept' | 'refused'
  readonly write: 'kept' | 'refused'
  /** Where its fault is, or why it is none. */
  readonly why: string
}

const kept = (why: string): Expected => ({ load: 'kept', write: 'kept', why })
const refused = (why: string): Expected => ({ load: 'refused', write: 'refused', why })

/** Loading keeps what is whole in its structure; rules between elements are asked of those who write. */
const refusedInWriting = (why: string): Expected => ({ load: 'kept', write: 'refused', why })

export const edgeCases: Readonly<Record<string, Expected>> = {
  'attachment-with-invalid-binary': refused('no base64'),
  'attachment-with-wrong-size': kept('no rule of R4 compares the size with the data'),
  'bad-json-close-1': refused('no JSON'),
  'bad-json-close-2': refused('no JSON'),
  'bad-json-close-3': refused('no JSON'),
  'bundle-document-versioned-references-good': kept('good'),
  'bundle-duplicate-id': kept('an id is of its type: a Patient and a RelatedPerson may share it'),
  'contained-canonical': kept('a contained resource by its canonical'),
  'contained-resource': refused('a contained id of 65 characters'),
  contained: kept('a contained resource by its canonical'),
  'custom-resource': refused('no type of R4'),
  'json-comma-bad-1': refused('no JSON'),
  'json-comma-bad-2': refused('no JSON'),
  'json-comments-1': refused('no JSON'),
  'json-comments': refused('comments of DSTU2'),
  'json-good': kept('good'),
  'json-no-quotes-1': refused('no JSON'),
  'json-no-quotes-2': refused('no JSON'),
  'list-contained-bad-2': refused('a link without its type'),
  'list-contained-bad': refusedInWriting('nothing contained has the id that is referred to'),
  'list-contained': kept('good'),
  'list-empty1': refused('an empty element'),
  'list-empty2': refused('an empty list'),
  'list-extension1': refused('comments of DSTU2'),
  'list-wrong-order': kept('the order of names means nothing in JSON'),
  'list-xhtml-attribute': refused('an attribute that runs a script'),
  'list-xhtml-element': refused('an element that narratives may not have'),
  'maiden-name': kept('an extension'),
  'obs-attachment': kept('a parked type'),
  'obs-max-decimal-instance': kept('a limit that only its profile sets'),
  'params-ws': refused('a vertical tab'),
  'pat-dob-ext': kept('an extension of a primitive'),
  'pat-id-type-check': kept('an identifier with its type'),
  'pat-security-good1': kept('good'),
  'pat-security-good2': kept('text that looks like a script is text'),
  'pat-security-good3': kept('good'),
  'patient-duplicate-contained': refusedInWriting('a contained resource that nothing refers to'),
  'patient-duplicate': refused('a name twice'),
  'patient-id-bad-2': refused('a blank in the id'),
  'patient-id-bad-3': refused('an id of more than 64 characters'),
  'patient-id-extensions': refused('an id takes no extension'),
  'patient-lang1': kept('a language'),
  'primitive-good-ws': kept('good'),
  'r4ex_CarePlan-example': kept('an official example'),
  'r4ex_Claim-100151': kept('an official example'),
  'r4ex_Contract-INS-101': kept('an official example'),
  'r4ex_Coverage-7546D': kept('an official example'),
  'r4ex_DocumentReference-example': kept('an official example'),
  'r4ex_Observation-20minute-apgar-score': kept('an official example'),
  'r4ex_Observation-blood-pressure-cancel': kept('an official example'),
  'r4ex_Patient-example': kept('an official example'),
  'r4ex_Patient-glossy': kept('an official example'),
  'r4ex_Patient-newborn': kept('an official example'),
  'r4ex_Questionnaire-3141': kept('an official example'),
  'resolution_Patient-example-newborn': kept('what others refer to'),
  'resolution_absolute-url-error': kept('what only its profile wants resolved'),
  'resolution_patient-example': kept('what others refer to'),
  'resolution_relative-url-error': kept('what only its profile wants resolved'),
  'resolution_relative-url-valid': kept('valid'),
  'resource-invalid-id-0': kept('foo-bar is a good id in R4'),
  'resource-invalid-id-1': refused('a slash in the id'),
  'resource-invalid-id-3': refused('an underscore in a contained id'),
  'risk-assessment-probability': refused('one identifier where R4 has a list'),
  'unicode-problem': refused('a control character'),
}
