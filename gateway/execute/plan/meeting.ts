/**
 * Where the last fetches of a subgraph meet that is asked over HTTP: those that nothing waits for but the answer. None
 * leaves before all have come, so that what they ask is one request. The answer waits for the last of them in any case;
 * it comes later only where an early one takes longer than a late one.
 */
import type { PlanRun, Step } from './run.ts'

/** Comes to the meeting of a run, once, with what is to be done then: nothing where there is nothing to ask. */
export type Come = (run: PlanRun, start: (() => ReturnType<Step>) | undefined) => ReturnType<Step>

/** The meetings of a plan, one for each subgraph. */
export interface Meetings {
  /** Announces one more who comes; all do so before the first run. */
  join(serviceName: string): Come
}

/** For whom there is no meeting. */
export const comeAlone: Come = (_, start) => start?.()

/** Those who come in one run. */
export interface Gathering {
  missing: number
  readonly open: () => void
  readonly opened: Promise<void>
}

function gather(missing: number): Gathering {
  let open = (): void => undefined
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { missing, open, opened }
}

/** The meeting of one subgraph. */
interface Meeting {
  members: number
}

const comeTo =
  (meeting: Meeting): Come =>
  (run, start) => {
    const { members } = meeting
    if (members === 1) return start?.()
    run.gatherings ??= new Map()
    const gathering = run.gatherings.get(meeting) ?? gather(members)
    run.gatherings.set(meeting, gathering)
    gathering.missing -= 1
    if (gathering.missing === 0) gathering.open()
    return start && gathering.opened.then(start)
  }

/** Creates the meetings of one plan. */
export function createMeetings(): Meetings {
  const meetings = new Map<string, Meeting>()
  return {
    join: (serviceName) => {
      const meeting = meetings.get(serviceName) ?? { members: 0 }
      meetings.set(serviceName, meeting)
      meeting.members += 1
      return comeTo(meeting)
    },
  }
}
