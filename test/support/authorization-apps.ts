/** The apps of the tests' authorization server. */
import { returnAddress } from './visitor.ts'

export const apps = [
  { id: 'app', name: 'A <b>tiny</b> app', kind: 'public', redirectUris: [returnAddress] },
  { id: 'other', name: 'Another app', kind: 'public', redirectUris: [returnAddress] },
  {
    id: 'rich',
    name: 'An app with rights',
    kind: 'public',
    redirectUris: [returnAddress],
    scopes: [...['openid', 'launch/patient', 'user/*.cruds', 'patient/*.cruds'], 'socle/ins.read'],
  },
  {
    id: 'portal',
    name: 'The portal',
    kind: 'public',
    redirectUris: [returnAddress],
    scopes: ['openid', 'user/Patient.rs', 'socle/launch'],
  },
]
