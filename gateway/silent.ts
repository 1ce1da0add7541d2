/** The logger for libraries whose lines may quote values: it says nothing; our own log says what happened. */

const nothing = (): void => undefined

export const silent = { debug: nothing, info: nothing, warn: nothing, error: nothing }
