/** The requirements that no test of this server restates, and why. */
export const notApplicable: readonly (readonly [reason: string, ids: readonly number[]])[] = [
  ['deprecated: newer requirements say the same', [27, 55]],
  [
    'who writes the table of apps in the settings names them and guards it: not done over HTTP',
    [24, 305, 306, 316],
  ],
  ['left to the server, and not done: authorization details', [82]],
  ['left to the server, and not done: longer lives for confidential apps', [92]],
  ['left to the server: public and confidential apps alike may stay connected', [102]],
  ['left to the server, and not done: contexts and roles of its own', [154, 159, 160]],
  ['left to the server: what an EHR may ignore of hints, it may also heed', [163]],
  ['one hospital, one server: there is no tenant to name', [176]],
  ['an agreement between an app and a hospital, not a behaviour', [194]],
  ['every account is a person of the record, so fhirUser can always be said', [197]],
  ['no account acts as a Person: relatives sign in for one patient', [199]],
  ['left to the server: fhirUser is absolute here', [204]],
  ['left to the server, and not done: optional parts of OpenID Connect', [206, 208, 212, 213, 214]],
  ['TLS ends in front of this server', [231]],
  [
    'left to the server, and not done: results withheld are not hinted at, as that would tell of them',
    [245, 246],
  ],
  ['left to the server, and not done: algorithms beside RS384 and ES384', [311]],
  ['not listed among the capabilities, and not done: app state', [371]],
  [
    'not done: no bundle of brands is published',
    [
      387, 388, 395, 396, 397, 398, 399, 400, 401, 402, 403, 404, 405, 406, 407, 408, 409, 410, 411,
      412, 417, 418, 419, 421, 422, 423, 424, 427, 428, 429, 430, 431, 432, 433, 434, 436, 437,
    ],
  ],
  ['recommended, and not done: there is one endpoint and no other to name', [439]],
  [
    'otherwise here: an update that creates takes the letter c, so that u alone creates nothing',
    [123],
  ],
  [
    'otherwise here: rights of our own are named socle/…, neither addresses nor with two underscores',
    [217],
  ],
]
