/** What is planned and who cares: care plan, goals, tasks, care team, episode of care, flags. */
import { day, toDate, toDateTime } from '../calendar.ts'
import { observationTypes, type ObservationType } from '../codes/observations.ts'
import {
  generalPractitionerOf,
  nurseOf,
  physicianOf,
  type Professional,
} from '../directory/staff.ts'
import { hospital, organizationOfUnit } from '../directory/units.ts'
import type { Plan } from '../pathways/pathway.ts'
import { systems, toConcept, toReference } from '../systems.ts'
import type { Problems } from './problems.ts'
import type { PatientRecord } from './record.ts'

/** Record the episode of care of those who are followed over time. */
export function addEpisode(record: PatientRecord, problems: Problems): string | undefined {
  const main = [...problems.values()][0]
  if (record.pathway.plan === undefined || main === undefined || !record.random.chance(0.5))
    return undefined
  return record.add('EpisodeOfCare', {
    status: 'active',
    type: [{ text: record.pathway.title }],
    diagnosis: [{ condition: toReference(main.reference), rank: 1 }],
    patient: toReference(record.subject),
    managingOrganization: toReference(hospital),
    period: { start: toDate(Math.min(main.onset, record.now - 30 * day)) },
    careManager: toReference(physicianOf(record.pathway.unit, record.n).reference),
  })
}

type Members = readonly (readonly [role: string, one: Professional])[]

function addTeam(record: PatientRecord, name: string, members: Members, days: number): string {
  return record.add('CareTeam', {
    status: 'active',
    name: `Équipe de soins, ${name}`,
    subject: toReference(record.subject),
    period: { start: toDate(record.now - days * day) },
    participant: members.map(([text, one]) => ({
      role: [{ text }],
      member: toReference(one.reference, one.display),
    })),
    managingOrganization: [toReference(organizationOfUnit(record.pathway.unit))],
  })
}

/** Record the care team (équipe de soins): physician, nurse and general practitioner. */
export function addCareTeam(record: PatientRecord): string | undefined {
  if (!record.random.chance(0.6)) return undefined
  const { unit, title } = record.pathway
  const members: Members = [
    ['Médecin référent', physicianOf(unit, record.n)],
    ['Infirmier de coordination', nurseOf(unit)],
    ['Médecin traitant', generalPractitionerOf(record.n)],
  ]
  return addTeam(record, title, members, record.random.between(60, 700))
}

/** Record who follows the first patient beside her unit, as long as the hospital stands: those whom a demo logs in as. */
export function addDemoTeam(record: PatientRecord): void {
  if (record.n !== 1) return
  const members: Members = [
    ['Endocrinologue', physicianOf('diabetology', 0)],
    ['Infirmier', nurseOf('diabetology')],
  ]
  addTeam(record, 'suivi métabolique', members, 200)
}

function addGoal(record: PatientRecord, goal: Plan['goals'][number]): string {
  const type: ObservationType | undefined =
    goal.measure === undefined ? undefined : observationTypes[goal.measure]
  const target =
    type === undefined || goal.below === undefined
      ? undefined
      : [
          {
            measure: toConcept('loinc', type.code, type.display),
            detailQuantity: {
              value: goal.below,
              comparator: '<',
              unit: type.unit,
              system: systems.ucum,
              code: type.ucum,
            },
          },
        ]
  return record.add('Goal', {
    lifecycleStatus: 'active',
    achievementStatus: toConcept('goalAchievement', 'in-progress', 'In Progress'),
    description: { text: goal.text },
    subject: toReference(record.subject),
    startDate: toDate(record.now - record.random.between(60, 400) * day),
    target,
  })
}

function addTask(record: PatientRecord, plan: Plan, carePlan: string): void {
  const isDone = record.random.chance(0.4)
  const authored = record.now - record.random.between(3, 40) * day
  record.add('Task', {
    basedOn: [toReference(carePlan)],
    status: isDone ? 'completed' : 'requested',
    intent: 'plan',
    priority: 'routine',
    description: plan.task,
    for: toReference(record.subject),
    authoredOn: toDateTime(authored),
    lastModified: toDateTime(isDone ? authored + 2 * day : authored),
    requester: toReference(physicianOf(record.pathway.unit, record.n).reference),
    owner: toReference(nurseOf(record.pathway.unit).reference),
  })
}

/** Record the pathway's care plan with its goals and a task. */
export function addPlan(
  record: PatientRecord,
  problems: Problems,
  careTeam: string | undefined,
): void {
  const { plan, unit } = record.pathway
  const main = [...problems.values()][0]
  if (plan === undefined || !record.random.chance(0.65)) return
  const goals = plan.goals.map((goal) => addGoal(record, goal))
  const carePlan = record.add('CarePlan', {
    status: 'active',
    intent: 'plan',
    title: plan.title,
    subject: toReference(record.subject),
    period: {
      start: toDate(record.now - record.random.between(60, 400) * day),
      end: toDate(record.now + 180 * day),
    },
    author: toReference(physicianOf(unit, record.n).reference),
    careTeam: careTeam === undefined ? undefined : [toReference(careTeam)],
    addresses: main === undefined ? undefined : [toReference(main.reference)],
    goal: goals.map((goal) => toReference(goal)),
    activity: plan.activities.map((description) => ({
      detail: { status: 'in-progress', description },
    })),
  })
  if (record.random.chance(0.6)) addTask(record, plan, carePlan)
}

/** Record the pathway's warning for most patients. */
export function addFlag(record: PatientRecord): void {
  const { flag } = record.pathway
  if (flag === undefined || !record.random.chance(0.6)) return
  record.add('Flag', {
    status: record.random.chance(0.85) ? 'active' : 'inactive',
    category: [toConcept('flagCategory', 'clinical', 'Clinical')],
    code: { text: flag },
    subject: toReference(record.subject),
    period: { start: toDate(record.now - record.random.between(10, 300) * day) },
    author: toReference(nurseOf(record.pathway.unit).reference),
  })
}
