/** The command that brings the README up to the last run of the bench. */
import { writeReadme } from './readme.ts'

writeReadme()
