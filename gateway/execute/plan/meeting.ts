/**
 * Where the last fetches of a subgraph meet that is asked over HTTP: those that nothing waits for but the answer. None
 * leaves before all have come, so that what they ask is one request. The answer waits for the last of them in any case;
 * it comes later only where an early one takes longer than a late one.
 */
import type { PlanRun, Step } from './run.ts'

/** Comes to the meeting of a run, once, with what is to be done then: nothing where there is nothing to ask. */
export type Come = (run: PlanRun, start: (() => ReturnType<Step>) | undefined) => ReturnType<Step>

/** One meeting of all runs of a plan. */
export interface Meeting {
  /** Announces one more who comes; all do so before the first run. */
  join(): Come
}

/** The meetings of a plan. */
export interface Meetings {
  /** The meeting of a subgraph's last fetches. */
  meetingOf(serviceName: string): Meeting
}

/** For whom there is no meeting. */
export const comeAlone: Come = (_, start) => start?.()

/** Those who come in one run. */
interface Gathering {
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

function createMeeting(): Meeting {
  let members = 0
  const gatherings = new WeakMap<PlanRun, Gathering>()
  const come: Come = (run, start) => {
    if (members === 1) return start?.()
    const gathering = gatherings.get(run) ?? gather(members)
    gatherings.set(run, gathering)
    gathering.missing -= 1
    if (gathering.missing === 0) gathering.open()
    return start && gathering.opened.then(start)
  }
  return {
    join: () => {
      members += 1
      return come
    },
  }
}

/** Creates the meetings of one plan. */
export function createMeetings(): Meetings['meetingOf'] {
  const meetings = new Map<string, Meeting>()
  return (serviceName) => {
    const meeting = meetings.get(serviceName) ?? createMeeting()
    meetings.set(serviceName, meeting)
    return meeting
  }
}
