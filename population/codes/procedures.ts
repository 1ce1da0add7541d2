/** Acts of the CCAM (classification commune des actes médicaux) in the demo hospital. */

// A table is read by its rows.
// prettier-ignore
export const procedureTypes = {
  electrocardiogram: ['DEQP003', 'Électrocardiographie sur au moins 12 dérivations'],
  echocardiography: ['DZQM006', 'Échographie-doppler transthoracique du cœur et des vaisseaux intrathoraciques'],
  chestRadiography: ['ZBQK002', 'Radiographie du thorax'],
  hipRadiography: ['NEQK010', "Radiographie de l'articulation coxofémorale selon 1 ou 2 incidences"],
  hipReplacement: ['NEKA020', "Remplacement de l'articulation coxofémorale par prothèse totale"],
  fundus: ['BGQP002', "Examen du fond d'œil par biomicroscopie avec verre de contact"],
  spirometry: ['GLQP012', "Mesure de la capacité vitale lente et de l'expiration forcée, avec enregistrement [Spirométrie standard]"],
  secondTrimesterUltrasound: ['JQQM018', "Échographie biométrique et morphologique d'une grossesse unifœtale au 2ème trimestre"],
  thirdTrimesterUltrasound: ['JQQM016', "Échographie biométrique et morphologique d'une grossesse unifœtale au 3ème trimestre"],
  epidural: ['AFLB010', "Anesthésie rachidienne au cours d'un accouchement par voie basse"],
  firstDelivery: ['JQGD010', 'Accouchement céphalique unique par voie naturelle, chez une primipare'],
  delivery: ['JQGD012', 'Accouchement céphalique unique par voie naturelle, chez une multipare'],
  mammography: ['QEQK001', 'Mammographie bilatérale'],
  lumpectomy: ['QEFA004', 'Tumorectomie du sein'],
  implantedPort: ['EBLA003', "Pose d'un cathéter relié à une veine profonde du membre supérieur ou du cou par voie transcutanée, avec pose d'un système diffuseur implantable souscutané"],
  hemodialysis: ['JVJF004', "Séance d'épuration extrarénale par hémodialyse pour insuffisance rénale chronique"],
  endoscopy: ['HEQE002', 'Endoscopie œso-gastro-duodénale'],
} as const satisfies Record<string, readonly [code: string, display: string]>

export type ProcedureKey = keyof typeof procedureTypes
